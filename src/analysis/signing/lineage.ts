import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { holds } from './algorithms.ts';
import { BOUNDS } from './bounds.ts';
import { spkiOf } from './certificate.ts';
import { cursorOf, left, sized, u32 } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { finding } from './finding.ts';
import { publicKeyOf } from './public-key.ts';
import type { RawSigner } from './read-signer.ts';

/** Certificates that followed each other, the oldest first, each signed by the one before; the last is the signer's own. */
export type Lineage = { readonly levels: readonly Level[]; readonly isProven: boolean };
type Level = { readonly der: Buffer; readonly offset: number; readonly flags: number };

const PROOF_OF_ROTATION = 0x3ba06f8c;

/** What the new certificate may do in the name of an older one: apksig's SignerCapabilities. */
const CAPABILITIES: readonly (readonly [number, string])[] = [
  [1, 'installed-data'],
  [2, 'shared-uid'],
  [4, 'permission'],
  [8, 'rollback'],
  [16, 'auth'],
];

export const capabilitiesOf = (flags: number): string =>
  CAPABILITIES.flatMap(([bit, name]) => ((flags & bit) === 0 ? [] : [name])).join(', ') || 'none';

/** The lineage that a signer brings along, every level verified; null: it brings none. */
export const lineageOf = (
  signer: RawSigner,
  report: (finding: FileFinding) => void,
): Lineage | null => {
  const [proof, second] = signer.attributes.filter(({ id }) => id === PROOF_OF_ROTATION);
  if (proof === undefined || signer.scheme === 'v2') return null;
  const { levels, why } = readLevels(cursorOf(proof.value, proof.offset + 4));
  const own = signer.certificates[0]?.der;
  const last = levels.at(-1)?.der;
  // As phones do: an empty proof is none, and says nothing.
  const isOwn = last === undefined || (own !== undefined && last.equals(own));
  const problem =
    why ??
    (second ? 'there is more than one' : null) ??
    (isOwn ? null : 'its last certificate is not the signer');
  if (problem !== null) report(finding('sig.lineage-broken', proof.offset, { why: problem }));
  return { levels, isProven: problem === null };
};

const readLevels = (
  proof: Cursor,
): { readonly levels: readonly Level[]; readonly why: string | null } => {
  const levels: Level[] = [];
  let parent: { readonly der: Buffer; readonly algorithm: number } | null = null;
  if (u32(proof) === null) return { levels, why: 'it is cut off' };
  while (left(proof) > 0) {
    if (levels.length === BOUNDS.levels) return { levels, why: 'it is longer than our bound' };
    const level = readLevel(proof);
    if (level === null) return { levels, why: 'it is cut off' };
    const { der, offset, flags, algorithm } = level;
    const isSeen = levels.some((other) => other.der.equals(der));
    levels.push({ der, offset, flags });
    if (isSeen) return { levels, why: 'a certificate comes twice' };
    if (parent !== null) {
      if (level.parentAlgorithm !== parent.algorithm)
        return { levels, why: 'a level names another algorithm than its parent' };
      const spki = spkiOf(parent.der);
      const key = spki && publicKeyOf(spki);
      if (!holds(parent.algorithm, key, level.signedData, level.signature))
        return { levels, why: 'a level is not signed by the one before' };
    }
    parent = { der, algorithm };
  }
  return { levels, why: null };
};

const readLevel = (proof: Cursor) => {
  const level = sized(proof);
  const signedData = level && sized(level);
  const flags = level && u32(level);
  const algorithm = level && u32(level);
  const signature = level && sized(level);
  const certificate = signedData && sized(signedData);
  const parentAlgorithm = signedData && u32(signedData);
  if (!signedData || !signature || !certificate) return null;
  if (flags === null || algorithm === null || parentAlgorithm === null) return null;
  return {
    der: certificate.bytes,
    offset: certificate.offset,
    signedData: signedData.bytes,
    signature: signature.bytes,
    flags,
    algorithm,
    parentAlgorithm,
  };
};
