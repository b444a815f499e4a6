import type { FileFinding } from '../../../core/vetting/file-finding.ts';
import { bufferOf } from '../../source.ts';
import { contentOf } from '../../zip/open-zip.ts';
import type { Entry, Zip } from '../../zip/open-zip.ts';
import { BOUNDS } from '../bounds.ts';
import { findingIn } from '../finding.ts';
import { expectedIn, isDigestOf } from './digests.ts';
import { keyOf, signable, verifyEntries } from './entries.ts';
import { readJarText } from './jar-text.ts';
import type { JarText } from './jar-text.ts';
import { readPkcs7 } from './pkcs7.ts';

/** A v1 signer: a PKCS#7 file, and the .SF of the same name that it signs. */
export type JarSigner = {
  readonly der: Buffer;
  readonly entry: string;
  /** Where the certificate begins in the PKCS#7 file. */
  readonly offset: number;
  /** Null: not looked at, or nobody can say. */
  readonly holds: boolean | null;
  /** Newer schemes that the .SF says the file is signed with. */
  readonly claims: readonly string[];
};

const FOLDER = 'META-INF/';
const BLOCK = /^META-INF\/.+\.(?:RSA|DSA|EC)$/iu;

/** The v1 signers. Without `whole`, only who they say they are: no phone looks at them, so nobody need digest every entry. */
export const readJar = (
  zip: Zip,
  whole: boolean,
  report: (finding: FileFinding) => void,
): readonly JarSigner[] => {
  const blocks = zip.entries.filter(({ name }) => name.startsWith(FOLDER) && BLOCK.test(name));
  if (blocks.length > BOUNDS.signers)
    report(findingIn('sig.limit', '', null, { what: 'v1 signers', most: BOUNDS.signers }));
  const signers = blocks
    .slice(0, BOUNDS.signers)
    .flatMap((block) => readBlock(zip, block, report) ?? []);
  if (signers.length === 0) return [];
  if (!whole) return signers.map(({ signer }) => ({ ...signer, holds: null }));

  const manifest = textOf(zip, zip.entry(`${FOLDER}MANIFEST.MF`));
  if (manifest === null) {
    report(findingIn('sig.v1-fails', `${FOLDER}MANIFEST.MF`, null, { why: 'it can’t be read' }));
    return signers.map(({ signer }) => ({ ...signer, holds: false }));
  }
  const isContent = verifyEntries(zip, readJarText(manifest), report);
  const isWhole = blocks.length <= BOUNDS.signers;
  return signers.map(({ signer, sf }) => {
    const why = signer.holds === true ? whyNot(sf, manifest, zip) : 'its signature is not valid';
    if (why !== null) report(findingIn('sig.v1-fails', signer.entry, signer.offset, { why }));
    return { ...signer, holds: why === null && isWhole ? isContent : false };
  });
};

const readBlock = (zip: Zip, block: Entry, report: (finding: FileFinding) => void) => {
  const sfName = block.name.replace(/\.[^.]+$/u, '.SF');
  const found = zip.entry(sfName) ?? zip.entries.find((entry) => isSameName(entry.name, sfName));
  const sf = textOf(zip, found ?? null);
  const bytes = contentOf(zip, block, BOUNDS.pkcs7);
  const fail = (why: string): null => {
    report(findingIn('sig.v1-fails', block.name, null, { why }));
    return null;
  };
  if (typeof bytes === 'string') return fail('it can’t be read');
  // As phones do: a block without its .SF signs nothing.
  if (sf === null) return fail('it has no .SF');
  const signer = readPkcs7(bufferOf(bytes), sf);
  if (signer === null) return fail('it is no signature with its certificate');
  const text = readJarText(sf);
  const claims = (text.main.attributes.get('x-android-apk-signed') ?? '').split(',');
  return {
    sf: text,
    signer: {
      ...signer,
      holds: signer.holds as boolean | null,
      entry: block.name,
      claims: claims.map((claim) => claim.trim()).filter((claim) => claim !== ''),
    },
  };
};

const isSameName = (one: string, other: string): boolean =>
  one.startsWith(FOLDER) && one.toUpperCase() === other.toUpperCase();

const textOf = (zip: Zip, entry: Entry | null): Buffer | null => {
  const bytes = entry && contentOf(zip, entry, BOUNDS.jarText);
  return bytes === null || typeof bytes === 'string' ? null : bufferOf(bytes);
};

/** Why a .SF does not vouch for MANIFEST.MF and every entry; null: it does. AOSP, StrictJarVerifier.verifyCertificate. */
const whyNot = (sf: JarText, manifest: Buffer, zip: Zip): string | null => {
  const told = readJarText(manifest);
  if (told.isBroken || sf.isBroken) return 'its sections are broken';
  const isSigntool = sf.main.attributes.get('created-by')?.includes('signtool') ?? false;
  const { from, to } = told.main;
  const main = expectedIn(sf.main, 'digest-manifest-main-attributes');
  if (!isSigntool && main !== null && !isDigestOf(main, manifest.subarray(from, to)))
    return 'the main attributes of MANIFEST.MF differ';
  const all = isSigntool ? null : expectedIn(sf.main, 'digest-manifest');
  const isWhole = all !== null && isDigestOf(all, manifest);
  for (const entry of signable(zip)) {
    const section = sf.entries.get(keyOf(entry));
    if (section === undefined) return 'it does not cover every entry';
    if (isWhole) continue;
    const expected = expectedIn(section, 'digest');
    const of = told.entries.get(keyOf(entry));
    if (!expected || !of) return 'it does not cover every entry';
    const bytes = manifest.subarray(of.from, of.to);
    // Netscape's tool left the last line end out, and phones still take that.
    const isRight =
      isDigestOf(expected, bytes) || (isSigntool && isDigestOf(expected, bytes.subarray(0, -1)));
    if (!isRight) return 'a section of MANIFEST.MF differs';
  }
  return null;
};
