import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addAssignment, changeAssignment } from '../../actions/assignments.ts';
import { booksOf, exactImpact } from '../../actions/changes/preview.ts';
import type { OrganisationId } from '../../core/finding.ts';
import { onEachDatabase } from '../../store/testing.fixture.ts';
import { policyJson, shippedOf, PACK } from './pack.fixture.ts';
import { newRulesWorld, phones } from './world.fixture.ts';

const NOBODY = { ownership: null, function: null, clearance: null };
const GROUP = { policy: 'nl', group: 'everyone' };

onEachDatabase('the preview of a policy', (database) => {
  test('is what assessing again then does, organisation by organisation, whatever the policy and whoever is under it', async () => {
    const world = await newRulesWorld(database());
    const strict = policyJson({ id: 'strict', territories: ['CN', 'NL'] });
    await world.startProcess(shippedOf(PACK, [policyJson(), strict]));
    await world.look();
    const { server, store, ann } = world;
    const mine = await addAssignment(server, ann, {
      organisation: world.ministry,
      ...NOBODY,
      ...GROUP,
    });
    assert.ok(mine.ok);
    const fleet = [
      ...phones(3, 'Ministry', 'clip'),
      ...phones(2, 'Ministry', 'notes'),
      ...phones(4, 'Agency', 'clip'),
      ...phones(1, 'Agency', 'chat'),
    ];
    let day = 1;
    const nextDay = (): string => {
      day++;
      const date = new Date(Date.UTC(2026, 11, day)).toISOString().slice(0, 10);
      world.setClock(`${date}T10:00:00.000Z`);
      return date;
    };
    const territories = fc.constantFrom<readonly string[]>(['CN'], ['NL'], ['CN', 'NL'], ['RU']);
    const openBy = async (): Promise<ReadonlyMap<OrganisationId, number>> => {
      const open = (await store.findingCounts([world.root])).filter(
        ({ state }) => state !== 'closed',
      );
      const by = Map.groupBy(open, ({ organisation }) => organisation);
      return new Map(
        [...by].map(([of, rows]) => [of, rows.reduce((sum, { certain }) => sum + certain, 0)]),
      );
    };
    await fc.assert(
      fc.asyncProperty(
        territories,
        territories,
        fc.constantFrom('nl', 'strict'),
        async (before, after, ministryUnder) => {
          const under = { policy: ministryUnder, group: 'everyone' };
          assert.ok((await changeAssignment(server, ann, mine.value.id, under)).ok);
          const put = async (listed: readonly string[]) => {
            const version = nextDay();
            await world.look();
            const json = policyJson({ version, territories: listed });
            const told = await world.propose({ kind: 'policy', json });
            assert.ok(told.ok);
            return told.value;
          };
          await world.adopt((await put(before)).id);
          await world.handIn(`${nextDay()}T08:00:00Z`, fleet);
          const was = await openBy();
          const change = await put(after);
          const [organisations, assignments] = [
            await store.organisations(),
            await store.assignments(),
          ];
          const both = await booksOf(server, world.rules.door, change);
          const impact = await exactImpact(server, both, organisations, assignments);
          await world.adopt(change.id);
          const is = await openBy();
          for (const { id } of organisations) {
            const closes = impact
              .filter(({ organisation }) => organisation === id)
              .reduce((sum, one) => sum + one.closes, 0);
            assert.equal((was.get(id) ?? 0) - (is.get(id) ?? 0), closes);
          }
        },
      ),
      { seed: 3, numRuns: 6 },
    );
    world.end();
  });
});
