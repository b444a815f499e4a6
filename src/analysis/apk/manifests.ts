import type { Unread } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Manifest } from '../axml/manifest.ts';
import { readManifest } from '../axml/read-manifest.ts';
import { contentOf, placeOf } from '../zip/open-zip.ts';
import type { Entry } from '../zip/open-zip.ts';
import { BOUNDS } from './bounds.ts';
import { entryName } from './inside.ts';
import type { Archive } from './inside.ts';

export const MANIFEST = 'AndroidManifest.xml';

/** How many of one name are read: phones since Android 4.4 take none of them. */
const MOST_SHOWN = 4;

/**
 * The manifest of an APK. Of several with this name the first is taken, what each says is in the finding: a phone that takes any of them takes the first.
 */
export const manifestOf = (
  archive: Archive,
  report: (finding: FileFinding) => void,
): { readonly manifest: Manifest | null; readonly unread: readonly Unread[] } => {
  const same = archive.zip.all(MANIFEST);
  const read = same.slice(0, MOST_SHOWN).map((entry) => readOne(archive, entry, report));
  if (same.length > 1)
    archive.report({
      code: 'apk.manifest-many',
      place: placeOf(MANIFEST),
      phoneReads: 'refuses the archive',
      toolsRead: 'the first or the last',
      facts: {
        manifests: same.length,
        olderThan: 'Android 4.4',
        olderReads: 'the first',
        ...Object.fromEntries(
          read.map(({ manifest }, index) => [`says${index + 1}`, saidBy(manifest)]),
        ),
      },
    });
  return read[0] ?? { manifest: null, unread: [missing(archive)] };
};

const readOne = (archive: Archive, entry: Entry, report: (finding: FileFinding) => void) => {
  const name = entryName(archive, entry);
  const content = contentOf(archive.zip, entry, BOUNDS.manifest);
  const manifest = typeof content === 'string' ? null : readManifest(content, report, name);
  const why = typeof content === 'string' ? content : 'broken';
  const unread: readonly Unread[] =
    manifest === null ? [{ what: 'manifest', why, place: placeOf(name) }] : [];
  return { manifest, unread };
};

const missing = ({ name }: Archive): Unread => ({
  what: 'manifest',
  why: 'missing',
  place: placeOf(name),
});

const saidBy = (manifest: Manifest | null): string =>
  manifest === null
    ? 'nothing that can be read'
    : `${manifest.package?.text ?? 'no package'} ${manifest.versionCode?.value ?? 'no version'}`.slice(
        0,
        300,
      );
