import { sql } from 'kysely';
import type { VettingStaging } from '../../../actions/vetting/store.ts';
import type { VettingId } from '../../../actions/vetting/stored.ts';
import type { Db } from '../../schema.ts';

type Lease = Parameters<VettingStaging['beginContent']>[1];

export async function beginContent(
  db: Db,
  id: VettingId,
  { owner, until }: Lease,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('vetting')
    .set({ state: 'receiving', owner, lease_until: until, received: 0, pieces: 0 })
    .where('id', '=', id)
    .where('state', 'in', ['announced', 'interrupted'])
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await dropPieces(db, id);
  return true;
}

export async function addPiece(
  db: Db,
  id: VettingId,
  { number, bytes }: Parameters<VettingStaging['addPiece']>[1],
  { owner, until }: Lease,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('vetting')
    .set({
      lease_until: until,
      received: sql<number>`received + ${bytes.length}`,
      pieces: number + 1,
    })
    .where('id', '=', id)
    .where('state', '=', 'receiving')
    .where('owner', '=', owner)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  // As text: PGlite makes the text of bytes so slowly that a mebibyte took a second, and this 40 ms (measured 2026-11-27).
  await sql`insert into vetting_piece (vetting_id, number, bytes)
    values (${id}::uuid, ${number}::integer, decode(${bytes.toBase64()}::text, 'base64'))`.execute(
    db,
  );
  return true;
}

export async function piece(db: Db, id: VettingId, number: number): Promise<Uint8Array | null> {
  const { rows } = await sql<{ readonly text: string }>`
    select encode(bytes, 'base64') as text from vetting_piece
    where vetting_id = ${id}::uuid and number = ${number}::integer`.execute(db);
  const [row] = rows;
  return row === undefined ? null : Uint8Array.fromBase64(row.text);
}

export async function dropPieces(db: Db, id: VettingId): Promise<void> {
  await db.deleteFrom('vetting_piece').where('vetting_id', '=', id).execute();
}
