import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { OrganisationId } from './finding.ts';
import type { Organisation } from './organisation.ts';
import type { AppId } from './statements.ts';
import { FEWEST_SHOWN, talliesOf, type DeviceCount } from './tallies.ts';

/** `state` above `ministry` and `court`; `ministry` above `agency` and `desk`. */
const PARENTS = {
  state: null,
  ministry: 'state',
  court: 'state',
  agency: 'ministry',
  desk: 'ministry',
} as const;
type Name = keyof typeof PARENTS;
const NAMES = Object.keys(PARENTS) as readonly Name[];
const pathOf = (name: Name): readonly Name[] => {
  const parent = PARENTS[name];
  return parent === null ? [name] : [...pathOf(parent), name];
};
const TREE = NAMES.map((name): Organisation => ({
  id: name as string as OrganisationId,
  parent: PARENTS[name] as OrganisationId | null,
  name,
  path: pathOf(name) as readonly string[] as readonly OrganisationId[],
}));

const counted = (
  devices: Partial<Record<Name, number>>,
  app: string | null = 'camscanner',
): readonly DeviceCount[] =>
  Object.entries(devices).map(([organisation, devices]) => ({
    organisation: organisation as OrganisationId,
    app: app as AppId | null,
    devices,
  }));
const shown = (counts: readonly DeviceCount[]): Readonly<Record<string, number | null>> =>
  Object.fromEntries(
    talliesOf(counts, TREE)
      .filter(({ app }) => app !== null)
      .map(({ organisation, devices }) => [organisation, devices]),
  );

test('what is enough for an organisation is shown there, and what is not goes to the one above', () => {
  assert.deepEqual(shown(counted({ agency: 5, desk: 2, ministry: 3 })), { agency: 5, ministry: 5 });
});

test('a total minus the units that are shown uncovers no small unit', () => {
  // A plain total of the ministry would be 12, and 12 − 10 would be the two people of the desk.
  assert.deepEqual(shown(counted({ agency: 10, desk: 2 })), { agency: 10 });
  assert.deepEqual(shown(counted({ agency: 10, desk: 2, court: 3 })), { agency: 10, state: 5 });
});

test('nobody can tell a unit where few have an app from one where nobody has it', () => {
  const some = talliesOf(counted({ agency: 9, desk: 1 }), TREE);
  const none = talliesOf(counted({ agency: 9, desk: 0 }), TREE);
  assert.deepEqual(some, none);
});

test('apps that the catalogue does not know have a row in each organisation, with null for fewer than five', () => {
  const rows = talliesOf(counted({ agency: 40, court: 4 }, null), TREE);
  assert.deepEqual(
    rows.map(({ organisation, app, devices }) => [organisation, app, devices]),
    NAMES.map((name) => [name, null, name === 'agency' ? 40 : null]),
  );
});

test('a count for an organisation that is not in the tree is a bug, and is not left out in silence', () => {
  assert.throws(() => talliesOf(counted({ agency: 1 }), []), /not there/);
});

const counts = fc
  .tuple(...NAMES.map((name) => fc.record({ [name]: fc.nat(9) })))
  .map((each) => counted(Object.assign({}, ...each) as Record<Name, number>));

test('no number is under five, and at most four devices of an app are missing under the root', () => {
  fc.assert(
    fc.property(counts, (counts) => {
      const numbers = Object.values(shown(counts)).map((devices) => devices ?? 0);
      assert.ok(numbers.every((devices) => devices >= FEWEST_SHOWN));
      const all = counts.reduce((sum, { devices }) => sum + devices, 0);
      const missing = all - numbers.reduce((sum, devices) => sum + devices, 0);
      assert.ok(missing >= 0 && missing < FEWEST_SHOWN);
    }),
    { seed: 20261126, numRuns: 500 },
  );
});

test('the numbers are of sets of units that never overlap, so that no sum or difference of them is of a small unit', () => {
  fc.assert(
    fc.property(counts, (counts) => {
      const numbers = shown(counts);
      const isShown = (name: Name): boolean => name in numbers;
      // Each unit is in the number of the nearest one upwards that has any, or in none at all.
      for (const name of NAMES.filter(isShown)) {
        const within = counts.filter(
          ({ organisation }) => pathOf(organisation as string as Name).findLast(isShown) === name,
        );
        assert.equal(
          numbers[name],
          within.reduce((sum, { devices }) => sum + devices, 0),
        );
      }
    }),
    { seed: 20261126, numRuns: 500 },
  );
});
