import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  ApprovalId,
  ExceptionId,
  StoredApproval,
  StoredException,
} from '../../actions/exceptions/stored.ts';
import type { NoticeId, StoredNotice } from '../../actions/notices/stored.ts';
import type { ExemptionId } from '../../actions/mdm/stored.ts';
import type { Day } from '../../core/day.ts';
import type { DeviceId, OrganisationId } from '../../core/finding.ts';
import type { PersonId } from '../../core/rights.ts';
import type { AppId } from '../../core/statements.ts';
import { allFindings, at, handIn, newId, NOW, sweepAll, type World } from './world.fixture.ts';

const day = (text: string): Day => text as Day;
const TEMU = 'temu' as AppId;
const newest = { after: null, limit: 10, order: 'newest' } as const;

/** What people decide about exceptions and approvals is kept, and found again by its days, its devices and its part of the tree. */
export function exceptionsAreKept(world: () => World): void {
  const made = (change: Partial<StoredException> = {}): StoredException => ({
    id: newId() as ExceptionId,
    number: 1,
    app: TEMU,
    organisation: world().ministry,
    scope: { kind: 'holder', name: null, devices: 1 },
    policy: 'nl',
    ground: 'inspection',
    task: 'c1',
    mitigations: ['separate-device', 'no-official-accounts'],
    restricted: false,
    from: null,
    until: day('2026-12-10'),
    state: 'asked',
    askedAs: 'person',
    askedBy: newId() as PersonId,
    asked: NOW,
    decidedBy: null,
    decided: null,
    delegated: false,
    begun: null,
    ended: null,
    reminded: null,
    ...change,
  });
  const add = async (one: StoredException, devices: readonly DeviceId[]): Promise<number> =>
    world().store.change(async (tables) => {
      const number = await tables.exceptions.nextNumber('exception');
      const rows = devices.map((device) => ({ device, finding: null }));
      await tables.exceptions.addException({ ...one, number }, rows);
      return { result: number, entries: ['asked'] };
    });
  const devicesFound = async (): Promise<readonly DeviceId[]> => {
    const phones = ['a', 'b', 'c'].map((name) => ({ name, apps: name === 'c' ? [] : ['temu'] }));
    await handIn(world(), { moment: at('20T08:00'), phones });
    await sweepAll(world());
    return (await allFindings(world())).map(
      (row) => (row as unknown as { readonly device: DeviceId }).device,
    );
  };

  test('that one ends is told to whose device it is for, once', async () => {
    const { store, ministry } = world();
    const [device = 0 as DeviceId, other = 0 as DeviceId] = await devicesFound();
    const one = made({ askedAs: 'holder', askedBy: null });
    await add(one, [device]);
    assert.equal(await store.notices.holderOf(one.id), null);
    const named = (id: DeviceId, name: string) => ({
      device: id,
      names: [{ key: 1, name }],
      addressed: true,
    });
    await store.stage((tables) => tables.notices.group([named(device, 'aa'), named(other, 'bb')]));
    const holder = await store.notices.holderOf(one.id);
    assert.deepEqual([holder?.name, holder?.addressed, holder?.language], ['aa', true, null]);
    const notice: StoredNotice = {
      id: newId() as NoticeId,
      recipient: 'holder',
      holderId: holder?.id ?? null,
      organisation: ministry,
      kind: 'exception-ending',
      state: 'planned',
      because: null,
      policy: 'nl',
      language: 'nl',
      planned: NOW,
      sendAfter: NOW,
      tries: 0,
      messageId: null,
      changed: NOW,
      linkKey: 1,
      linkUntil: NOW,
      holder: null,
      person: null,
      exception: one.id,
    };
    const tell = (id: NoticeId) =>
      store.change(async (tables) => {
        await tables.notices.addNotices([{ ...notice, id }], []);
        return { result: null, entries: ['told'] };
      });
    await tell(notice.id);
    await assert.rejects(tell(newId() as NoticeId));
    assert.deepEqual(await store.notices.notice(notice.id), notice);
    assert.deepEqual(
      (await store.notices.devices(notice.id)).map((row) => [row.device, row.sealed !== null]),
      [[device, true]],
    );
  });

  test('exceptions are numbered without a gap, read back as they were written, and change only from the state that they have', async () => {
    const { store, root, ministry, agency } = world();
    const [device = 0 as DeviceId] = await devicesFound();
    const one = made();
    assert.equal(await add(one, [device]), 1);
    await assert.rejects(
      store.change(async (tables) => {
        await tables.exceptions.nextNumber('exception');
        throw new Error('thought better of it');
      }),
    );
    const other = made({ organisation: agency, restricted: true });
    assert.equal(await add(other, [device]), 2);
    assert.deepEqual(await store.exceptions.exception(one.id), one);
    const numbers = async (scope: readonly OrganisationId[], more: object = {}) =>
      (await store.exceptions.exceptions({ scope, ...more }, newest)).rows.map(
        ({ number }) => number,
      );
    assert.deepEqual(await numbers([root]), [2, 1]);
    assert.deepEqual(await numbers([ministry]), [1]);
    assert.deepEqual(await numbers([]), []);
    assert.deepEqual(await numbers([root], { states: ['in-force'] }), []);
    const first = await store.exceptions.exceptions({ scope: [root] }, { ...newest, limit: 1 });
    assert.deepEqual([first.rows.length, first.next], [1, 2]);
    const moved = await store.change(async (tables) => {
      const event = { id: newId(), kind: 'granted', by: one.askedBy, says: null } as const;
      await tables.exceptions.addExceptionEvent(one.id, { ...event, words: 'c2', at: NOW });
      const to = { state: 'in-force', decided: NOW, begun: NOW, delegated: true } as const;
      const set = await tables.exceptions.setException(one.id, ['asked'], to);
      const again = await tables.exceptions.setException(one.id, ['asked'], { reminded: NOW });
      return { result: [set, again], entries: ['granted'] };
    });
    assert.deepEqual(moved, [true, false]);
    const now = await store.exceptions.exception(one.id);
    assert.deepEqual([now?.state, now?.delegated, now?.reminded], ['in-force', true, null]);
    assert.deepEqual(
      (await store.exceptions.eventsOf(one.id)).map(({ kind, words }) => [kind, words]),
      [['granted', 'c2']],
    );
    assert.deepEqual(await numbers([root], { endingBefore: '2026-12-10' }), []);
    assert.deepEqual(await numbers([root], { endingBefore: '2026-12-11' }), [1]);
    const ending = await store.exceptions.exceptionsEnding('nl', day('2026-12-10'), 10);
    assert.deepEqual(
      ending.map(({ id }) => id),
      [one.id],
    );
    assert.deepEqual(await store.exceptions.exceptionsEnding('gb', day('2026-12-10'), 10), []);
  });

  test('the calendar finds what ends before what begins, and an overlap is seen by its days', async () => {
    const { store } = world();
    const [device = 0 as DeviceId, other = 0 as DeviceId] = await devicesFound();
    const first = made({ state: 'in-force' });
    const next = made({ state: 'granted', from: day('2026-12-10'), until: day('2026-12-20') });
    await add(next, [device]);
    await add(first, [device]);
    const due = async (on: string) =>
      (await store.exceptions.exceptionsDue(day(on), 10)).map(({ id }) => id);
    assert.deepEqual(await due('2026-12-09'), []);
    assert.deepEqual(await due('2026-12-10'), [first.id, next.id]);
    const overlaps = (device_: DeviceId, from: string, until: string, app = TEMU) =>
      store.exceptions.overlaps(app, [device_], { from: day(from), until: day(until) });
    assert.equal(await overlaps(device, '2026-12-01', '2026-12-05'), true);
    assert.equal(await overlaps(device, '2026-12-20', '2026-12-25'), false);
    assert.equal(await overlaps(device, '2026-12-19', '2026-12-25'), true);
    assert.equal(await overlaps(other, '2026-12-01', '2026-12-05'), false);
    assert.equal(await overlaps(device, '2026-12-01', '2026-12-05', 'clip' as AppId), false);
  });

  test('a device has leave once; what an exception gave ends with it, and its device stays while it is named', async () => {
    const { store, fleet, ministry } = world();
    const [device = 0 as DeviceId] = await devicesFound();
    const one = made();
    await add(one, [device]);
    const [known] = await store.exceptions.devicesOf(one.id);
    assert.deepEqual(known, { device, fleet, organisation: ministry, finding: null });
    const { ground, task, app, until } = one;
    const leave = {
      ground,
      task,
      app,
      until,
      device,
      fleet,
      exception: one.id,
      finding: null,
      organisation: ministry,
      restricted: false,
      from: NOW,
      ended: null,
    };
    const give = () =>
      store.change(async (tables) => {
        const given = { ...leave, id: newId() as ExemptionId };
        await tables.exceptions.addExemptions([given]);
        return { result: null, entries: ['given'] };
      });
    assert.equal(await store.exceptions.hasLeave(TEMU, [device]), false);
    await give();
    assert.equal(await store.exceptions.hasLeave(TEMU, [device]), true);
    await assert.rejects(give());
    assert.deepEqual(await store.mdm.exemptionsDue(day('2027-12-10'), 10), []);
    await handIn(world(), { moment: at('21T08:00'), phones: [{ name: 'z', apps: [] }] });
    await sweepAll(world());
    assert.equal((await store.exceptions.devicesOf(one.id)).length, 1);
    const ended = await store.change(async (tables) => ({
      result: await tables.exceptions.endExemptionsOf(one.id, NOW, 30),
      entries: ['ended'],
    }));
    assert.deepEqual(
      ended.map((row) => row.device),
      [device],
    );
    assert.deepEqual(await store.mdm.exemptions(null), []);
  });

  test('approvals hold for their group of their policy, in the organisations above, up to their day', async () => {
    const { store, root, ministry } = world();
    const one: StoredApproval = {
      id: newId() as ApprovalId,
      number: 1,
      organisation: root,
      policy: 'nl',
      group: 'all',
      app: null,
      name: 'Trains, "fast"',
      android: ['nl.trains', 'nl.trains.beta'],
      ios: [],
      why: 'c1',
      review: day('2027-01-01'),
      state: 'asked',
      askedBy: null,
      asked: NOW,
      decidedBy: null,
      decided: null,
      reasons: null,
      ended: null,
      reminded: null,
    };
    await store.change(async (tables) => {
      const number = await tables.exceptions.nextNumber('approval');
      await tables.exceptions.addApproval({ ...one, number });
      return { result: null, entries: ['asked'] };
    });
    assert.deepEqual(await store.exceptions.approval(one.id), one);
    const held = async (policy: string, group: string, on: string) =>
      (await store.exceptions.approvalsFor([root, ministry], policy, group, day(on))).length;
    assert.equal(await held('nl', 'all', '2026-11-27'), 0);
    await store.change(async (tables) => {
      const to = { state: 'in-force', decided: NOW, reasons: 'c2' } as const;
      assert.equal(await tables.exceptions.setApproval(one.id, ['asked'], to), true);
      assert.equal(await tables.exceptions.setApproval(one.id, ['asked'], to), false);
      return { result: null, entries: ['granted'] };
    });
    assert.equal(await held('nl', 'all', '2026-12-31'), 1);
    assert.equal(await held('nl', 'all', '2027-01-01'), 0);
    assert.equal(await held('nl', 'some', '2026-12-31'), 0);
    assert.equal(await held('gb', 'all', '2026-12-31'), 0);
    assert.equal((await store.exceptions.approvalsDue(day('2027-01-01'), 10)).length, 1);
    assert.equal((await store.exceptions.approvalsEnding(day('2027-01-01'), 10)).length, 1);
    const listed = await store.exceptions.approvals({ scope: [root], group: 'all' }, newest);
    assert.deepEqual([listed.rows.length, listed.next], [1, null]);
    assert.equal((await store.exceptions.approvals({ scope: [ministry] }, newest)).rows.length, 0);
  });
}
