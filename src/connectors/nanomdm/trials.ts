import type { Trial } from '../http/probe.ts';
import type { Tools } from './tools.ts';

/**
 * NanoMDM has one key with all rights, and no list of devices: what it has is known by what it sends. Whether its webhook comes is
 * seen only when a phone speaks with it.
 */
export const trialsOf = ({ nanomdm, kmfddm, settings }: Tools): readonly Trial[] => [
  {
    use: 'read',
    what: 'its version',
    right: null,
    ask: async (signal) => ({ serverTime: await nanomdm.alive(signal) }),
  },
  {
    use: 'read',
    what: 'a push to nobody',
    right: 'The API key (-api)',
    ask: async (signal) => {
      await nanomdm.takesKey(signal);
      return {};
    },
  },
  ...(settings.applyKey === null || kmfddm === null
    ? []
    : [
        {
          use: 'apply' as const,
          what: 'the sets of declarations',
          right: 'The API key of KMFDDM',
          ask: async (signal: AbortSignal) => {
            await kmfddm.sets(signal);
            return {};
          },
        },
      ]),
];
