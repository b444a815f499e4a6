import { hash } from 'node:crypto';
import type { Section } from './jar-text.ts';

/** What phones look for, in this order; the first that is there counts (AOSP, StrictJarVerifier). */
const DIGESTS = [
  ['sha-512', 'sha512'],
  ['sha-384', 'sha384'],
  ['sha-256', 'sha256'],
  ['sha1', 'sha1'],
] as const;

export type Expected = { readonly hash: string; readonly base64: string };

/** The digest that a section gives, `kind` being `digest`, `digest-manifest` and so on; null: none that phones know. */
export const expectedIn = (section: Section, kind: string): Expected | null => {
  for (const [name, algorithm] of DIGESTS) {
    const base64 = section.attributes.get(`${name}-${kind}`);
    if (base64 !== undefined) return { hash: algorithm, base64 };
  }
  return null;
};

export const isDigestOf = (expected: Expected, bytes: Uint8Array): boolean =>
  hash(expected.hash, bytes, 'base64') === expected.base64.trim();
