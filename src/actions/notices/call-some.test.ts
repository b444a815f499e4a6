import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FindingId, OrganisationId } from '../../core/finding.ts';
import { newCalling } from '../../wiring/notices/world.fixture.ts';
import { callSome } from './call-some.ts';

const SEEN = '2026-11-25T08:00:00Z';
const NOBODY = '01900000-0000-7000-8000-0000000000ff' as FindingId;
const PHONES = [
  { id: 'ann-1', holder: 'ann@ministry.example', apps: ['clip', 'mirror'] },
  { id: 'ann-2', holder: 'ann@ministry.example', apps: ['clip'] },
  { id: 'name', holder: 'Cor de Vries', apps: ['clip'] },
  { id: 'bob', holder: 'bob@ministry.example', apps: ['clip'] },
];

test('of chosen findings each is told what was said, or why nothing is; a message says all that is due of a holder', async (t) => {
  const state = await newCalling();
  await state.handIn(SEEN, PHONES);
  await state.call({ dryRun: true });
  const { rows } = await state.store.notices.cases(null, null, 10);
  const of = (holder: (typeof rows)[number]['holder'] | undefined) =>
    rows.filter((row) => row.holder === holder).map(({ finding }) => finding.id);
  const byHolder = [...new Set(rows.map(({ holder }) => holder))];
  const ann = byHolder.find((holder) => of(holder).length === 3);
  const cor = rows.find(({ addressed }) => !addressed)?.holder;
  const [clip = NOBODY] = of(ann);
  const [unaddressed = NOBODY] = of(cor);
  const chosen = [clip, unaddressed, NOBODY];
  const asked = { dryRun: false, atAnyHour: false };
  const call = (more = {}, context = state.administrator, ids = chosen) =>
    callSome(state.notices, context, ids, { ...asked, ...more });
  const outcomes = async (...given: Parameters<typeof call>) =>
    (await call(...given)).items.map(({ outcome, waits }) => [outcome, waits]);
  const WOULD = [
    ['call', null],
    ['call', 'without-address'],
    ['unknown-finding', null],
  ];

  await t.test('a trial says what would be done, and writes nothing', async () => {
    const from = (await state.entries()).length;
    assert.deepEqual(await outcomes({ dryRun: true }), WOULD);
    assert.deepEqual([await state.said(from), await state.all()], [[], []]);
  });

  await t.test('outside of what one may see every finding is unknown', async () => {
    const other = '01900000-0000-7000-8000-0000000000ee' as OrganisationId;
    assert.deepEqual(
      await outcomes({}, { ...state.administrator, scope: [other] }),
      chosen.map(() => ['unknown-finding', null]),
    );
    assert.deepEqual(await state.all(), []);
  });

  const { items, messages, findings } = await call();
  assert.deepEqual([items.length, messages, findings], [3, 2, 4]);
  const states = Object.groupBy(await state.findings(), (one) => one);
  assert.deepEqual(
    Object.entries(states)
      .map(([what, times]) => `${times?.length} ${what}`)
      .toSorted(),
    ['1 clip open', '1 mirror called', '3 clip called'],
    'who was not chosen is not called',
  );
  assert.deepEqual(await outcomes(), [
    ['already-called', null],
    ['holder-not-reached', null],
    ['unknown-finding', null],
  ]);
});
