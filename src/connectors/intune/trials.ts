import { z } from 'zod';
import type { Trial } from '../http/probe.ts';
import type { Tokens } from '../http/tokens.ts';
import type { Graph } from './api.ts';
import { checked } from './api.ts';
import { INTUNE_ABILITIES } from './abilities.ts';

const Overview = z.object({ enrolledDeviceCount: z.number().nullish() });

/** The least of each list that is read, and the right that it takes (docs/connectors.md has where these were read). */
export function readTrials(graph: Graph, tokens: Tokens): readonly Trial[] {
  const one = (what: string, path: string, right: string): Trial => ({
    use: 'read',
    what,
    right,
    ask: async (signal) => {
      const { serverTime } = await graph.http.json({ what, path }, signal);
      return { serverTime };
    },
  });
  const what = 'the number of devices';
  const path = '/v1.0/deviceManagement/managedDeviceOverview?$select=enrolledDeviceCount';
  return [
    signIn('read', tokens),
    {
      use: 'read',
      what,
      right: 'DeviceManagementManagedDevices.Read.All',
      ask: async (signal) => {
        const { body, serverTime } = await graph.http.json({ what, path }, signal);
        const { enrolledDeviceCount } = checked(Overview, body, what);
        return { serverTime, count: enrolledDeviceCount ?? null };
      },
    },
    one(
      'the list of apps',
      '/v1.0/deviceManagement/detectedApps?$top=1',
      'DeviceManagementManagedDevices.Read.All',
    ),
    one(
      'the policies of the settings catalog',
      '/beta/deviceManagement/configurationPolicies?$top=1',
      'DeviceManagementConfiguration.Read.All',
    ),
    one(
      'the apps of the store',
      '/v1.0/deviceAppManagement/mobileApps?$top=1',
      'DeviceManagementApps.Read.All',
    ),
    one('the groups', '/v1.0/groups?$top=1', 'GroupMember.Read.All'),
  ];
}

export const applyTrials = (tokens: Tokens): readonly Trial[] => [
  signIn('apply', tokens),
  ...INTUNE_ABILITIES.rights.apply.map((right): Trial => ({
    use: 'apply',
    what: 'to change something',
    right,
    ask: null,
  })),
];

const signIn = (use: Trial['use'], tokens: Tokens): Trial => ({
  use,
  what: 'a sign-in',
  right: null,
  ask: async (signal) => {
    await tokens.header(signal);
    return {};
  },
});
