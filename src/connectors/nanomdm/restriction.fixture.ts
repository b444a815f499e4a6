import { createHash } from 'node:crypto';
import type { ContentHash, Restriction, RestrictionKey } from '../../core/mdm/restriction.ts';
import { writePlist } from './plist.ts';

const hashOf = (kind: string, identifiers: readonly string[]): ContentHash =>
  createHash('sha256')
    .update(JSON.stringify([kind, identifiers]))
    .digest('hex') as ContentHash;

const ANYWHERE = {
  platforms: ['ios'],
  enrolments: ['supervised'],
  from: null,
  before: null,
  capability: null,
  unless: null,
} as const;

/** A profile as the compiler writes one, that blocks these apps. */
export function profileBlocking(identifiers: readonly string[]): Restriction {
  const hash = hashOf('apple-profile', identifiers);
  const uuid = `${hash.slice(0, 8)}-0000-8000-8000-${hash.slice(8, 20)}`;
  const profile = {
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: 'nl.example.grendel.block',
    PayloadUUID: uuid,
    PayloadDisplayName: 'Blocked apps',
    PayloadContent: [
      {
        PayloadType: 'com.apple.applicationaccess',
        PayloadVersion: 1,
        PayloadIdentifier: 'nl.example.grendel.block.restrictions',
        PayloadUUID: uuid,
        blockedAppBundleIDs: [...identifiers],
      },
    ],
  };
  return {
    key: 'block.apple-profile' as RestrictionKey,
    kind: 'apple-profile',
    content: writePlist(profile).toString(),
    hash,
    effect: 'prevents',
    apps: [],
    fits: ANYWHERE,
  };
}

export const declarationBlocking = (identifiers: readonly string[]): Restriction => ({
  key: 'block.apple-declaration' as RestrictionKey,
  kind: 'apple-declaration',
  content: JSON.stringify({
    Type: 'com.apple.configuration.app.settings',
    Identifier: 'nl.example.grendel.block',
    ServerToken: 'of the compiler',
    Payload: { Allowed: { DeniedApps: identifiers } },
  }),
  hash: hashOf('apple-declaration', identifiers),
  effect: 'prevents',
  apps: [],
  fits: { ...ANYWHERE, from: [27] },
});
