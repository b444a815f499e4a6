import { constants, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** How the content is digested: whole chunks, or a tree of pages as fs-verity has it. */
export type ContentDigest = 'sha256' | 'sha512' | 'verity';

type Algorithm = {
  readonly name: string;
  readonly key: 'rsa' | 'ec' | 'dsa';
  readonly hash: 'sha256' | 'sha512';
  readonly content: ContentDigest;
  readonly isPss?: true;
};

/** source.android.com/docs/security/features/apksigning/v2, "Signature algorithm IDs", read 2026-11-25; the verity ones from AOSP's verifier. */
export const ALGORITHMS: ReadonlyMap<number, Algorithm> = new Map<number, Algorithm>([
  [0x0101, { name: 'RSA-PSS SHA-256', key: 'rsa', hash: 'sha256', content: 'sha256', isPss: true }],
  [0x0102, { name: 'RSA-PSS SHA-512', key: 'rsa', hash: 'sha512', content: 'sha512', isPss: true }],
  [0x0103, { name: 'RSA SHA-256', key: 'rsa', hash: 'sha256', content: 'sha256' }],
  [0x0104, { name: 'RSA SHA-512', key: 'rsa', hash: 'sha512', content: 'sha512' }],
  [0x0201, { name: 'ECDSA SHA-256', key: 'ec', hash: 'sha256', content: 'sha256' }],
  [0x0202, { name: 'ECDSA SHA-512', key: 'ec', hash: 'sha512', content: 'sha512' }],
  [0x0301, { name: 'DSA SHA-256', key: 'dsa', hash: 'sha256', content: 'sha256' }],
  [0x0421, { name: 'RSA SHA-256 verity', key: 'rsa', hash: 'sha256', content: 'verity' }],
  [0x0423, { name: 'ECDSA SHA-256 verity', key: 'ec', hash: 'sha256', content: 'verity' }],
  [0x0425, { name: 'DSA SHA-256 verity', key: 'dsa', hash: 'sha256', content: 'verity' }],
]);

const STRENGTH: Record<ContentDigest, number> = { sha256: 0, verity: 1, sha512: 2 };

/** The one that a phone looks at: the strongest by its digest of the content, the first of equals. Null: it knows none of them. */
export const strongest = (ids: readonly number[]): number | null => {
  let best: { readonly id: number; readonly strength: number } | null = null;
  for (const id of ids) {
    const algorithm = ALGORITHMS.get(id);
    if (algorithm === undefined) continue;
    const strength = STRENGTH[algorithm.content];
    if (best === null || strength > best.strength) best = { id, strength };
  }
  return best?.id ?? null;
};

/** Whether this signature over `data` was made with this key. False for all that is no such signature: another kind of key, an unknown algorithm. */
export const holds = (
  id: number,
  key: KeyObject | null,
  data: Uint8Array,
  signature: Uint8Array,
): boolean => {
  const algorithm = ALGORITHMS.get(id);
  if (algorithm === undefined || key === null || key.asymmetricKeyType !== algorithm.key)
    return false;
  const pss = {
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: algorithm.hash === 'sha256' ? 32 : 64,
  };
  return verifies(algorithm.hash, data, algorithm.isPss ? { key, ...pss } : { key }, signature);
};

export const verifies = (
  hash: string,
  data: Uint8Array,
  key: { readonly key: KeyObject; readonly padding?: number; readonly saltLength?: number },
  signature: Uint8Array,
): boolean => {
  try {
    return verify(hash, data, key, signature);
  } catch {
    // OpenSSL throws for keys and signatures that are none, where others just fail.
    return false;
  }
};
