import type { Effect } from '../../simulated/phone.ts';
import { dictsIn, readDict, textIn, textsIn } from '../plist.ts';

/** A profile on a simulated phone. */
export type InstalledProfile = {
  readonly identifier: string;
  readonly uuid: string;
  readonly name: string;
  readonly types: readonly string[];
  readonly blocked: readonly string[];
  readonly allowed: readonly string[];
};

/** Null: the phone would refuse it. */
export async function readProfile(bytes: Uint8Array): Promise<InstalledProfile | null> {
  const profile = await readDict(bytes);
  if (profile === null) return null;
  const identifier = textIn(profile, 'PayloadIdentifier');
  const uuid = textIn(profile, 'PayloadUUID');
  if (identifier === null || uuid === null || profile['PayloadType'] !== 'Configuration')
    return null;
  const payloads = dictsIn(profile, 'PayloadContent');
  const all = (...keys: readonly string[]): readonly string[] => [
    ...new Set(payloads.flatMap((payload) => keys.flatMap((key) => textsIn(payload, key)))),
  ];
  return {
    identifier,
    uuid,
    name: textIn(profile, 'PayloadDisplayName') ?? identifier,
    types: payloads.flatMap((payload) => textIn(payload, 'PayloadType') ?? []),
    blocked: all('blockedAppBundleIDs', 'blacklistedAppBundleIDs'),
    allowed: all('allowListedAppBundleIDs', 'whitelistedAppBundleIDs'),
  };
}

/** Keys that need supervision install anywhere and do nothing without it; the phone does not say so. */
export const effectOf = ({ blocked, allowed }: InstalledProfile): Effect => ({
  blocked: new Set(blocked),
  allowed: allowed.length === 0 ? null : new Set(allowed),
  needs: 'supervision',
  from: [9, 3],
  side: 'all',
  uninstalls: false,
});
