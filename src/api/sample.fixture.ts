import { done, refused } from '../actions/server.ts';
import { PEOPLE } from './people.fixture.ts';
import type { SampleActions } from './sample-actions.ts';
import { CONNECTION } from './mdm-world.fixture.ts';
import { FLEET, MINISTRY } from './world.fixture.ts';

export const [NOOR] = PEOPLE;

/** Of a server on which the sample is: one organisation and one fleet are invented, and one person. */
export function fakeSample(): SampleActions {
  const noor = { person: NOOR, name: 'Noor Lindhout', role: 'policy-officer' } as const;
  return {
    start: async (_, isActing) => ({
      state: 'sample',
      sample: true,
      mayNot: 'loaded',
      mayActAs: true,
      people: isActing ? [] : [noor],
      mdm: null,
      mayConnectMdm: true,
      loading: null,
    }),
    load: async () => done(null),
    connectMdm: async (_, { mdm }) =>
      mdm === 'jamf'
        ? refused('sample-mdm-there')
        : done({ fleet: FLEET, connection: CONNECTION, sync: null }),
    actAs: async (_, person) =>
      person === NOOR
        ? done({
            token: `gs_${'n'.repeat(43)}`,
            person: { id: NOOR, name: noor.name },
            ends: '2026-11-24T20:00:00Z' as never,
          })
        : refused('unknown-person'),
    marks: async () => ({
      organisation: ({ id }) => id === MINISTRY,
      fleet: ({ id }) => id === FLEET,
    }),
  };
}
