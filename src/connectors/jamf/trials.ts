import type { Trial } from '../http/probe.ts';
import { JAMF_ABILITIES } from './abilities.ts';
import { type JamfApi, understood } from './api.ts';
import { listProfiles } from './profiles.ts';
import { z } from 'zod';

const Total = z.object({ totalCount: z.number() });

/** One device and the list of profiles: all that reading asks for. */
export const readTrials = (api: JamfApi): readonly Trial[] => [
  signIn('read', api),
  {
    use: 'read',
    what: 'a page of devices',
    right: 'Read Mobile Devices',
    ask: async (signal) => {
      const what = 'a page of devices';
      const path = '/api/v2/mobile-devices/detail?section=GENERAL&page=0&page-size=1';
      const { body, serverTime } = await api.json({ what, path }, signal);
      return { serverTime, count: understood(Total, body, what).totalCount };
    },
  },
  profiles('read', api),
];

export const applyTrials = (api: JamfApi): readonly Trial[] => [
  signIn('apply', api),
  profiles('apply', api),
  ...JAMF_ABILITIES.rights.apply
    .filter((right) => !right.startsWith('Read '))
    .map((right): Trial => ({ use: 'apply', what: 'to change something', right, ask: null })),
];

const signIn = (use: Trial['use'], { signIn: ask }: JamfApi): Trial => ({
  use,
  what: 'a sign-in',
  right: null,
  ask: async (signal) => {
    await ask(signal);
    return {};
  },
});

const profiles = (use: Trial['use'], api: JamfApi): Trial => ({
  use,
  what: 'the list of profiles',
  right: 'Read iOS Configuration Profiles',
  ask: async (signal) => {
    await listProfiles(api, signal);
    return {};
  },
});
