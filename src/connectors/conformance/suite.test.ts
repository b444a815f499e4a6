import { createHash } from 'node:crypto';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type {
  ContentHash,
  Reach,
  Restriction,
  RestrictionKey,
} from '../../core/mdm/restriction.ts';
import { memoryInProcess, simulatedConnection } from '../simulated/connection.ts';
import type { SimulatedFleet } from '../simulated/fleet.ts';
import type { SimulatedMdm } from './conforming.fixture.ts';
import { EXAMPLE } from './example-connector.fixture.ts';
import { EXAMPLE_SECRET, exampleServer, type Rule } from './example-server.fixture.ts';
import { connectorConformance } from './suite.fixture.ts';

// The suite itself, on an MDM that exists nowhere: that it can be passed, and how a simulator is made for it.

const restriction = (identifiers: readonly string[]): Restriction => ({
  key: 'block.example' as RestrictionKey,
  kind: 'apple-profile',
  content: JSON.stringify(identifiers),
  hash: createHash('sha256').update(identifiers.join()).digest('hex') as ContentHash,
  effect: 'prevents',
  apps: [],
  fits: {
    platforms: ['ios'],
    enrolments: ['supervised'],
    from: null,
    before: null,
    capability: null,
    unless: null,
  },
});

async function start(fleet: SimulatedFleet): Promise<SimulatedMdm> {
  const server = await exampleServer(fleet);
  const reach: Reach = { kind: 'all-but', devices: [] };
  const foreign: Rule = { key: 'theirs', hash: 'x', blocked: ['example.theirs'], reach };
  const memory = memoryInProcess();
  return {
    traps: server.traps,
    effects: server.effects,
    requests: server.requests,
    close: server.close,
    connect: () =>
      simulatedConnection(fleet, { address: server.url }, { secret: EXAMPLE_SECRET }, memory),
    refOf: ({ id }) => id as DeviceRef,
    phonesIn: (page) =>
      (JSON.parse(Buffer.from(page).toString()) as { id: string }[]).map(({ id }) => id),
    settle: async () => {
      for (const phone of fleet.phones()) {
        for (const name of phone.held().keys()) phone.take(name);
        for (const { key, blocked, reach } of server.rules.values())
          if (reach.devices.includes(phone.id as DeviceRef) === (reach.kind === 'only'))
            phone.put(key, {
              blocked: new Set(blocked),
              allowed: null,
              needs: 'supervision',
              from: null,
              side: 'all',
              uninstalls: false,
            });
      }
    },
    plantForeign: async () => void server.rules.set(foreign.key, foreign),
    foreignIsUntouched: () => server.rules.get(foreign.key) === foreign,
  };
}

connectorConformance('example', {
  kind: EXAMPLE,
  start,
  restriction,
  fleet: { traits: { platform: 'ios', enrolment: 'supervised', os: [26, 1] } },
});
