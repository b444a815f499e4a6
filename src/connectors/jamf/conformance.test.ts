import { connectorConformance } from '../conformance/suite.fixture.ts';
import { memoryInProcess, simulatedConnection } from '../simulated/connection.ts';
import { jamf } from './index.ts';
import { createProfile } from './simulator/profile-store.ts';
import { simulatedJamf } from './simulator/server.ts';
import { emptyScope, indexOfNumber } from './simulator/state.ts';
import { ref, restriction } from './testing.fixture.ts';

connectorConformance('jamf', {
  kind: jamf,
  restriction: (identifiers) => restriction(identifiers),
  // Three pages of a hundred.
  fleet: {
    devices: 250,
    appsEach: 2,
    traits: { platform: 'ios', enrolment: 'supervised', os: [26, 1] },
  },
  start: async (fleet) => {
    const server = await simulatedJamf({ fleet });
    const memory = memoryInProcess();
    // Jamf can take off only what it has in its catalogue, and put there.
    const bundle = 'example.prohibited.First';
    server.state.apps.set('1', { id: '1', bundle, scope: { ...emptyScope(), all: true } });
    const foreign = () => JSON.stringify(server.state.profiles.get('1')?.payloads);
    let planted = '';
    return {
      connect: () =>
        simulatedConnection(
          fleet,
          { ...server.settings, 'page-size': '100' },
          server.secrets,
          memory,
        ),
      traps: server.traps,
      refOf: (phone) => ref(phone.index),
      phonesIn: (bytes) => {
        const { results } = JSON.parse(Buffer.from(bytes).toString()) as {
          results: readonly { readonly mobileDeviceId: string }[];
        };
        return results.map(({ mobileDeviceId }) => fleet.phone(indexOfNumber(mobileDeviceId)).id);
      },
      settle: async () => server.checkIn(),
      effects: server.changes,
      requests: server.requests,
      plantForeign: async () => {
        createProfile(server.state, {
          general: { name: 'Games', payloads: restriction(['example.game']).content },
          scope: { all_mobile_devices: 'true' },
        });
        planted = foreign();
      },
      foreignIsUntouched: () => foreign() === planted,
      close: server.close,
    };
  },
});
