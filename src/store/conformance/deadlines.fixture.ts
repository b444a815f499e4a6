import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../core/day.ts';
import { isCertain, type Finding, type OrganisationId } from '../../core/finding.ts';
import type { NoticeId, StoredNotice } from '../../actions/notices/stored.ts';
import type { FindingOrder, StoredFinding } from '../../actions/store.ts';
import { allFindings, at, handIn, newId, NOW, type World } from './world.fixture.ts';

export function deadlinesAreWhatWasToldLast(world: () => World): void {
  test('a finding has the deadline that its holder was told last, until it is closed', async () => {
    const { store } = world();
    const phones = [{ name: 'a', apps: ['tiktok'] }];
    await handIn(world(), { moment: at('20T08:00'), phones });
    const deadline = async () => (await allFindings(world()))[0]?.deadline;
    assert.equal(await deadline(), null);
    await callSome(world(), ['2026-12-10' as Day]);
    assert.equal(await deadline(), '2026-12-10');

    const [one] = await allFindings(world());
    assert.ok(one);
    const tell = (day: string | null) =>
      store.change(async (tables) => {
        const notice = newNotice(world().ministry);
        const item = { notice: notice.id, finding: one.id, kind: 'reminder' } as const;
        await tables.notices.addNotices(
          [notice],
          [{ ...item, measure: 'remove', deadline: day as Day | null }],
        );
        return { result: null, entries: ['reminded'] };
      });
    await tell('2026-12-17');
    assert.equal(await deadline(), '2026-12-17', 'the clock had stood still');
    await tell(null);
    assert.equal(await deadline(), null);
    await tell('2026-12-17');

    await handIn(world(), { moment: at('21T08:00'), phones: [{ name: 'a' }] });
    assert.deepEqual(
      (await allFindings(world())).map(({ state, deadline: told }) => [state, told]),
      [['closed', null]],
    );
    await handIn(world(), { moment: at('22T08:00'), phones });
    assert.deepEqual(
      (await allFindings(world())).map(({ state, deadline: told }) => [state, told]),
      [['open', null]],
    );
  });
}

/** As `order` says, worked out from the rows. */
export function inOrder(
  some: readonly StoredFinding[],
  order: FindingOrder,
): readonly StoredFinding[] {
  const newest = some.toSorted((a, b) => (`${a.opened} ${a.id}` < `${b.opened} ${b.id}` ? 1 : -1));
  if (order === 'newest') return newest;
  if (order === 'oldest') return newest.toReversed();
  const wasCalled = ({ state }: Finding): boolean => state === 'called' || state === 'overdue';
  const place = ({ deadline, id }: StoredFinding): string => `${deadline ?? 'infinity'} ${id}`;
  return [
    ...newest.filter(wasCalled).toSorted((a, b) => (place(a) < place(b) ? -1 : 1)),
    ...newest.filter((one) => !wasCalled(one)),
  ];
}

const SOME = [null, '2026-12-10', '2026-12-03', '2027-01-04'] as readonly (Day | null)[];

const newNotice = (organisation: OrganisationId): StoredNotice => ({
  id: newId() as NoticeId,
  recipient: 'holder',
  holderId: null,
  organisation,
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
});

/** Every second open one is called, with one of three deadlines or none; some of these are overdue by now. */
export async function callSome(
  world: World,
  deadlines: readonly (Day | null)[] = SOME,
): Promise<void> {
  const open = (await allFindings(world)).filter((one) => one.state === 'open' && isCertain(one));
  const called = open.filter((_, n) => n % 2 === 0);
  const notice = newNotice(world.ministry);
  const event = (finding: Finding, kind: 'called' | 'overdue') => ({
    id: newId(),
    finding: finding.id,
    device: finding.device,
    change: { kind, finding: finding.id, app: finding.app },
    entry: null,
    at: NOW,
  });
  await world.store.change(async (tables) => {
    await tables.notices.addNotices(
      [notice],
      called.map(({ id: finding }, n) => ({
        notice: notice.id,
        finding,
        kind: 'call',
        measure: 'remove',
        deadline: deadlines[n % deadlines.length] ?? null,
      })),
    );
    await tables.applyEvents(
      called.map((one) => event(one, 'called')),
      30,
    );
    return { result: null, entries: ['called'] };
  });
  const late = called.filter((_, n) => n % 4 === 1);
  if (late.length === 0) return;
  await world.store.change(async (tables) => {
    await tables.applyEvents(
      late.map((one) => event(one, 'overdue')),
      30,
    );
    return { result: null, entries: ['overdue'] };
  });
}
