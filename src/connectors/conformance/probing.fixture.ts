import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Probed } from '../../actions/mdm/connector.ts';
import type { Conforming } from './conforming.fixture.ts';
import { inWorld, never, type World } from './world.fixture.ts';

/** What a person is told who tries a connection: what is missing, one by one, and nothing that was read. */
export function saysWhatIsMissing(name: string, conforming: Conforming): void {
  const probe = (world: World): Promise<readonly Probed[]> =>
    world
      .open((connection) => ({ ...connection, tries: 1, sleep: async () => undefined }))
      .probe(never());
  const failed = (probes: readonly Probed[]) => probes.filter(({ fault }) => fault !== null);

  test(`${name}: tried with all its rights, nothing is missing, and nothing was changed`, () =>
    inWorld(conforming, {}, async (world) => {
      const effects = world.mdm.effects();
      const probes = await probe(world);
      assert.deepEqual(failed(probes), []);
      assert.ok(probes.some(({ use, tried }) => use === 'read' && tried));
      assert.ok(
        probes.some(({ serverTime }) => serverTime !== null),
        'it says its time',
      );
      for (const { count } of probes) if (count !== null) assert.equal(count, world.fleet.size);
      assert.equal(world.mdm.effects(), effects);
    }));

  test(`${name}: a credential that is refused is said once for each use, and no right is guessed`, () =>
    inWorld(conforming, {}, async (world) => {
      const connector = world.open((connection) => ({
        ...connection,
        tries: 1,
        sleep: async () => undefined,
        secret: (asked) => (connection.secret(asked) === null ? null : `${'wrong'.repeat(9)}`),
      }));
      const probes = failed(await connector.probe(never()));
      assert.ok(probes.length > 0);
      assert.equal(probes.length, new Set(probes.map(({ use }) => use)).size);
      for (const { fault } of probes) assert.equal(fault?.kind, 'unauthorised');
    }));

  test(`${name}: where one thing may not be read, that is said, and the rest is asked for all the same`, () =>
    inWorld(conforming, {}, async (world) => {
      const all = await probe(world);
      world.mdm.traps.set({ forbids: ['restrictions'] });
      const some = await probe(world);
      const missing = failed(some);
      for (const { fault, right } of missing) {
        assert.equal(fault?.kind, 'forbidden');
        assert.ok(right !== null, 'it says which right');
      }
      assert.equal(some.length, all.length);
      assert.ok(missing.length < some.length);
    }));

  test(`${name}: an MDM that answers nothing is asked once, and not waited for`, () =>
    inWorld(conforming, { fail: { every: 1, status: 503 } }, async (world) => {
      const before = world.mdm.requests();
      const probes = failed(await probe(world));
      assert.ok(probes.every(({ fault }) => fault?.kind === 'unavailable'));
      assert.ok(probes.length > 0);
      assert.ok(world.mdm.requests() - before <= 6, `${world.mdm.requests() - before} requests`);
    }));
}
