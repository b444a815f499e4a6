import type { PlistValue } from 'plist';
import { asAllowed } from '../../blocking/meaning.ts';
import { type Dict, isDict, readPlist, writePlist } from './plist.ts';

/** What a configuration profile says of apps; of its other settings nothing is kept. */
export type ProfileContent = {
  readonly uuid: string | null;
  readonly identifier: string | null;
  /** Every list of blocked apps in it, old and new name of the key alike; empty where it has none. */
  readonly blocks: readonly (readonly string[])[];
  /** The same of allowed apps: where there is one, only these can be used. */
  readonly allows: readonly (readonly string[])[];
};

/** Throws `MarkupError` where it is no profile. */
export function readProfile(payloads: string): ProfileContent {
  const top = readPlist(payloads);
  const whole = isDict(top) ? top : {};
  const content = whole['PayloadContent'];
  const restrictions = (Array.isArray(content) ? content : []).filter(
    (payload): payload is Dict =>
      isDict(payload) && payload['PayloadType'] === 'com.apple.applicationaccess',
  );
  const lists = (...keys: readonly string[]) =>
    restrictions.flatMap((payload) => keys.flatMap((key) => textsOf(payload[key])));
  return {
    uuid: textOf(whole['PayloadUUID']),
    identifier: textOf(whole['PayloadIdentifier']),
    // Names before and since iOS 15 (Apple schema, read 2026-11-25).
    blocks: lists('blockedAppBundleIDs', 'blacklistedAppBundleIDs'),
    allows: lists('allowListedAppBundleIDs', 'whitelistedAppBundleIDs'),
  };
}

/** What a profile means, as `meaningHash` takes it: the identifiers that it blocks, and those that it allows. */
export const meaningIn = ({ blocks, allows }: ProfileContent): readonly string[] => [
  ...oneOf(blocks),
  ...oneOf(allows).map(asAllowed),
];

/**
 * Two lists that differ (old and new key) were not put by us: they come back as what no list of ours can be, so that the difference
 * shows.
 */
function oneOf(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists.map((list) => [...new Set(list)].toSorted());
  const same = others.every((list) => list.join('\n') === first.join('\n'));
  return same ? first : lists.flatMap((list, nth) => list.map((id) => `${nth}:${id}`));
}

/**
 * The new content under the identity of the profile that lies there. A phone takes a profile with another PayloadIdentifier or
 * PayloadUUID for a new one and keeps the old beside it (github.com/Jamf-Concepts/jamf-cli issue 129, read 2026-11-27).
 */
export function withIdentity(
  content: string,
  there: Pick<ProfileContent, 'uuid' | 'identifier'>,
): string {
  const top = readPlist(content);
  if (!isDict(top)) throw new TypeError('a restriction that is no profile');
  const kept: { [key: string]: PlistValue } = {
    ...(there.identifier === null ? {} : { PayloadIdentifier: there.identifier }),
    ...(there.uuid === null ? {} : { PayloadUUID: there.uuid }),
  };
  return writePlist({ ...top, ...kept });
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const textsOf = (value: unknown): readonly (readonly string[])[] =>
  Array.isArray(value) ? [value.filter((one): one is string => typeof one === 'string')] : [];
