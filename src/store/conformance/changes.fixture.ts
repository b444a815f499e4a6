import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrganisationId } from '../../core/finding.ts';
import { NOW, newId, rowsIn, type World } from './world.fixture.ts';

export function changesLeaveATrace(world: () => World): void {
  const organisation = (name: string) => {
    const id = newId() as OrganisationId;
    return { id, parent: world().root, name, path: [world().root, id] };
  };

  test('what was written and its entries are there together, in their order', async () => {
    const { store, db } = world();
    const one = organisation('Inspectorate');
    await store.change(async (tables) => {
      await tables.addOrganisation(one, NOW);
      return { result: null, entries: ['first', 'second', 'third'] };
    });
    assert.ok((await store.organisations()).some(({ id }) => id === one.id));
    const waiting = await store.sequence((log) => log.waiting(10));
    assert.deepEqual(
      waiting?.slice(-3).map(({ entry }) => entry),
      ['first', 'second', 'third'],
    );
    assert.equal(await store.log.waiting(), await rowsIn(db, 'ledger_waiting'));
  });

  test('work that throws leaves nothing, and what gives no entry throws', async () => {
    const { store } = world();
    const before = await store.organisations();
    const waiting = await store.log.waiting();
    await assert.rejects(
      store.change(async (tables) => {
        await tables.addOrganisation(organisation('Half'), NOW);
        throw new Error('a bug');
      }),
      /a bug/,
    );
    await assert.rejects(
      store.change(async (tables) => {
        await tables.addOrganisation(organisation('Silent'), NOW);
        return { result: null, entries: [] };
      }),
      /without a trace/,
    );
    assert.deepEqual(await store.organisations(), before);
    assert.equal(await store.log.waiting(), waiting);
  });

  test('a refusal writes nothing and needs no entry', async () => {
    const { store } = world();
    const refused = await store.change(async (tables) => ({
      result: (await tables.organisations()).length,
      entries: [],
    }));
    assert.equal(refused, 3);
  });

  test('the store can not be asked from inside its own transaction', async () => {
    const { store } = world();
    await assert.rejects(
      store.stage(() => store.fleets()),
      /inside its own transaction/,
    );
    await assert.rejects(
      store.change(async () => ({ result: await store.fleets(), entries: ['x'] })),
      /inside its own transaction/,
    );
    await assert.rejects(
      store.stage(() => store.log.state()),
      /inside its own transaction/,
    );
  });

  const [key, request] = ['key-1', new Uint8Array([1, 2, 3])] as const;
  const decide = (value: string, entries: readonly string[] = ['decided']) =>
    world().store.change(async (tables) => {
      const kept = await tables.claimKey('somebody', key, request, NOW);
      if (kept !== null) return { result: kept.body, entries: [] };
      if (entries.length === 0) return { result: 'refused', entries };
      await tables.addOrganisation(organisation(value), NOW);
      await tables.keepAnswer('somebody', key, { value });
      return { result: { value }, entries };
    });

  test('a request that comes twice gets its first answer, also when both come at once', async () => {
    const answers = await Promise.all([decide('Once'), decide('Once')]);
    assert.deepEqual(answers, [{ value: 'Once' }, { value: 'Once' }]);
    assert.deepEqual(await decide('Again'), { value: 'Once' });
    assert.equal(await world().store.log.waiting(), 2);
  });

  test('a refusal gives its key back', async () => {
    assert.equal(await decide('No', []), 'refused');
    assert.equal(await rowsIn(world().db, 'idempotency'), 0);
    assert.deepEqual(await decide('Yes'), { value: 'Yes' });
  });

  test('kept answers are forgotten after a while', async () => {
    await decide('Once');
    const { store } = world();
    const later = '2026-11-27T10:00:00Z' as typeof NOW;
    assert.equal(await store.stage((tables) => tables.forgetAnswers(NOW, 10)), 0);
    assert.equal(await store.stage((tables) => tables.forgetAnswers(later, 10)), 1);
    assert.deepEqual(await decide('Twice'), { value: 'Twice' });
  });

  test('settings are kept as they were set last', async () => {
    const { store } = world();
    assert.equal(await store.setting('limit'), null);
    for (const value of [{ devices: 50 }, 'fifty'])
      await store.change(async (tables) => {
        await tables.setSetting('limit', value);
        return { result: null, entries: ['set'] };
      });
    assert.equal(await store.setting('limit'), 'fifty');
  });

  test('the log takes what waits, and keeps it in its places', async () => {
    const { store } = world();
    const leaf = new Uint8Array(32).fill(7);
    const state = { origin: 'grendel.example', size: 1, frontier: leaf, checkpoint: null };
    await store.sequence(async (log) => {
      const [first] = await log.waiting(1);
      assert.ok(first);
      await log.integrate({
        taken: [first.id],
        from: 0,
        entries: [first.entry],
        leaves: [leaf],
        tiles: [{ level: 0, number: 0, hashes: leaf }],
        state,
      });
      await log.setCheckpoint('signed');
    });
    assert.equal(await store.log.waiting(), 0);
    assert.deepEqual(await store.log.entries(0, 10), ['founded']);
    assert.deepEqual(
      (await store.log.leaves(0, 10)).map((one) => [...one]),
      [[...leaf]],
    );
    assert.deepEqual([...((await store.log.tile(0, 0)) ?? [])], [...leaf]);
    assert.equal(await store.log.tile(1, 0), null);
    const kept = await store.log.state();
    assert.deepEqual(
      { ...kept, frontier: [...(kept?.frontier ?? [])] },
      {
        ...state,
        frontier: [...leaf],
        checkpoint: 'signed',
      },
    );
  });

  test('an opening is there until it is erased', async () => {
    const { store } = world();
    const opening = { commitment: 'c1', field: 'actor', sealed: new Uint8Array([9]) };
    await store.change(async (tables) => {
      await tables.addOpenings([opening, { ...opening, commitment: 'c2' }]);
      return { result: null, entries: ['by somebody'] };
    });
    const found = await store.log.openings(['c2', 'c1', 'unknown']);
    assert.deepEqual(
      found.map(({ commitment }) => commitment),
      ['c1', 'c2'],
    );
    await store.change(async (tables) => {
      assert.equal(await tables.eraseOpenings(['c1']), 1);
      return { result: null, entries: ['erased'] };
    });
    assert.deepEqual((await store.log.openings(['c1'])).length, 0);
  });
}
