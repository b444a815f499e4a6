import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../core/day.ts';
import type { DeviceId } from '../../core/finding.ts';
import type { Changed, Changing } from '../../actions/store.ts';
import type { AnswerId, NoticeId, StoredNotice } from '../../actions/notices/stored.ts';
import { at, handIn, newId, NOW, sweepAll, type World } from './world.fixture.ts';

const LATER = at('26T10:05');
const name = (text: string): string => Buffer.from(text).toString('hex');

export function holdersAreTold(world: () => World): void {
  const noticeOf = (more: Partial<StoredNotice>): StoredNotice => ({
    id: newId() as NoticeId,
    recipient: 'holder',
    holderId: null,
    organisation: world().ministry,
    kind: 'call',
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
    linkUntil: at('30T10:00'),
    holder: null,
    person: null,
    exception: null,
    ...more,
  });
  const change = <T>(work: (tables: Changing) => Promise<Changed<T>>): Promise<T> =>
    world().store.change(work);

  test('holders are grouped, told, answer, and go when nothing is kept of their devices', async () => {
    const { store, ministry, agency } = world();
    await handIn(world(), {
      moment: at('24T08:00'),
      phones: [
        { name: 'a', apps: ['temu', 'tiktok'] },
        { name: 'b', apps: ['temu'] },
        { name: 'c', in: agency, apps: ['temu'] },
        { name: 'd' },
      ],
    });
    await sweepAll(world());
    const found = await store.notices.ungrouped(null, 2);
    const rest = await store.notices.ungrouped(found[1] ?? null, 10);
    assert.deepEqual([found.length, rest.length], [2, 1]);
    const devices = [...found, ...rest].map(({ device }) => device as DeviceId);
    const [a, b, c] = devices as [DeviceId, DeviceId, DeviceId];
    const grouped = (device: DeviceId, who: string, key = 1) => ({
      device,
      names:
        key === 1
          ? [{ key, name: name(who) }]
          : [
              { key, name: name(`${who}${key}`) },
              { key: 1, name: name(who) },
            ],
      addressed: true,
    });
    await store.stage((tables) =>
      tables.notices.group([grouped(a, 'ann'), grouped(b, 'ann'), grouped(c, 'bob')]),
    );
    await store.stage((tables) => tables.notices.group([grouped(a, 'ann', 2)]));
    const all = await store.notices.cases(null, null, 10);
    assert.deepEqual([all.rows.length, all.next], [4, null]);
    assert.equal(new Set(all.rows.map(({ holder }) => holder)).size, 2, 'renamed, and still two');
    assert.equal((await store.notices.cases([ministry], null, 10)).rows.length, 3);
    const first = await store.notices.cases(null, null, 1);
    assert.equal(first.rows.length, 3);
    assert.equal((await store.notices.cases(null, first.next, 1)).rows.length, 1);
    const [row] = all.rows;
    assert.ok(row);

    const notice = noticeOf({ holderId: row.holder, holder: 'c1' });
    const item = {
      notice: notice.id,
      finding: row.finding.id,
      kind: 'call',
      measure: 'remove',
    } as const;
    await change(async (tables) => {
      await tables.notices.addNotices([notice], [{ ...item, deadline: '2026-12-10' as Day }]);
      await tables.addOpenings([
        { commitment: 'c1', field: 'holder', sealed: new Uint8Array([1]) },
      ]);
      return { result: null, entries: ['planned'] };
    });
    assert.equal((await store.notices.notice(notice.id))?.linkUntil, at('30T10:00'));
    assert.deepEqual(
      (
        await store.notices.notices(
          { scope: [ministry], states: ['planned'], finding: row.finding.id },
          { before: null, limit: 1 },
        )
      ).rows.map(({ id }) => id),
      [notice.id],
    );
    assert.deepEqual(
      (await store.notices.notices({ scope: [agency] }, { before: null, limit: 9 })).rows,
      [],
    );
    assert.equal((await store.notices.counts([ministry]))[0]?.count, 1);
    assert.deepEqual(await store.notices.escalated(), new Map());
    assert.equal((await store.notices.found(notice.id))[0]?.item.deadline, '2026-12-10');
    assert.ok((await store.notices.devices(notice.id))[0]?.sealed);
    assert.equal(await store.notices.holdersOf(devices), 2);

    const lease = { owner: 'one', at: NOW, until: LATER };
    const claim = () => store.stage((tables) => tables.notices.claim(notice.id, lease, 'm@x'));
    assert.equal((await store.notices.due(NOW, 9)).length, 1);
    assert.deepEqual([await claim(), await claim()], [true, false]);
    assert.deepEqual(
      [(await store.notices.abandoned(NOW, 9)).length, await store.notices.waiting()],
      [0, 1],
    );
    assert.equal((await store.notices.abandoned(LATER, 9)).length, 1);
    const back = { sendAfter: LATER, because: 'smtp-451', tried: true };
    const postpone = (owner: string) =>
      store.stage((tables) => tables.notices.postpone(notice.id, owner, back));
    assert.deepEqual([await postpone('two'), await postpone('one')], [false, true]);
    assert.equal((await store.notices.notice(notice.id))?.tries, 1);

    const answer = (kind: 'removed' | 'disputed', words: string | null) => ({
      id: newId() as AnswerId,
      notice: notice.id,
      finding: row.finding.id,
      kind,
      words,
      exception: null,
      at: NOW,
      settled: null,
      replaced: null,
    });
    const replaced = await change<readonly unknown[]>(async (tables) => {
      const one = await tables.notices.answer([answer('removed', null)], 'fr');
      const two = await tables.notices.answer([answer('disputed', 'c2')], 'fr');
      const settled = await tables.notices.settleAnswer(row.finding.id, LATER);
      const set = await tables.notices.setNotice(notice.id, ['planned'], {
        state: 'sent',
        because: null,
        at: LATER,
      });
      return { result: [one, two, settled?.kind, set], entries: ['answered'] };
    });
    assert.deepEqual(replaced, [0, 1, 'disputed', true]);
    const [again] = (await store.notices.cases(null, null, 10)).rows;
    assert.deepEqual(
      [again?.holderLanguage, again?.answer?.kind, again?.lastState, again?.told.length],
      ['fr', 'disputed', 'sent', 1],
    );

    const erase = () =>
      change(async (tables) => {
        const erased = await tables.notices.eraseHolders(10);
        return { result: erased, entries: erased.holders > 0 ? ['erased'] : [] };
      });
    assert.equal((await erase()).holders, 0);
    await handIn(world(), {
      moment: at('25T08:00'),
      phones: ['a', 'b', 'c', 'd'].map((one) => ({ name: one })),
    });
    await sweepAll(world());
    await store.change(async (tables) => {
      await tables.eraseContacts('2027-06-01T00:00:00Z' as never, 100);
      return { result: null, entries: ['contacts erased'] };
    });
    const erased = await erase();
    assert.deepEqual([erased.holders, erased.commitments.toSorted()], [2, ['c1', 'c2']]);
    assert.equal((await store.notices.notice(notice.id))?.holderId, null);
  });
}
