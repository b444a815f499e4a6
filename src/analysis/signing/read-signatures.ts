import type { Signer } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { bufferOf } from '../source.ts';
import type { Source } from '../source.ts';
import type { Zip } from '../zip/zip.ts';
import { agree } from './agree.ts';
import { describeCertificate } from './certificate.ts';
import { contentDigests } from './content-digests.ts';
import { finding } from './finding.ts';
import { readJar } from './jar/read-jar.ts';
import type { JarSigner } from './jar/read-jar.ts';
import type { Judged } from './judged.ts';
import { knownKey } from './known-keys.ts';
import { lineageOf } from './lineage.ts';
import { NEWEST_ANDROID, SINCE, lookedAt, reportGaps } from './looked-at.ts';
import { readSchemes } from './schemes.ts';
import type { Present } from './schemes.ts';
import { readSigningBlock } from './signing-block.ts';
import type { SigningBlock } from './signing-block.ts';
import { jarStripped, stripped } from './stripping.ts';
import { digestsOf, verifySigner } from './verify-signer.ts';

/** API levels, as the manifest has them; null where it could not be read. */
export type Phones = { readonly minSdk: number | null; readonly targetSdk: number | null };

/** Apps for these and newer are not installed with v1 alone (developer.android.com/about/versions/11/behavior-changes-11, from memory). */
const REFUSED_WITH_V1_ALONE = 30;

/**
 * Who signed an APK, verified over its content, the newest scheme first: v3.1, v3, v2, v1. Reads the file once, in pieces. The content of entries is digested for v1 only
 * where some phone looks at it.
 */
export const readSignatures = (
  source: Source,
  zip: Zip,
  phones: Phones,
  report: (finding: FileFinding) => void,
): readonly Signer[] => {
  reportJanus(source, report);
  const block = readSigningBlock(source, zip, report);
  const schemes = readSchemes(source, block, report);
  const isJarLookedAt = schemes.length === 0 || (phones.minSdk ?? 1) < SINCE.v2;
  const jar = readJar(zip, isJarLookedAt, report);
  const newest = lookedAt(NEWEST_ANDROID, schemes);
  const judged = [
    ...judge(source, zip, block, schemes, phones, report).map((each) => ({
      ...each,
      isNewest: newest?.includes(each.raw) ?? false,
    })),
    ...judgeJar(jar, schemes, report).map((each) => ({ ...each, isNewest: newest === null })),
  ];
  reportJar(jar, schemes, phones, report);
  reportOldPhones(jar, schemes, phones, report);
  if (judged.length === 0) report(finding('sig.none', null));
  const signers = agree(judged, report);
  const certificates = new Map(
    signers.toReversed().map((signer) => [signer.certificate.sha256, signer]),
  );
  for (const { certificate, place } of certificates.values()) {
    const known = knownKey(certificate, place);
    if (known !== null) report(known);
  }
  return signers;
};

const judge = (
  source: Source,
  zip: Zip,
  block: SigningBlock | null,
  schemes: readonly Present[],
  { minSdk }: Phones,
  report: (finding: FileFinding) => void,
) => {
  if (block === null) return [];
  const signers = schemes.flatMap((present) =>
    present.signers.map((signer) => ({ signer, whole: present.whole })),
  );
  const content = contentDigests(
    {
      source,
      blockOffset: block.offset,
      directoryOffset: block.directoryOffset,
      endRecordOffset: zip.endRecord.offset,
    },
    digestsOf(signers.map(({ signer }) => signer)),
  );
  const lonely = stripped(schemes, report);
  const clashing = reportGaps(minSdk, schemes, report);
  return signers.flatMap(({ signer, whole }) => {
    const isGood = verifySigner(signer, content, report);
    const lineage = lineageOf(signer, report);
    const [certificate] = signer.certificates;
    if (certificate === undefined) return [];
    const isRefused = lonely.has(signer) || clashing.has(signer) || !whole;
    return [
      {
        raw: signer,
        scheme: signer.scheme,
        holds: isGood && !isRefused && lineage?.isProven !== false,
        certificate: describeCertificate(certificate.der),
        place: { entry: '', offset: certificate.offset },
        lineage,
      },
    ];
  });
};

const judgeJar = (
  jar: readonly JarSigner[],
  schemes: readonly Present[],
  report: (finding: FileFinding) => void,
): readonly Omit<Judged, 'isNewest'>[] => {
  const lonely = jarStripped(jar, schemes, report);
  return jar.map((signer) => ({
    scheme: 'v1',
    holds: lonely.has(signer) && signer.holds !== null ? false : signer.holds,
    certificate: describeCertificate(signer.der),
    place: { entry: signer.entry, offset: signer.offset },
    lineage: null,
  }));
};

const reportJar = (
  jar: readonly JarSigner[],
  schemes: readonly Present[],
  { targetSdk }: Phones,
  report: (finding: FileFinding) => void,
): void => {
  if (jar.length === 0) return;
  if (schemes.length === 0) {
    report(finding('sig.v1-only', null));
    if (targetSdk !== null && targetSdk >= REFUSED_WITH_V1_ALONE)
      report(finding('sig.v1-refused', null, { targetSdk }));
  } else if (jar.every(({ holds }) => holds === null)) report(finding('sig.v1-unused', null));
};

/** Phones that the app is for, and that know none of its schemes: they see a file without a signature, and refuse it. */
const reportOldPhones = (
  jar: readonly JarSigner[],
  schemes: readonly Present[],
  { minSdk }: Phones,
  report: (finding: FileFinding) => void,
): void => {
  if (jar.length > 0 || schemes.length === 0 || minSdk === null) return;
  const since = Math.min(...schemes.map(({ scheme }) => SINCE[scheme]));
  if (minSdk < since) report(finding('sig.v1-missing', null, { from: minSdk, to: since - 1 }));
};

/** CVE-2017-13156: older phones took a file that begins as DEX for one, whatever archive follows. */
const reportJanus = (source: Source, report: (finding: FileFinding) => void): void => {
  if (bufferOf(source.read(0, 4)).toString('latin1') !== 'dex\n') return;
  const reads = { phone: 'the archive', tools: 'a DEX file (so did Android before December 2017)' };
  report(finding('sig.janus', 0, {}, reads));
};
