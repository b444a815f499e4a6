import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { FleetId, OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { Tree } from '../../actions/store.ts';
import { onEachDatabase } from '../testing.fixture.ts';
import { addFleet } from './fleets.ts';
import { addOrganisation } from './organisations.ts';
import { keepTree, reachIn } from './tree.ts';

const AT = '2026-11-26T10:00:00Z' as Instant;
const idOf = (n: number) =>
  `00000000-0000-0000-0000-${String(n).padStart(12, '0')}` as OrganisationId;

/** Each is below the one that it names, which comes before it; -1: below none. */
function organisationsOf(parents: readonly number[]): readonly Organisation[] {
  const all: Organisation[] = [];
  for (const [n, place] of parents.entries()) {
    const above = all[place] ?? null;
    const path = [...(above?.path ?? []), idOf(n)];
    all.push({ id: idOf(n), parent: above?.id ?? null, name: `O ${n}`, path });
  }
  return all;
}

function treeOf(all: readonly Organisation[], holder: OrganisationId | null = null): Tree {
  return {
    organisations: new Map(all.map((one) => [one.id, one])),
    tops: all.flatMap(({ id, parent }) => (parent === null ? [id] : [])),
    fleets:
      holder === null
        ? []
        : [{ id: 'fleet' as FleetId, organisation: holder, name: 'f', mdm: 'other', version: 0 }],
  };
}

onEachDatabase('the tree of organisations, kept', (database) => {
  test('is read anew only where an organisation was added, and shows each fleet', async () => {
    const { db } = database();
    const [root, first, second] = organisationsOf([-1, 0, 1]);
    if (!root || !first || !second) throw new Error('three were made');
    for (const one of [root, first]) await addOrganisation(db, one, AT);
    const kept = keepTree(db);
    const before = await kept.read();
    assert.deepEqual([...before.organisations.values()], [root, first]);
    assert.equal(await kept.read(), before, 'within a second it is not even asked for');

    kept.forget();
    const fleet = { id: idOf(9) as string as FleetId, organisation: first.id, name: 'F', mdm: 'x' };
    await addFleet(db, fleet, AT);
    const again = await kept.read();
    assert.equal(again.organisations, before.organisations);
    assert.deepEqual(again.fleets, [{ ...fleet, version: 0 }]);

    kept.forget();
    await addOrganisation(db, second, AT);
    const after = await kept.read();
    assert.deepEqual([...after.organisations.values()], [root, first, second]);

    kept.forget();
    await db.updateTable('organisation').set({ name: 'Else' }).where('id', '=', first.id).execute();
    assert.equal((await kept.read()).organisations.get(first.id)?.name, 'Else');
  });
});

test('a filter reaches what lies in its scope and below its organisation, and no more', () => {
  const parents = fc
    .array(fc.nat(), { minLength: 1, maxLength: 12 })
    .map((draws) => draws.map((draw, n) => (draw % (n + 1)) - 1));
  const place = fc.nat({ max: 13 });
  fc.assert(
    fc.property(
      parents,
      fc.array(place, { minLength: 1, maxLength: 4 }),
      fc.option(place),
      place,
      (drawn, scoped, wanted, held) => {
        const all = organisationsOf(drawn);
        const scope = scoped.map(idOf);
        const organisation = wanted === null ? {} : { organisation: idOf(wanted) };
        const isWanted = ({ path }: Organisation): boolean =>
          path.some((id) => scope.includes(id)) && (wanted === null || path.includes(idOf(wanted)));
        const expected = all.filter(isWanted).map(({ id }) => id);
        const tree = treeOf(all, idOf(held));
        const { organisations, wholeFleet } = reachIn(tree, {
          scope,
          ...organisation,
          fleet: 'fleet' as FleetId,
        });
        const isAll = all.every(isWanted);
        assert.deepEqual(organisations?.toSorted() ?? null, isAll ? null : expected.toSorted());
        const holder = all.find(({ id }) => id === idOf(held));
        assert.equal(wholeFleet, holder !== undefined && isWanted(holder));
      },
    ),
  );
});
