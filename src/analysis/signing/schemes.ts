import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import { finding } from './finding.ts';
import { readSigners } from './read-signer.ts';
import type { RawSigner, Scheme } from './read-signer.ts';
import { IDS } from './signing-block.ts';
import type { SigningBlock } from './signing-block.ts';

/** The newest first: the order in which phones look. */
const SCHEMES = [
  ['v3.1', IDS.v31],
  ['v3', IDS.v3],
  ['v2', IDS.v2],
] as const;

/** A scheme that the file is signed with; phones look at no older one once it is there, readable or not. */
export type Present = {
  readonly scheme: Scheme;
  readonly signers: readonly RawSigner[];
  /** The block's list of signers is one; otherwise phones refuse all of them. */
  readonly whole: boolean;
};

export const readSchemes = (
  source: Source,
  block: SigningBlock | null,
  report: (finding: FileFinding) => void,
): readonly Present[] => {
  const newer = block?.values.get(IDS.v32);
  if (newer) report(finding('sig.scheme-unread', newer.offset, { scheme: 'v3.2' }));
  return SCHEMES.flatMap(([scheme, id]): readonly Present[] => {
    const value = block?.values.get(id);
    if (value === undefined) return [];
    if (value.size > BOUNDS.pairBytes) {
      const facts = { what: `bytes of ${scheme}`, most: BOUNDS.pairBytes };
      report(finding('sig.limit', value.offset, facts));
      return [{ scheme, signers: [], whole: false }];
    }
    const { signers, whole } = readSigners(source, scheme, value);
    const isGood = whole && signers.length > 0;
    if (!isGood) report(finding('sig.signer-broken', value.offset, { scheme }));
    return [{ scheme, signers, whole: isGood }];
  });
};
