import { createHash } from 'node:crypto';
import type { ArtefactKind } from '../../core/artefact.ts';
import type { RestrictionKey } from '../../core/mdm/restriction.ts';

/**
 * Whatever Grendel puts in a tenant says so at the end of its description, and says which restriction it is. Nothing without this
 * mark is ever changed.
 */
const MARK = /(?:^|\s)grendel:([a-z0-9][a-z0-9.-]{0,127})(?:#(given|except))?\s*$/;

export type Mark = { readonly key: RestrictionKey; readonly role: GroupRole | null };
/** `given`: those in the group have the restriction; `except`: all but those. */
export type GroupRole = 'given' | 'except';

export function markIn(description: string | null): Mark | null {
  const found = MARK.exec(description ?? '');
  if (found === null) return null;
  return {
    key: (found[1] ?? '') as RestrictionKey,
    role: (found[2] as GroupRole | undefined) ?? null,
  };
}

export const marked = (description: string | null, key: RestrictionKey): string =>
  `${description ?? ''}${description === null || description === '' ? '' : '\n'}grendel:${key}`;

export const groupMark = (key: RestrictionKey, role: GroupRole): string => `grendel:${key}#${role}`;

export const GROUP_PREFIX = 'grendel-';
/** A name that says neither what nor whom: who looks through the directory's groups learns nothing of anybody. */
export const groupName = (key: RestrictionKey, role: GroupRole): string =>
  `${GROUP_PREFIX}${createHash('sha256').update(groupMark(key, role)).digest('hex').slice(0, 12)}`;

/** `block.intune-compliance.2` → `intune-compliance`; null where the key is of no kind that Intune has. */
export function kindOfKey(key: RestrictionKey): IntuneKind | null {
  const name = key.split('.')[1] ?? '';
  return INTUNE_KINDS.find((kind) => kind === name) ?? null;
}

const INTUNE_KINDS = [
  'intune-settings-catalog',
  'intune-custom-profile',
  'intune-restricted-apps',
  'intune-compliance',
  'intune-personal-profile',
  'intune-play-uninstall',
] as const satisfies readonly ArtefactKind[];
export type IntuneKind = (typeof INTUNE_KINDS)[number];

export const isIntuneKind = (kind: ArtefactKind): kind is IntuneKind =>
  INTUNE_KINDS.some((one) => one === kind);
