import type { Checkpoint } from '../checkpoint.ts';
import { MANIFEST_FILE, OPENINGS_FILE, type Folder } from '../files.ts';
import { manifestOf, manifestText } from '../manifest.ts';
import type { Findings } from './findings.ts';
import { readOrNote } from './tiles.ts';

const MOST_MANIFEST = 64 * 1024;

/**
 * Whether the export ran to its end, and is of this log. `lines` null: there is no file of openings; undefined: it was not read to
 * its end.
 */
export async function checkManifest(
  folder: Folder,
  checkpoint: Checkpoint,
  lines: number | null | undefined,
  found: Findings,
): Promise<void> {
  const bytes = await readOrNote(folder, MANIFEST_FILE, MOST_MANIFEST, found);
  if (bytes === null) return;
  const text = Buffer.from(bytes).toString();
  const promised = openingsIn(text);
  if (text === manifestText(manifestOf(checkpoint, lines === undefined ? promised : lines))) return;
  if (promised === null || text !== manifestText(manifestOf(checkpoint, promised)))
    found.note('manifest-differs', { file: MANIFEST_FILE });
  else if (lines === null) found.note('file-missing', { file: OPENINGS_FILE });
  else
    found.note('manifest-differs', {
      file: MANIFEST_FILE,
      text: `it tells of ${promised} openings, there are ${lines}`,
    });
}

/** The size that an export without a readable checkpoint says that it has: only how far to look, and no proof. */
export async function claimedSize(folder: Folder): Promise<number> {
  const read = await folder.read(MANIFEST_FILE, MOST_MANIFEST);
  const text = read.kind === 'bytes' ? Buffer.from(read.bytes).toString() : '';
  return Number(/"size": (\d{1,15}),\n/.exec(text)?.[1] ?? 0);
}

function openingsIn(text: string): number | null {
  const digits = /"openings": (\d{1,15})\n/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
