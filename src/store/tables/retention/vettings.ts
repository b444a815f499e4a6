import { sql } from 'kysely';
import type { Erased } from '../../../actions/retention/store.ts';
import type { VettingId } from '../../../actions/vetting/stored.ts';
import type { Instant } from '../../../core/inventory.ts';
import type { Db } from '../../schema.ts';
import { dropUnused } from '../vetting/vettings.ts';

type When = { readonly before: Instant };

/** Each may be gigabytes. */
const FILES_AT_ONCE = 10;

/** Files that were kept after they were read; their reports stay. */
export async function eraseAppFiles(db: Db, { before }: When): Promise<Erased> {
  const { rows } = await sql<{ readonly id: VettingId }>`
    update vetting set kept_at = null
    where id = any(array(
      select id from vetting
      where kept_at is not null and state = 'examined' and ended_at <= ${before}::timestamptz
      order by id limit ${FILES_AT_ONCE}))
    returning id`.execute(db);
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await db.deleteFrom('vetting_piece').where('vetting_id', 'in', ids).execute();
  return { files: ids.length };
}

/** What was handed in, with its report; what was signed on it stays. */
export async function eraseVettings(db: Db, { before }: When, limit: number): Promise<Erased> {
  const { rows } = await sql<{ readonly sha256: string | null }>`
    delete from vetting where id = any(array(
      select id from vetting where ended_at <= ${before}::timestamptz order by id limit ${limit}))
    returning sha256`.execute(db);
  const hashes = rows.flatMap(({ sha256 }) => sha256 ?? []);
  const examinations = hashes.length === 0 ? 0 : await dropUnused(db, [...new Set(hashes)]);
  return { vettings: rows.length, examinations };
}
