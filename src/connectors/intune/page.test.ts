import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MdmFault } from '../../actions/mdm/connector.ts';
import type { Inventory, SeenDevice, Watchlist } from '../../core/inventory.ts';
import type { AppId } from '../../core/statements.ts';
import { READ_OPTIONS, readInventory } from '../../inventory/read.ts';
import { restrictedApps } from './content.fixture.ts';
import {
  inIntune,
  keyOf,
  never,
  readPages,
  restriction,
  TIKTOK,
  TIKTOK_ANDROID,
  type World,
} from './world.fixture.ts';

const APP = 'clip' as AppId;
const WATCHLIST: Watchlist = {
  identifiers: [TIKTOK, TIKTOK_ANDROID].map(({ identifier, platform }) => ({
    identifier,
    platform,
    app: APP,
    kind: 'identifier',
  })),
  names: [{ name: TIKTOK.name, app: APP }],
};
const PROHIBITED = [TIKTOK, TIKTOK_ANDROID].map((app) => ({ ...app, share: 0.4 }));

type Listed = Inventory & { readonly devices: readonly SeenDevice[] };
async function throughTheReader(bytes: Buffer): Promise<Listed> {
  const stream = async function* () {
    for (let at = 0; at < bytes.length; at += 4096) yield bytes.subarray(at, at + 4096);
  };
  const [first, ...others] = await readInventory(
    { name: 'page', size: null, stream },
    WATCHLIST,
    READ_OPTIONS,
  );
  assert.ok(first !== undefined && others.length === 0);
  return { ...first, devices: [...first.devices] };
}

/** Whom a person would find who looked at what Intune shows of each phone. */
const shownTo = ({ fleet }: World): string[] =>
  [...fleet.phones()]
    .filter((phone) =>
      [...phone.apps()].some(
        (app) =>
          app.name === TIKTOK.name &&
          phone.shows(app) &&
          (phone.platform !== 'ios' || phone.ownership !== 'personal' || app.managed),
      ),
    )
    .map(({ id }) => id)
    .toSorted();

test('the table of apps goes through the reader and gives exactly the hits that the fleet shows, by name', () =>
  inIntune({ devices: 120, prohibited: PROHIBITED, quirks: { pageSize: 50 } }, async (world) => {
    const [apps] = await readPages(world.connector);
    const read = await throughTheReader(apps?.bytes ?? Buffer.alloc(0));
    assert.equal(read.format, 'intune-app-inv-raw-data');
    const hits = shownTo(world);
    assert.ok(hits.length > 10);
    assert.deepEqual(read.hits.map(({ device }) => device).toSorted(), hits);
    assert.deepEqual(new Set(read.hits.map(({ strength }) => strength)), new Set(['name']));
  }));

test('a device has one name: the key that the reader takes is the one that observations use', () =>
  inIntune({ devices: 120 }, async ({ connector }) => {
    const [apps] = await readPages(connector);
    const read = await throughTheReader(apps?.bytes ?? Buffer.alloc(0));
    const seen = await connector.observe({ keys: [] }, never());
    const observed = new Map(seen.devices.map((device) => [device.ref as string, device]));
    assert.equal(read.devices.length, 120);
    for (const device of read.devices) {
      const { platform, enrolment, ownership } = observed.get(device.key) ?? {};
      assert.deepEqual(
        [device.platform, device.enrolment, device.ownership],
        [platform, enrolment, ownership],
      );
    }
  }));

test('a phone of which the report has no row is there all the same, with its moment', () =>
  inIntune(
    { devices: 30, appsEach: 0, traits: { platform: 'ios', enrolment: 'supervised', os: [18, 1] } },
    async ({ connector }) => {
      const [apps] = await readPages(connector);
      const read = await throughTheReader(apps?.bytes ?? Buffer.alloc(0));
      assert.equal(read.devices.length, 30);
      assert.ok(
        read.devices.every(({ collected, serial }) => collected !== null && serial !== null),
      );
    },
  ));

test('columns in another order, and one that nobody asked for, change nothing', async () => {
  const found: unknown[] = [];
  for (const otherColumns of [false, true])
    await inIntune(
      { devices: 60, prohibited: PROHIBITED, quirks: { otherColumns } },
      async ({ connector }) => {
        const [apps] = await readPages(connector);
        const { hits, devices } = await throughTheReader(apps?.bytes ?? Buffer.alloc(0));
        found.push([
          hits.map((hit) => hit.device).toSorted(),
          devices.map((device) => device.key).toSorted(),
        ]);
      },
    );
  assert.deepEqual(found[0], found[1]);
});

