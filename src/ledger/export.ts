import canonicalize from 'canonicalize';
import { parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { isCommitment, type Opening } from './commitment.ts';
import { parseEntry, type Entry } from './entry.ts';
import { CHECKPOINT_FILE, KEY_FILE, MANIFEST_FILE, OPENINGS_FILE, type FileSink } from './files.ts';
import { manifestOf, manifestText, tilesOf, type Manifest } from './manifest.ts';
import { parseNote } from './note.ts';
import { DamagedLog, tilesAt, type StoredLog } from './reading.ts';
import { bundleOf, tileLevels, tilePath, TILE_WIDTH } from './tile.ts';

export type OpenedCommitment = Opening & { readonly commitment: string };

export type ExportSource = StoredLog & {
  /** The signed note whose entries are exported, however many came since. */
  readonly checkpoint: string;
  /** Public keys as `verifierText` gives them: the one that signed, and earlier ones. */
  readonly keys: readonly string[];
  /** Those of these commitments whose opening still exists. Null: openings are not disclosed. */
  readonly openings:
    | ((commitments: readonly string[]) => Promise<readonly OpenedCommitment[]>)
    | null;
};

/**
 * Writes the whole log up to the checkpoint (`spec/ledger.md`, "The exported folder"), a bundle at a time. Gives back the manifest that
 * it wrote last. What is stored is written as it is stored: it is the verifier who judges. Throws `DamagedLog` where the store lacks
 * a part; the folder then has no manifest.
 */
export async function exportLedger(
  source: ExportSource,
  sink: FileSink,
  watch: (done: number, of: number) => void = () => {},
): Promise<Manifest> {
  const checkpoint = checkpointOf(source.checkpoint);
  const { size } = checkpoint;
  await sink.write(CHECKPOINT_FILE, Buffer.from(source.checkpoint));
  await sink.write(KEY_FILE, Buffer.from(source.keys.map((key) => `${key}\n`).join('')));
  await writeTiles(source, size, sink);
  for (let from = 0; from < size; from += TILE_WIDTH) {
    const page = await pageOf(source, from, size);
    const path = tilePath('entries', from / TILE_WIDTH, page.length);
    await sink.write(path, bundleOf(page.map((entry) => Buffer.from(entry))));
    watch(from + page.length, size);
  }
  const openings = source.openings === null ? null : await writeOpenings(source, size, sink);
  const manifest = manifestOf(checkpoint, openings);
  await sink.write(MANIFEST_FILE, Buffer.from(manifestText(manifest)));
  return manifest;
}

function checkpointOf(text: string): Checkpoint {
  const note = parseNote(text);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!checkpoint) throw new DamagedLog('its checkpoint can not be read');
  return checkpoint;
}

async function writeTiles(log: StoredLog, size: number, sink: FileSink): Promise<void> {
  const read = tilesAt(log, size);
  for (let level = 0; level < tileLevels(size); level++)
    for (let number = 0; number < tilesOf(level, size); number++) {
      const hashes = await read(level, number);
      await sink.write(tilePath(level, number, hashes.length / 32), hashes);
    }
}

async function pageOf(log: StoredLog, from: number, size: number): Promise<readonly string[]> {
  const count = Math.min(TILE_WIDTH, size - from);
  const page = await log.entries(from, count);
  if (page.length !== count)
    throw new DamagedLog(`entries ${from} to ${from + count - 1} are not all there`);
  return page;
}

/** In the order of the entries, so that whoever reads both needs to remember nothing. */
async function writeOpenings(source: ExportSource, size: number, sink: FileSink): Promise<number> {
  let lines = 0;
  async function* texts(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < size; from += TILE_WIDTH) {
      const page = await pageOf(source, from, size);
      const said = page.map((text) => commitmentsIn(text));
      const known = await openingsOf(source, [...new Set(said.flat())]);
      const opened = said.flatMap((commitments, i) =>
        commitments.flatMap((commitment) => {
          const opening = known.get(commitment);
          return opening ? [openingLine({ ...opening, entry: from + i })] : [];
        }),
      );
      lines += opened.length;
      if (opened.length > 0) yield Buffer.from(opened.join(''));
    }
  }
  await sink.write(OPENINGS_FILE, texts(), { secret: true });
  return lines;
}

async function openingsOf({ openings }: ExportSource, commitments: readonly string[]) {
  const found = openings === null || commitments.length === 0 ? [] : await openings(commitments);
  return new Map(found.map((opening) => [opening.commitment, opening]));
}

function commitmentsIn(text: string): readonly string[] {
  const parsed = parseEntry(Buffer.from(text));
  return parsed.ok ? [...new Set(committedIn(parsed.entry).map(([, text]) => text))] : [];
}

/** The commitments of an entry, each with the field that it is of; in its details any but those two. */
export const committedIn = ({ actor, texts, details }: Entry): readonly [string, string][] => [
  ['actor', actor],
  ...texts.map((text): [string, string] => ['text', text]),
  ...Object.values(details).flatMap((value): [string, string][] =>
    typeof value === 'string' && isCommitment(value) ? [['details', value]] : [],
  ),
];

/** One opening, of the entry at that index, as one line of canonical JSON. */
const openingLine = (opening: OpenedCommitment & { readonly entry: number }): string => {
  const { commitment, entry, field, salt, value } = opening;
  return `${canonicalize({ commitment, entry, field, salt, value }) ?? ''}\n`;
};
