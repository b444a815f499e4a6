import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, at, handIn, stage, sweepAll, type World } from './world.fixture.ts';

/** As `src/privacy/seal.ts` begins: the version, the number of the key. */
const sealedUnder = (key: number, text: string): Uint8Array => {
  const sealed = Buffer.concat([Buffer.of(1, 0, 0, 0, 0), Buffer.from(text)]);
  sealed.writeUInt32BE(key, 1);
  return new Uint8Array(sealed);
};

export function keysAreChanged(world: () => World): void {
  const addOpenings = (openings: Readonly<Record<string, Uint8Array>>) =>
    world().store.change(async (tables) => {
      await tables.addOpenings(
        Object.entries(openings).map(([commitment, sealed]) => ({
          commitment,
          field: 'actor',
          sealed,
        })),
      );
      return { result: null, entries: ['by somebody'] };
    });
  const needs = async (of: string): Promise<readonly string[]> =>
    (await world().store.keyNeeds())
      .filter(({ what }) => what === of)
      .map(({ key, count }) => `${count} under ${key}`);

  test('a device needs the key under which it was seen last, while an inventory or a finding has it', async () => {
    const told = (day: string, phones: readonly (readonly [string, readonly number[]])[]) => ({
      moment: at(`${day}T08:00`),
      phones: phones.map(([name, keys]) => ({ name, keys, apps: name === 'a' ? ['temu'] : [] })),
    });
    await handIn(
      world(),
      told('20', [
        ['a', [1]],
        ['b', [1]],
      ]),
    );
    assert.deepEqual(await needs('device'), ['2 under 1']);
    await handIn(
      world(),
      told('21', [
        ['a', [2, 1]],
        ['b', [2, 1]],
      ]),
    );
    assert.deepEqual(await needs('device'), ['2 under 2'], 'seen again under the new one');
    await stage(
      world(),
      told('22', [
        ['c', [1]],
        ['b', [2, 1]],
      ]),
    );
    assert.deepEqual(await needs('device'), ['1 under 1', '2 under 2'], 'on its way in');
    await handIn(world(), told('23', [['b', [2]]]));
    await sweepAll(world());
    assert.deepEqual(await needs('device'), ['1 under 1', '1 under 2'], 'its finding is closed');
  });

  test('what is sealed under another key is found page by page, and replaced if it is still that', async () => {
    const { store } = world();
    await addOpenings({
      c1: sealedUnder(1, 'one'),
      c2: sealedUnder(2, 'two'),
      c3: sealedUnder(1, 'three'),
    });
    assert.deepEqual(await needs('opening'), ['2 under 1', '1 under 2']);
    const [first] = await store.sealedOtherwise('opening', 2, null, 1);
    assert.deepEqual([first?.id, first?.context], ['c1', 'c1']);
    const [second] = await store.sealedOtherwise('opening', 2, 'c1', 10);
    assert.ok(first && second?.id === 'c3');
    const anew = [first, second].map(({ id, sealed }) => ({
      id,
      was: id === 'c3' ? sealedUnder(1, 'another') : sealed,
      sealed: sealedUnder(2, id),
    }));
    assert.equal(await store.stage((tables) => tables.reseal('opening', anew)), 1);
    assert.deepEqual(await needs('opening'), ['1 under 1', '2 under 2']);
  });

  test('a contact comes with the fleet to which it is bound', async () => {
    const { store, fleet } = world();
    await handIn(world(), { moment: at('20T08:00'), phones: [{ name: 'a', apps: ['temu'] }] });
    await sweepAll(world());
    const [finding] = await allFindings(world());
    const [row, ...rest] = await store.sealedOtherwise('contact', 7, null, 10);
    assert.ok(row && finding);
    assert.deepEqual([row.id, row.context, rest], [String(finding.device), fleet, []]);
    const sealed = sealedUnder(7, 'a');
    const anew = [{ id: row.id, was: row.sealed, sealed }];
    assert.equal(await store.stage((tables) => tables.reseal('contact', anew)), 1);
    assert.deepEqual(await needs('contact'), ['1 under 7']);
    assert.deepEqual(await store.contact(finding.device), sealed);
    assert.deepEqual(await store.sealedOtherwise('contact', 7, null, 10), []);
  });

  test('of two that set a setting at once, to what it should be after the same, one does', async () => {
    const { store } = world();
    const swap = (was: unknown, value: unknown) =>
      store.change(async (tables) => {
        const result = await tables.swapSetting('list', was, value);
        return { result, entries: result ? ['set'] : [] };
      });
    assert.deepEqual((await Promise.all([swap(null, ['a']), swap(null, ['b'])])).toSorted(), [
      false,
      true,
    ]);
    const was = await store.setting('list');
    assert.deepEqual((await Promise.all([swap(was, ['c']), swap(was, ['d'])])).toSorted(), [
      false,
      true,
    ]);
    assert.equal(await swap(was, ['e']), false);
  });
}
