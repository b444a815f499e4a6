import type { LedgerExported } from '../cli/ledger/door.ts';
import type { Client, Items } from '../cli/server/door.ts';
import { UserError } from '../cli/user-error.ts';
import { parseCheckpoint } from '../ledger/checkpoint.ts';
import { exportLedger, type OpenedCommitment } from '../ledger/export.ts';
import { isFree, sinkAt } from '../ledger/folder.ts';
import { parseNote } from '../ledger/note.ts';
import { splitHashes } from '../ledger/reading.ts';
import { entriesOf, TILE_WIDTH, tilePath } from '../ledger/tile.ts';

/** Writes the ledger of a server into a free folder, tile by tile as anybody may read it. */
export async function exportFrom(
  client: Client,
  folder: string,
  { openings }: { readonly openings: boolean },
): Promise<LedgerExported> {
  if (!(await isFree(folder)))
    throw new UserError(
      `${folder} is not empty`,
      'Name a new folder: an export is never mixed with another.',
    );
  const note = await textAt(client, '/ledger/checkpoint');
  const parsed = note === null ? null : parseNote(note);
  const checkpoint = parsed && parseCheckpoint(parsed.text);
  if (note === null || !checkpoint)
    throw new UserError(
      'Nothing is signed yet',
      'The first checkpoint comes within seconds of the first decision.',
    );
  const key = await textAt(client, '/ledger/key');
  const { size } = checkpoint;
  const bytesAt = async (level: number | 'entries', number: number): Promise<Uint8Array | null> => {
    const nodes = level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level);
    const width = Math.min(TILE_WIDTH, nodes - number * TILE_WIDTH);
    return width > 0 ? client.bytes(`/ledger/${tilePath(level, number, width)}`) : null;
  };
  const page = (from: number): number => Math.floor(from / TILE_WIDTH);
  const manifest = await exportLedger(
    {
      checkpoint: note,
      keys: key === null ? [] : key.trim().split('\n'),
      async entries(from, limit) {
        const bundle = await bytesAt('entries', page(from));
        const entries = (bundle && entriesOf(bundle)) ?? [];
        const at = from % TILE_WIDTH;
        return entries.slice(at, at + limit).map((entry) => Buffer.from(entry).toString());
      },
      async leaves(from, limit) {
        const tile = await bytesAt(0, page(from));
        const at = from % TILE_WIDTH;
        return tile ? splitHashes(tile).slice(at, at + limit) : [];
      },
      async tile(level, number) {
        const isFull = (number + 1) * TILE_WIDTH ** (level + 1) <= size;
        return isFull ? bytesAt(level, number) : null;
      },
      openings: openings ? (commitments) => opened(client, commitments) : null,
    },
    sinkAt(folder),
  );
  return { origin: checkpoint.origin, size, openings: openings ? manifest.openings : null };
}

async function textAt(client: Client, path: string): Promise<string | null> {
  const bytes = await client.bytes(path);
  return bytes && Buffer.from(bytes).toString();
}

const MOST_ASKED = 1000;

async function opened(
  client: Client,
  commitments: readonly string[],
): Promise<readonly OpenedCommitment[]> {
  const found: OpenedCommitment[] = [];
  for (let from = 0; from < commitments.length; from += MOST_ASKED) {
    const some = commitments.slice(from, from + MOST_ASKED);
    const body = { commitments: some };
    found.push(...(await client.post<Items<OpenedCommitment>>('/ledger/openings', body)).items);
  }
  return found;
}
