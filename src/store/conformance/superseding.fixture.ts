import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  allFindings,
  at,
  handIn,
  rowsIn,
  shown,
  sweepAll,
  type Phone,
  type World,
} from './world.fixture.ts';

const TIKTOK = { name: 'a', apps: ['tiktok'] };

export function theLatestIsWhatCounts(world: () => World): void {
  test('a second copy stands with its finding, and goes when the latest inventory does not have it', async () => {
    const told = async (day: string, twice: boolean): Promise<boolean | undefined> => {
      await handIn(world(), {
        moment: at(`${day}T08:00`),
        phones: [{ name: 'a', apps: ['tiktok'], twice }],
      });
      await sweepAll(world());
      return (await allFindings(world()))[0]?.secondCopy;
    };
    assert.deepEqual(
      [
        await told('20', true),
        await told('21', true),
        await told('22', false),
        await told('23', true),
      ],
      [true, true, false, true],
    );
  });

  test('a part goes once each of its devices was heard of again, and what is known of them stays', async () => {
    const { store, fleet, db } = world();
    const part = (day: string, phones: readonly Phone[]) =>
      handIn(world(), { moment: at(`${day}T08:00`), coverage: 'part', phones });
    const all = async () => {
      // The sweep of the newer one finds the older one to be swept.
      await sweepAll(world());
      await sweepAll(world());
      const { rows } = await store.inventories(fleet, { before: null, limit: 9 });
      const coverage = await store.coverage([world().root]);
      return {
        states: rows.map(({ state }) => state),
        sightings: await rowsIn(db, 'sighting'),
        counted: coverage.reduce((sum, one) => sum + one.withHits + one.without, 0),
        shown: await shown(world()),
      };
    };
    await part('20', [TIKTOK, { name: 'b', apps: ['temu'] }]);
    await part('21', [TIKTOK]);
    assert.deepEqual(await all(), {
      states: ['published', 'published'],
      sightings: 3,
      counted: 2,
      shown: ['temu open', 'tiktok open'],
    });
    // An old report of `b` shadows nothing of a later one.
    await part('19', [{ name: 'b' }]);
    assert.equal((await all()).sightings, 4);
    await part('22', [{ name: 'b', apps: ['temu'] }]);
    assert.deepEqual(await all(), {
      states: ['published', 'superseded', 'published', 'superseded'],
      sightings: 2,
      counted: 2,
      shown: ['temu open', 'tiktok open'],
    });
    assert.deepEqual(await part('20', [{ name: 'a' }]), [], 'what comes late still says nothing');
  });
}
