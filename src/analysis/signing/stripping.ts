import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { finding, findingIn } from './finding.ts';
import type { JarSigner } from './jar/read-jar.ts';
import type { RawSigner } from './read-signer.ts';
import type { Present } from './schemes.ts';

const V3_MUST_BE_THERE = 0xbeeff00d;
const ROTATION_MIN_SDK = 0x559f8b02;

/** Signers that say a newer scheme is there too, when it isn't: somebody took it away, and phones that know the newer one refuse the file. */
export const stripped = (
  schemes: readonly Present[],
  report: (finding: FileFinding) => void,
): ReadonlySet<RawSigner> => {
  const lonely = new Set<RawSigner>();
  for (const signer of schemes.flatMap(({ signers }) => signers)) {
    const missing = missingFor(signer, schemes);
    if (missing === null) continue;
    lonely.add(signer);
    report(finding('sig.stripped', signer.offset, { scheme: signer.scheme, missing }));
  }
  return lonely;
};

const missingFor = (signer: RawSigner, schemes: readonly Present[]): string | null => {
  const v3 = schemes.find(({ scheme }) => scheme === 'v3');
  const v31 = schemes.find(({ scheme }) => scheme === 'v3.1');
  for (const { id, value } of signer.attributes) {
    const number = value.length < 4 ? null : value.readUInt32LE(0);
    if (signer.scheme === 'v2' && id === V3_MUST_BE_THERE && number === 3 && !v3) return 'v3';
    if (signer.scheme !== 'v3' || id !== ROTATION_MIN_SDK) continue;
    const from = Math.min(...(v31?.signers ?? []).map(({ range }) => range?.min ?? Infinity));
    if (number !== from) return `v3.1 from API ${number ?? '?'}`;
  }
  return null;
};

/** `X-Android-APK-Signed: 2, 3` in a .SF: the same for v1. */
export const jarStripped = (
  signers: readonly JarSigner[],
  schemes: readonly Present[],
  report: (finding: FileFinding) => void,
): ReadonlySet<JarSigner> => {
  const lonely = new Set<JarSigner>();
  for (const signer of signers) {
    const missing = ['2', '3'].filter(
      (claim) =>
        signer.claims.includes(claim) && !schemes.some(({ scheme }) => scheme === `v${claim}`),
    );
    if (missing.length === 0) continue;
    lonely.add(signer);
    const facts = { scheme: 'v1', missing: missing.map((claim) => `v${claim}`).join(', ') };
    report(findingIn('sig.stripped', signer.entry, null, facts));
  }
  return lonely;
};
