import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  allFindings,
  at,
  handIn,
  NOW,
  plan,
  publish,
  rowsIn,
  shown,
  stage,
  sweepAll,
  type World,
} from './world.fixture.ts';

export function devicesAreKnownAgain(world: () => World): void {
  test('a device that an inventory has twice is one', async () => {
    const a = { name: 'a', apps: ['tiktok'] };
    await handIn(world(), {
      moment: at('20T08:00'),
      phones: [a, a, { name: 'b' }, { name: 'c' }, a],
    });
    assert.equal(await rowsIn(world().db, 'device'), 3);
    assert.equal(await rowsIn(world().db, 'sighting'), 3);
    assert.deepEqual(await shown(world()), ['tiktok open']);
  });

  test('while two keys hold a device is one, and from then on it goes by the new one', async () => {
    const told = (day: string, keys: readonly number[]) =>
      handIn(world(), {
        moment: at(`${day}T08:00`),
        phones: [{ name: 'a', serial: 's', keys, apps: ['tiktok'] }],
      });
    await told('20', [1]);
    const cancelled = await stage(world(), {
      moment: at('21T08:00'),
      phones: [{ name: 'a', serial: 's', keys: [2, 1] }],
    });
    await world().store.change(async (tables) => {
      await tables.setInventory(cancelled, ['staged'], { state: 'cancelled' });
      return { result: null, entries: ['cancelled'] };
    });
    assert.deepEqual(await told('22', [1]), ['seen tiktok'], 'what was cancelled changed no key');
    assert.deepEqual(await told('23', [2, 1]), ['seen tiktok']);
    assert.deepEqual(await told('24', [2]), ['seen tiktok']);
    await sweepAll(world());
    assert.equal(await rowsIn(world().db, 'device'), 1);
  });

  const old = { name: 'old id', serial: 's', apps: ['tiktok'] };
  const renewed = { name: 'new id', serial: 's', apps: ['tiktok'] };

  test('a device that was enrolled anew is the one it was, by its serial number', async () => {
    await handIn(world(), { moment: at('20T08:00'), phones: [old, { name: 'b' }] });
    assert.deepEqual(
      await handIn(world(), { moment: at('21T08:00'), phones: [renewed, { name: 'b' }] }),
      ['seen tiktok'],
    );
    await sweepAll(world());
    assert.equal(await rowsIn(world().db, 'device'), 2);
    assert.deepEqual(
      await handIn(world(), { moment: at('22T08:00'), phones: [renewed, { name: 'b' }] }),
      ['seen tiktok'],
      'the new id is its id now',
    );
  });

  test('it is another one while the old id is still there, in a part, or where two claim it', async () => {
    await handIn(world(), { moment: at('20T08:00'), phones: [old] });
    const both = { moment: at('21T08:00'), phones: [old, renewed] };
    assert.deepEqual(await handIn(world(), both), ['opened tiktok', 'seen tiktok']);
    const part = {
      moment: at('22T08:00'),
      coverage: 'part',
      phones: [{ ...renewed, name: 'third id' }],
    } as const;
    assert.deepEqual(await handIn(world(), part), ['opened tiktok']);
    const twins = [
      { ...renewed, name: 'fourth id' },
      { ...renewed, name: 'fifth id' },
    ];
    assert.deepEqual(await handIn(world(), { moment: at('23T08:00'), phones: twins }), [
      'closed tiktok',
      'closed tiktok',
      'closed tiktok',
      'opened tiktok',
      'opened tiktok',
    ]);
  });

  test('one that was published under its new id meanwhile stays another', async () => {
    await handIn(world(), { moment: at('20T08:00'), phones: [old] });
    const whole = await stage(world(), { moment: at('22T08:00'), phones: [renewed] });
    const first = await plan(world(), whole);
    assert.deepEqual(
      first.events.map(({ change }) => change.kind),
      ['seen'],
    );
    await handIn(world(), { moment: at('21T08:00'), coverage: 'part', phones: [renewed] });
    assert.equal(await publish(world(), whole, first), 'outdated');
    const second = await plan(world(), whole);
    assert.deepEqual(second.events.map(({ change }) => change.kind).toSorted(), ['closed', 'seen']);
    assert.equal(await publish(world(), whole, second), 'published');
    assert.deepEqual(await shown(world()), ['tiktok closed', 'tiktok open']);
  });

  test('another inventory on its way in follows a device that became the one it was', async () => {
    await handIn(world(), { moment: at('20T08:00'), phones: [old] });
    const [one, two] = [
      await stage(world(), { moment: at('21T08:00'), phones: [renewed] }),
      await stage(world(), { moment: at('22T08:00'), phones: [renewed] }),
    ];
    for (const id of [one, two])
      assert.equal(await publish(world(), id, await plan(world(), id)), 'published');
    await sweepAll(world());
    assert.deepEqual(await shown(world()), ['tiktok open']);
    assert.equal(await rowsIn(world().db, 'device'), 1);
  });

  test('a name stays while a finding is open and some days after, then it is erased', async () => {
    const { store } = world();
    const told = (day: string, apps: readonly string[]) =>
      handIn(world(), { moment: at(`${day}T08:00`), phones: [{ name: 'a', apps }] });
    const erase = (time: string) =>
      store.change(async (tables) => {
        const erased = await tables.eraseContacts(time as typeof NOW, 10);
        return { result: erased, entries: erased > 0 ? ['erased'] : [] };
      });
    await told('20', ['tiktok', 'temu']);
    const device = (await allFindings(world()))[0]?.device;
    assert.ok(device);
    const name = async () => new TextDecoder().decode((await store.contact(device)) ?? undefined);
    assert.equal(await name(), 'sealed a');
    await told('21', ['temu']);
    assert.equal(await erase('2030-01-01T00:00:00Z'), 0, 'one finding is still open');
    await told('22', []);
    await sweepAll(world());
    assert.equal(await erase('2026-12-26T09:59:59Z'), 0);
    assert.equal(await name(), 'sealed a');
    await told('23', ['temu']);
    await sweepAll(world());
    assert.equal(await erase('2030-01-01T00:00:00Z'), 0, 'it came back');
    await told('24', []);
    assert.equal(await erase('2026-12-26T10:00:00Z'), 1);
    assert.equal(await store.contact(device), null);
  });

  test('pseudonyms of devices that nothing needs are not kept', async () => {
    await handIn(world(), {
      moment: at('20T08:00'),
      phones: [{ name: 'a' }, { name: 'b', apps: ['temu'] }],
    });
    await handIn(world(), { moment: at('21T08:00'), phones: [{ name: 'c' }] });
    await sweepAll(world());
    // `a` is gone without ever a finding; `b` has one, closed.
    assert.equal(await rowsIn(world().db, 'device'), 2);
    assert.equal(await rowsIn(world().db, 'sighting'), 1);
    assert.deepEqual(await shown(world()), ['temu closed']);
  });
}
