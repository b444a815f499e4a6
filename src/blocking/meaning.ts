import { createHash } from 'node:crypto';
import type { ArtefactKind } from '../core/artefact.ts';
import type { ContentHash } from '../core/mdm/restriction.ts';

/**
 * Fingerprint of what a restriction means: SHA-256, lower-case hexadecimal, over its kind and its identifiers, each once and in code
 * unit order, a line feed before each. Titles, UUIDs and defaults that an MDM writes anew are not in it; case is, as it is sent.
 */
export function meaningHash(kind: ArtefactKind, identifiers: readonly string[]): ContentHash {
  const lines = [kind, ...[...new Set(identifiers)].sort()];
  return createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex') as ContentHash;
}

/** On a list of allowed apps: another meaning than a block of the same. */
export const asAllowed = (identifier: string): string => `allow:${identifier}`;
