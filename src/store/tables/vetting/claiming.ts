import { sql } from 'kysely';
import type { VettingStaging } from '../../../actions/vetting/store.ts';
import type { StoredVetting, VettingId } from '../../../actions/vetting/stored.ts';
import type { Db } from '../../schema.ts';
import { vetting } from './vettings.ts';

/** Oldest first. Two that ask at once get two. */
export async function claim(
  db: Db,
  { owner, at, until }: Parameters<VettingStaging['claim']>[0],
): Promise<StoredVetting | null> {
  const { rows } = await sql<{ readonly id: VettingId }>`
    update vetting set state = 'reading', owner = ${owner}, lease_until = ${until}, attempts = attempts + 1
    where id = (
      select id from vetting
      where state = 'waiting' or state = 'reading' and lease_until <= ${at}
      order by id limit 1 for update skip locked)
    returning id`.execute(db);
  const id = rows[0]?.id;
  return id === undefined ? null : vetting(db, id);
}

export async function renew(
  db: Db,
  id: VettingId,
  { owner, until }: Parameters<VettingStaging['renew']>[1],
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('vetting')
    .set({ lease_until: until })
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .where('owner', '=', owner)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function release(db: Db, id: VettingId, owner: string): Promise<void> {
  await db
    .updateTable('vetting')
    .set({
      state: 'waiting',
      owner: null,
      lease_until: null,
      attempts: sql<number>`attempts - 1`,
    })
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .where('owner', '=', owner)
    .execute();
}
