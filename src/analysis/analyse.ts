import type { Facts } from '../core/vetting/facts.ts';
import type { FileFinding } from '../core/vetting/file-finding.ts';
import type { FileFindingCode } from '../core/vetting/file-finding-codes.ts';
import type { VettingWhy } from '../core/vetting/report.ts';
import { readAndroid } from './apk/read-android.ts';
import { collector } from './collector.ts';
import { findApp } from './ipa/layout.ts';
import { readIpa } from './ipa/read-ipa.ts';
import { LARGEST } from './largest.ts';
import type { Source } from './source.ts';
import { openZip, type Zip } from './zip/open-zip.ts';

/** A file as it was read: facts about an app, or why there are none. */
export type Analysed = { readonly findings: readonly FileFinding[] } & (
  | { readonly facts: Facts }
  | {
      readonly facts: null;
      readonly why: Extract<VettingWhy, 'no-app-file' | 'damaged' | 'too-big'>;
    }
);

/** The largest apps have 20,000 entries; more are made to make tools slow. */
const MANY = 50_000;

/** Reads an app file of any of the formats that we know, by what is in it and never by its name. Whatever is in it, it answers. */
export function analyse(source: Source): Analysed {
  const { report, findings } = collector();
  const none = (why: 'no-app-file' | 'damaged' | 'too-big'): Analysed => ({
    findings: findings(),
    facts: null,
    why,
  });
  if (source.size > LARGEST) {
    report(plain('limit.file-size', { size: source.size, most: LARGEST }));
    return none('too-big');
  }
  const zip = openZip(source, report);
  if (zip.kind === 'not-zip') return none(isZipAtAll(source) ? 'damaged' : 'no-app-file');
  if (zip.entries.length > MANY)
    report(plain('file.many-entries', { entries: zip.entries.length, many: MANY }));
  const facts = factsOf(zip, source, report);
  if (facts === null) return none('no-app-file');
  return { findings: findings(), facts };
}

const MANIFEST = 'AndroidManifest.xml';

function factsOf(zip: Zip, source: Source, report: (finding: FileFinding) => void): Facts | null {
  const apple = findApp(zip);
  if (zip.entry(MANIFEST) === null) {
    return apple === null ? readAndroid(zip, '', report) : readIpa(zip, source, report);
  }
  // Any APK may carry the folder of an app as an asset; at the top it is made to be two things at once.
  if (apple?.isPayload === true) report(plain('file.two-platforms', { also: apple.root }));
  return readAndroid(zip, '', report);
}

/** An archive that lost its end is damaged; a picture is no app file. */
function isZipAtAll(source: Source): boolean {
  return Buffer.from(source.read(0, 4)).toString('latin1') === 'PK\u0003\u0004';
}

const plain = (code: FileFindingCode, facts: FileFinding['facts']): FileFinding => ({
  code,
  place: { entry: '', offset: null },
  phoneReads: null,
  toolsRead: null,
  facts,
});