test('the report of restricted apps makes a name match exact', () =>
  inIntune(
    {
      devices: 60,
      prohibited: PROHIBITED,
      traits: { platform: 'ios', enrolment: 'device-enrolment', offFor: 0, notNow: 0 },
    },
    async ({ connector, simulator, fleet }) => {
      const profile = restriction('intune-restricted-apps', [TIKTOK.identifier], restrictedApps);
      const key = keyOf('intune-restricted-apps');
      const put = { kind: 'put', key, was: null, now: profile.hash } as const;
      assert.deepEqual(await connector.carryOut(put, { id: '1', content: profile }, never()), {
        kind: 'done',
      });
      const reach = {
        kind: 'reach',
        key,
        was: null,
        now: { kind: 'all-but', devices: [] },
      } as const;
      await connector.carryOut(reach, { id: '2', content: null }, never());
      simulator.settle();
      const [, violations] = await readPages(connector);
      const read = await throughTheReader(violations?.bytes ?? Buffer.alloc(0));
      assert.equal(read.format, 'intune-restricted-apps');
      const have = [...fleet.phones()].filter((phone) => phone.has(TIKTOK.identifier));
      const company = have.filter(({ ownership }) => ownership === 'company').map(({ id }) => id);
      const hits = read.hits.filter(({ device }) => company.includes(device));
      assert.deepEqual(hits.map(({ device }) => device).toSorted(), company.toSorted());
      assert.ok(hits.every(({ strength }) => strength === 'exact'));
    },
  ));

test('jobs that fail or hang are left behind, and a new one is begun', async () => {
  for (const jobs of [['fails'], ['hangs', 'fails']] as const)
    await inIntune({ quirks: { jobs: [...jobs] } }, async ({ connector, simulator }) => {
      const [apps] = await readPages(connector);
      assert.equal((await throughTheReader(apps?.bytes ?? Buffer.alloc(0))).devices.length, 40);
      assert.equal(simulator.tenant.jobs.size, jobs.length + 1);
    });
});

test('an address that has ended is asked for anew; where three jobs never end each phone is asked', async () => {
  await inIntune({ quirks: { jobs: ['address-ended'] } }, async ({ connector }) => {
    const [apps] = await readPages(connector);
    assert.equal((await throughTheReader(apps?.bytes ?? Buffer.alloc(0))).devices.length, 40);
  });
  await inIntune({ quirks: { jobs: ['hangs', 'hangs', 'hangs'] } }, async ({ connector }) => {
    const [apps] = await readPages(connector);
    assert.equal((await throughTheReader(apps?.bytes ?? Buffer.alloc(0))).devices.length, 40);
  });
});

test('an archive of two files and a bomb are refused, not half read', async () => {
  for (const trap of ['two-members', 'bomb'] as const)
    await inIntune({ quirks: { jobs: [trap] } }, async ({ connector }) => {
      await assert.rejects(
        readPages(connector),
        (error) => error instanceof MdmFault && error.kind === 'unexpected',
      );
    });
});

test('devices that the list leaves out are counted by the number that Intune gives beside it', () =>
  inIntune({ devices: 40, quirks: { omits: 3 } }, async ({ connector }) => {
    const [apps] = await readPages(connector);
    assert.equal(apps?.devices, 40);
    // Their apps are in the report, and stand in the table; nothing is known of their enrolment.
    const read = await throughTheReader(apps?.bytes ?? Buffer.alloc(0));
    const unknown = read.devices.filter(({ enrolment }) => enrolment === 'unknown');
    assert.ok(unknown.length <= 3 && read.devices.length >= 37);
  }));

test('an app that was removed stays listed until the phone’s weekday: the clock of seven days', () =>
  inIntune(
    {
      devices: 21,
      prohibited: [{ ...TIKTOK, share: 1 }],
      quirks: { inventory: 'weekly' },
      traits: { platform: 'ios', enrolment: 'supervised', os: [26, 1], ownership: 'company' },
    },
    async ({ connector, fleet }) => {
      const hits = async () =>
        (await throughTheReader((await readPages(connector))[0]?.bytes ?? Buffer.alloc(0))).hits
          .length;
      assert.equal(await hits(), 21);
      for (const phone of fleet.phones()) phone.uninstall(TIKTOK.identifier);
      assert.equal(await hits(), 21);
      fleet.advance(3 * 24);
      const left = await hits();
      assert.ok(left > 0 && left < 21, String(left));
      const clock =
        connector.abilities.levers.find(({ enrolment }) => enrolment === 'supervised')?.age ?? 0;
      fleet.advance(clock - 3 * 24);
      assert.equal(await hits(), 0);
    },
  ));

test('a batch whose requests are throttled one by one is answered whole, in its order', () =>
  inIntune(
    {
      devices: 50,
      prohibited: [{ ...TIKTOK, share: 1 }],
      quirks: { batchThrottles: 3 },
      traits: { platform: 'ios', enrolment: 'supervised', offFor: 0, notNow: 0 },
    },
    async ({ connector, simulator }) => {
      for (const phone of simulator.tenant.fleet.phones())
        simulator.tenant.violations.set(phone.index, { policy: 'p', apps: [TIKTOK.identifier] });
      const [, violations] = await readPages(connector);
      const { value } = JSON.parse(violations?.bytes.toString() ?? '') as {
        value: Record<string, string>[];
      };
      assert.equal(value.length, 50);
      for (const row of value)
        assert.equal(
          row['serialNumber'],
          simulator.tenant.fleet.find(row['managedDeviceId'] ?? '')?.serial,
        );
    },
  ));
