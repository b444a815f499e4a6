import { meaningHash } from '../../blocking/meaning.ts';
import type { RestrictionKey } from '../../core/mdm/restriction.ts';
import { connectorConformance } from '../conformance/suite.fixture.ts';
import { memoryInProcess, simulatedConnection } from '../simulated/connection.ts';
import { READ_OPTIONS, readInventory } from '../../inventory/read.ts';
import { intune } from './index.ts';
import { settingsCatalog } from './content.fixture.ts';
import { simulateIntune } from './simulator/server.ts';
import { plantForeignPolicy } from './foreign.fixture.ts';

const KEY = 'block.intune-settings-catalog' as RestrictionKey;

/** Through the real reader. The pages behind the table tell of phones that stood in it: no phone begins there. */
async function phonesOfTable(page: Uint8Array): Promise<readonly string[]> {
  const stream = async function* () {
    yield page;
  };
  const watchlist = { identifiers: [], names: [] };
  const found = await readInventory({ name: 'page', size: null, stream }, watchlist, READ_OPTIONS);
  return found.flatMap(({ format, devices }) =>
    format === 'intune-app-inv-raw-data' ? [...devices].map(({ key }) => key) : [],
  );
}

connectorConformance('intune', {
  kind: intune,
  start: async (fleet) => {
    const simulator = await simulateIntune(fleet, { quirks: { pageSize: 25 } });
    const { settings, secrets } = simulator;
    const memory = memoryInProcess();
    const foreign = plantForeignPolicy(simulator.tenant);
    return {
      connect: () => simulatedConnection(fleet, settings, secrets, memory),
      traps: simulator.traps,
      refOf: simulator.refOf,
      phonesIn: phonesOfTable,
      settle: async () => simulator.settle(),
      effects: simulator.effects,
      requests: simulator.requests,
      plantForeign: async () => foreign.plant(),
      foreignIsUntouched: foreign.isUntouched,
      close: simulator.close,
    };
  },
  restriction: (identifiers) => ({
    key: KEY,
    kind: 'intune-settings-catalog',
    content: settingsCatalog(identifiers),
    hash: meaningHash('intune-settings-catalog', identifiers),
    effect: 'prevents',
    apps: [],
    fits: {
      platforms: ['ios'],
      enrolments: ['supervised'],
      from: [15],
      before: null,
      capability: null,
      unless: null,
    },
  }),
  fleet: { traits: { platform: 'ios', enrolment: 'supervised', os: [26, 1] } },
});
