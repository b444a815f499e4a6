import type { FileFinding } from '../../../core/vetting/file-finding.ts';
import { bufferOf } from '../../source.ts';
import { contentOf } from '../../zip/open-zip.ts';
import type { Entry, Zip } from '../../zip/open-zip.ts';
import { BOUNDS } from '../bounds.ts';
import { findingIn } from '../finding.ts';
import { expectedIn, isDigestOf } from './digests.ts';
import { keyOf, signable, verifyEntries } from './entries.ts';
import { readJarText, readMain } from './jar-text.ts';
import type { JarText } from './jar-text.ts';
import { readPkcs7 } from './pkcs7.ts';
import type { Pkcs7Signer } from './pkcs7.ts';

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
const MANIFEST = `${FOLDER}MANIFEST.MF`;
const BLOCK = /^META-INF\/.+\.(?:RSA|DSA|EC)$/isu;

/** The v1 signers. Without `whole`, only who they say they are: no phone looks at them, so nobody need digest every entry. */
export const readJar = (
  zip: Zip,
  whole: boolean,
  report: (finding: FileFinding) => void,
): readonly JarSigner[] => {
  const blocks = zip.entries.filter(({ name }) => name.startsWith(FOLDER) && BLOCK.test(name));
  if (blocks.length > BOUNDS.signers)
    report(findingIn('sig.limit', '', null, { what: 'v1 signers', most: BOUNDS.signers }));
  const read = blocks.slice(0, BOUNDS.signers).map((block) => readBlock(zip, block));
  for (const { entry, why } of read)
    if (why !== null) report(findingIn('sig.v1-fails', entry, null, { why }));
  const signers = read.flatMap(({ found }) => found ?? []);
  if (signers.length === 0 || !whole) return signers.map(told(null));

  const manifest = textOf(zip, zip.entry(MANIFEST));
  if (manifest === null) {
    report(findingIn('sig.v1-fails', MANIFEST, null, { why: 'it can’t be read' }));
    return signers.map(told(false));
  }
  const text = readJarText(manifest);
  const isContent = verifyEntries(zip, text, report);
  let isRefused = blocks.length > BOUNDS.signers || read.some(({ why }) => why === NO_SIGNATURE);
  for (const { entry, signer, sf } of signers) {
    const why = signer.holds
      ? whyNot(readJarText(sf), { manifest, text }, zip)
      : 'its signature is not valid';
    if (why === null) continue;
    isRefused = true;
    report(findingIn('sig.v1-fails', entry, signer.offset, { why }));
  }
  // As phones do: one that fails fails for all.
  return signers.map(told(isRefused ? false : isContent));
};

type Found = {
  readonly entry: string;
  readonly signer: Pkcs7Signer;
  readonly sf: Buffer;
  readonly claims: readonly string[];
};

const told =
  (holds: boolean | null) =>
  ({ entry, signer, claims }: Found): JarSigner => ({
    der: signer.der,
    offset: signer.offset,
    entry,
    claims,
    holds,
  });

const NO_SIGNATURE = 'it is no signature with its certificate';

const readBlock = (
  zip: Zip,
  block: Entry,
): { readonly entry: string; readonly why: string | null; readonly found: Found | null } => {
  const entry = block.name;
  const fail = (why: string) => ({ entry, why, found: null });
  const sfName = entry.replace(/\.[^.]+$/u, '.SF');
  const found = zip.entry(sfName) ?? zip.entries.find(({ name }) => isSameName(name, sfName));
  const sf = textOf(zip, found ?? null);
  const bytes = contentOf(zip, block, BOUNDS.pkcs7);
  // As phones do: a block without its .SF signs nothing.
  if (sf === null) return fail('it has no .SF');
  const signer = typeof bytes === 'string' ? null : readPkcs7(bufferOf(bytes), sf);
  if (signer === null) return fail(NO_SIGNATURE);
  const claims = (readMain(sf).attributes.get('x-android-apk-signed') ?? '').split(',');
  return {
    entry,
    why: null,
    found: { entry, signer, sf, claims: claims.map((claim) => claim.trim()) },
  };
};

const isSameName = (one: string, other: string): boolean =>
  one.startsWith(FOLDER) && one.toUpperCase() === other.toUpperCase();

const textOf = (zip: Zip, entry: Entry | null): Buffer | null => {
  const bytes = entry && contentOf(zip, entry, BOUNDS.jarText);
  return bytes === null || typeof bytes === 'string' ? null : bufferOf(bytes);
};

/** Why a .SF does not vouch for MANIFEST.MF and every entry; null: it does. AOSP, StrictJarVerifier.verifyCertificate. */
const whyNot = (
  sf: JarText,
  { manifest, text }: { readonly manifest: Buffer; readonly text: JarText },
  zip: Zip,
): string | null => {
  if (text.isBroken || sf.isBroken) return 'its sections are broken';
  const isSigntool = sf.main.attributes.get('created-by')?.includes('signtool') ?? false;
  const { from, to } = text.main;
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
    const of = text.entries.get(keyOf(entry));
    if (!expected || !of) return 'it does not cover every entry';
    const bytes = manifest.subarray(of.from, of.to);
    // Netscape's tool left the last line end out, and phones still take that.
    const isRight =
      isDigestOf(expected, bytes) || (isSigntool && isDigestOf(expected, bytes.subarray(0, -1)));
    if (!isRight) return 'a section of MANIFEST.MF differs';
  }
  return null;
};
