import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { OrganisationId } from '../../core/finding.ts';
import { newGovernment, phones } from '../../wiring/government.fixture.ts';
import { namingOf } from './read.ts';
import { readProgress, shownProgress } from './progress.ts';
import type { SummaryRow } from './summary.ts';

const row = (organisation: string, certain: number, possible = 0): SummaryRow => ({
  organisation: organisation as OrganisationId,
  app: 'clip' as never,
  appName: 'Clip',
  category: null,
  state: 'open',
  certain,
  possible,
});
const told = (rows: readonly SummaryRow[]) =>
  shownProgress(rows).map(({ certain, possible }) => [certain, possible]);

test('a number under five is not told, and none is none', () => {
  assert.deepEqual(told([row('a', 12, 0), row('a', 3, 2), row('a', 5, 4)]), [
    [12, 0],
    [null, null],
    [5, null],
  ]);
});

test('where one small number would follow from a total, the smallest that would be told is not told either', () => {
  const apart = [row('a', 12), row('a', 2), row('a', 7), row('b', 9), row('b', 6)];
  assert.deepEqual(told(apart), [
    [12, 0],
    [null, 0],
    [null, 0],
    [9, 0],
    [6, 0],
  ]);
  // Two that are one each would follow from the two that they are together.
  assert.deepEqual(told([row('a', 12), row('a', 1), row('a', 1), row('a', 8)]), [
    [12, 0],
    [null, 0],
    [null, 0],
    [null, 0],
  ]);
});

test('in no organisation a small number is told, or is all that is not told', () => {
  const rows = fc.array(
    fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.nat({ max: 12 }), fc.nat({ max: 12 }))
      .map(([organisation, certain, possible]) => row(organisation, certain, possible)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(rows, (all) => {
      const shown = shownProgress(all);
      for (const organisation of new Set(all.map((one) => one.organisation))) {
        const cells = all.flatMap((one, at) =>
          one.organisation === organisation
            ? [
                [one.certain, shown[at]?.certain] as const,
                [one.possible, shown[at]?.possible] as const,
              ]
            : [],
        );
        for (const [count, said] of cells) {
          assert.ok(said === null || said === count);
          assert.ok(said !== null || count > 0);
          assert.ok(said === null || count === 0 || count >= 5);
        }
        const hidden = cells.filter(([, said]) => said === null).map(([count]) => count);
        const isAll = cells.every(([count, said]) => said === null || count === 0);
        const together = hidden.reduce((total, count) => total + count, 0);
        assert.ok(hidden.length === 0 || isAll || (hidden.length >= 2 && together >= 5));
      }
    }),
  );
});

test('what a server has found is told so', async () => {
  const state = await newGovernment();
  await state.handIn('2026-11-23T08:00:00Z', phones(4, { apps: ['clip'] }));
  const naming = namingOf(state.server.rules().catalogue);
  const before = await readProgress(state.server, naming, [state.root]);
  assert.deepEqual(
    before.map(({ app, certain }) => [app, certain]),
    [['clip', null]],
  );
  await state.handIn('2026-11-24T08:00:00Z', phones(5, { apps: ['clip'] }));
  const after = await readProgress(state.server, naming, [state.root]);
  assert.deepEqual(
    after.map(({ app, certain }) => [app, certain]),
    [['clip', 5]],
  );
});
