import type { DeviceRef } from '../../core/mdm/device.ts';
import { READ_OPTIONS, readInventory } from '../../inventory/read.ts';
import type { Conforming } from '../conformance/conforming.fixture.ts';
import { connectorConformance } from '../conformance/suite.fixture.ts';
import type { SimulatedFleet } from '../simulated/fleet.ts';
import { nanomdm } from './index.ts';
import { effectOf, type InstalledProfile } from './phones/profile.ts';
import { realServer } from './real.fixture.ts';
import { profileBlocking } from './restriction.fixture.ts';
import { inTurns, startWorld } from './world.fixture.ts';

const real = realServer();

async function start(fleet: SimulatedFleet): ReturnType<Conforming['start']> {
  const world = await startWorld(fleet, real);
  // The connector that is heard with while the fleet enrols, and while a page's answers come.
  const listener = nanomdm.open(world.connect());
  await inTurns(world.phones, (phone) => phone.enrol());
  await world.settle(listener);
  const foreign: InstalledProfile = {
    identifier: 'org.example.other',
    uuid: 'F0000000-0000-4000-8000-000000000000',
    name: 'Somebody else',
    types: ['com.apple.applicationaccess'],
    blocked: ['org.example.other.app'],
    allowed: [],
  };
  world.lists();
  const before = world.effects();
  return {
    connect: world.connect,
    traps: world.traps,
    refOf: (phone) => phone.id as DeviceRef,
    // A page brings nothing itself: it has asked, and the phones answer.
    async phonesIn() {
      await world.settle(listener);
      return phonesIn(world.lists());
    },
    settle: (connector) => world.settle(connector),
    effects: () => world.effects() - before,
    requests: world.served.requests,
    async plantForeign() {
      for (const { phone, profiles } of world.phones) {
        profiles.set(foreign.identifier, foreign);
        phone.put(foreign.identifier, effectOf(foreign));
      }
    },
    foreignIsUntouched: () =>
      world.phones.every(
        ({ phone, profiles }) =>
          profiles.get(foreign.identifier) === foreign && phone.held().has(foreign.identifier),
      ),
    close: world.close,
  };
}

/** As the reader of inventories keys them: the ids under which phones are observed. In which order they answer is chance. */
async function phonesIn(lists: readonly Uint8Array[]): Promise<readonly string[]> {
  if (lists.length === 0) return [];
  const log = Buffer.concat(lists.flatMap((list) => [list, Buffer.from('\n')]));
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    yield log;
  };
  const nothing = { identifiers: [], names: [] };
  const [inventory] = await readInventory(
    { name: 'webhook', size: log.length, stream },
    nothing,
    READ_OPTIONS,
  );
  return [...(inventory?.devices ?? [])].map(({ key }) => key).toSorted();
}

connectorConformance(real === null ? 'NanoMDM (fake)' : 'NanoMDM (real)', {
  kind: nanomdm,
  start,
  restriction: profileBlocking,
  fleet: { devices: 17, traits: { platform: 'ios', enrolment: 'supervised', os: [26, 1] } },
});
