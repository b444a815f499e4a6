import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { finding } from './finding.ts';
import type { RawSigner } from './read-signer.ts';
import type { Present } from './schemes.ts';

/** The newest released Android that we know; what its phones look at is what the newest phones look at. API 37 is Android 17. */
export const NEWEST_ANDROID = 37;

/** The first API level that knows a scheme: source.android.com/docs/security/features/apksigning, read 2026-11-25. */
export const SINCE = { v2: 24, v3: 28, 'v3.1': 33 } as const;

const TARGETS_DEV_RELEASE = 0xc2a6b3ba;

/**
 * The signers that a phone of this API level looks at; more than one only in v2, which they must all hold in. Empty: it refuses the file, since the scheme has none for
 * it. Null: it looks at v1.
 */
export const lookedAt = (
  level: number,
  schemes: readonly Present[],
): readonly RawSigner[] | null => {
  for (const { scheme, signers } of schemes) {
    if (level < SINCE[scheme]) continue;
    if (scheme === 'v2') return signers;
    const own = signers.filter((signer) => isFor(level, signer));
    // Only v3.1 may leave some phones to the scheme before it.
    if (scheme === 'v3' || own.length > 0) return own;
  }
  return null;
};

const isFor = (level: number, { scheme, range, attributes }: RawSigner): boolean => {
  if (range === null) return false;
  const isForNext = scheme === 'v3.1' && attributes.some(({ id }) => id === TARGETS_DEV_RELEASE);
  return level >= range.min + (isForNext ? 1 : 0) && level <= range.max;
};

/** API levels that the app is for, on which v3 has no signer, or two: those phones refuse the file. Says which signers can't hold for it. */
export const reportGaps = (
  minSdk: number | null,
  schemes: readonly Present[],
  report: (finding: FileFinding) => void,
): ReadonlySet<RawSigner> => {
  const none: number[] = [];
  const several: number[] = [];
  const clashing = new Set<RawSigner>();
  const mustHaveOne = schemes.some(({ scheme }) => scheme === 'v3');
  for (let level = Math.max(SINCE.v3, minSdk ?? SINCE.v3); level <= NEWEST_ANDROID; level++) {
    const signers = lookedAt(level, schemes);
    if (signers === null || signers[0]?.scheme === 'v2') continue;
    if (signers.length === 0 && mustHaveOne) none.push(level);
    if (signers.length < 2) continue;
    several.push(level);
    for (const signer of signers) clashing.add(signer);
  }
  for (const [code, levels] of [
    ['sig.range-gap', none],
    ['sig.range-overlap', several],
  ] as const) {
    const [first] = levels;
    if (first !== undefined)
      report(finding(code, null, { from: first, to: levels.at(-1) ?? first }));
  }
  return clashing;
};
