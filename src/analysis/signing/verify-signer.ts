import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { ALGORITHMS, holds, strongest } from './algorithms.ts';
import type { ContentDigest } from './algorithms.ts';
import { spkiOf } from './certificate.ts';
import { finding, hex } from './finding.ts';
import { publicKeyOf } from './public-key.ts';
import type { RawSigner } from './read-signer.ts';

/** Digests that these signers give, as far as we know their algorithms. */
export const digestsOf = (signers: readonly RawSigner[]): ReadonlySet<ContentDigest> =>
  new Set(
    signers
      .flatMap((signer) => signer.signatures)
      .flatMap(({ algorithm }) => ALGORITHMS.get(algorithm)?.content ?? []),
  );

/**
 * Whether a signer holds over the content, as phones see it: they look at one of its signatures, the strongest. Everything that doesn't fit is reported, the other
 * signatures too. Rotation and stripping are looked at elsewhere.
 */
export const verifySigner = (
  signer: RawSigner,
  content: ReadonlyMap<ContentDigest, Buffer>,
  report: (finding: FileFinding) => void,
): boolean => {
  let isGood = true;
  const fail = (code: FileFinding['code'], facts: FileFinding['facts'] = {}): void => {
    isGood = false;
    report(finding(code, signer.offset, { scheme: signer.scheme, ...facts }));
  };
  for (const part of signer.broken)
    fail(part === 'attribute' ? 'sig.attribute-broken' : 'sig.signer-broken');

  const algorithms = signer.signatures.map(({ algorithm }) => algorithm);
  const digested = signer.digests.map(({ algorithm }) => algorithm);
  if (algorithms.join() !== digested.join())
    fail('sig.algorithms-differ', { signed: named(algorithms), digested: named(digested) });
  const best = strongest(algorithms);
  if (best === null) fail('sig.algorithm-unknown', { algorithms: named(algorithms) });

  const key = publicKeyOf(signer.publicKey);
  for (const problem of problemsOf(signer, key, content)) {
    const facts = { scheme: signer.scheme, algorithm: named([problem.algorithm]) };
    report(finding(problem.code, signer.offset, facts));
    if (problem.algorithm === best) isGood = false;
  }

  const certificate = signer.certificates[0]?.der;
  const spki = certificate && spkiOf(certificate);
  if (!spki) fail('sig.certificate-broken');
  else if (!isSameKey(spki, signer.publicKey)) fail('sig.key-differs');
  if (signer.range && signer.signedRange && !isSameRange(signer.range, signer.signedRange))
    fail('sig.range-differs', { said: range(signer.range), signed: range(signer.signedRange) });
  return isGood;
};

/** Each algorithm once, the first of its records: phones compare no others. */
function* problemsOf(
  signer: RawSigner,
  key: ReturnType<typeof publicKeyOf>,
  content: ReadonlyMap<ContentDigest, Buffer>,
) {
  const seen = new Set<number>();
  for (const { algorithm, value } of signer.signatures) {
    const kind = ALGORITHMS.get(algorithm)?.content;
    if (kind === undefined || seen.has(algorithm)) continue;
    seen.add(algorithm);
    if (!holds(algorithm, key, signer.signedData, value))
      yield { code: 'sig.signature-fails', algorithm } as const;
    // All of them must be right: of two with the same algorithm, versions of Android need not take the same.
    const digests = signer.digests.filter((digest) => digest.algorithm === algorithm);
    const wanted = content.get(kind);
    if (digests.length === 0 || !digests.every((digest) => wanted?.equals(digest.value)))
      yield { code: 'sig.content-differs', algorithm } as const;
  }
}

/** The same bytes, or the same key in another encoding, as phones compare it. */
const isSameKey = (one: Buffer, other: Buffer): boolean => {
  if (one.equals(other)) return true;
  const [a, b] = [publicKeyOf(one), publicKeyOf(other)];
  return a !== null && b !== null && a.equals(b);
};

const isSameRange = (
  one: { readonly min: number; readonly max: number },
  other: { readonly min: number; readonly max: number },
): boolean => one.min === other.min && one.max === other.max;

const range = ({ min, max }: { readonly min: number; readonly max: number }): string =>
  `${min} to ${max}`;

const named = (ids: readonly number[]): string =>
  ids
    .slice(0, 10)
    .map((id) => ALGORITHMS.get(id)?.name ?? hex(id))
    .join(', ');
