import type { ContentHash, RestrictionKey } from '../../core/mdm/restriction.ts';

/**
 * Whatever Grendel puts in Jamf says so at the end of its description, and says which restriction it is. Nothing without this mark
 * is ever changed.
 */
const MARK = /(?:^|\s)grendel:([a-z0-9][a-z0-9.-]{0,127})\s*$/;
/** The name also tells the content apart: Jamf shows it of each device's profiles, and so which content a device has. */
const NAME = /^grendel ([a-z0-9][a-z0-9.-]{0,127}) ([0-9a-f]{12})$/;

export function keyInDescription(description: string | null): RestrictionKey | null {
  const found = MARK.exec(description ?? '');
  return found === null ? null : ((found[1] ?? '') as RestrictionKey);
}

export const descriptionOf = (key: RestrictionKey): string =>
  `Apps that may not be used are hidden. Put here by Grendel: change it there.\ngrendel:${key}`;

export type Named = { readonly key: RestrictionKey; readonly tag: string };

export function named(name: string | null): Named | null {
  const found = NAME.exec(name ?? '');
  return found === null ? null : { key: (found[1] ?? '') as RestrictionKey, tag: found[2] ?? '' };
}

export const tagOf = (hash: ContentHash): string => hash.slice(0, 12);
export const nameOf = (key: RestrictionKey, hash: ContentHash): string =>
  `grendel ${key} ${tagOf(hash)}`;
