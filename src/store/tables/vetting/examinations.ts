import { gunzipSync, gzipSync } from 'node:zlib';
import type { StoredExamination } from '../../../actions/vetting/stored.ts';
import type { Examined } from '../../../core/vetting/report.ts';
import type { Db } from '../../schema.ts';

export async function examination(
  db: Db,
  sha256: string,
  edition: string,
): Promise<StoredExamination | null> {
  const row = await db
    .selectFrom('examination')
    .select(['outcome', 'packed', 'reader', 'catalogue', 'digest', 'read_at as read'])
    .where('sha256', '=', sha256)
    .where('edition', '=', edition)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { packed, reader, catalogue, digest, ...rest } = row;
  return {
    ...rest,
    sha256,
    edition: { id: edition, reader, catalogue, digest },
    examined: unpack(packed),
  };
}

export async function addExamination(
  db: Db,
  { sha256, edition: { id, ...by }, outcome, read, examined }: StoredExamination,
): Promise<void> {
  const result = { ...by, outcome, read_at: read, packed: pack(examined) };
  await db
    .insertInto('examination')
    .values({ sha256, edition: id, ...result })
    .onConflict((on) => on.columns(['sha256', 'edition']).doUpdateSet(result))
    .execute();
}

/** Text of a file may hold what no text of PostgreSQL may (NUL, half characters), so it is bytes there. */
const pack = (examined: Examined): Uint8Array => gzipSync(JSON.stringify(examined));
const unpack = (packed: Uint8Array): Examined =>
  JSON.parse(gunzipSync(packed).toString()) as Examined;
