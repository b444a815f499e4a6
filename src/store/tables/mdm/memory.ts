import { sql } from 'kysely';
import type { ConnectionId } from '../../../actions/mdm/stored.ts';
import type { MdmReading, MdmStaging, MemoryRow } from '../../../actions/mdm/store.ts';
import type { Db } from '../../schema.ts';
import { SEALED_KEY } from '../keys.ts';

const stored = (db: Db) =>
  db.selectFrom('connector_memory').select(['kind', 'name', 'key_id as key', 'sealed']);

export async function memory(
  db: Db,
  connection: ConnectionId,
  kind: string,
  asked: Parameters<MdmReading['memory']>[2],
): Promise<readonly MemoryRow[]> {
  const rows = stored(db).where('connection_id', '=', connection).where('kind', '=', kind);
  if (asked.by === 'name') return rows.where('name', 'in', [...asked.names]).execute();
  const after = asked.after === null ? rows : rows.where('name', '>', asked.after);
  return after.orderBy('name').limit(asked.limit).execute();
}

export async function memoryUnderOlderKeys(
  db: Db,
  { pseudonym, sealing }: Parameters<MdmReading['memoryUnderOlderKeys']>[0],
  limit: number,
): Promise<readonly (MemoryRow & { readonly connection: ConnectionId })[]> {
  return stored(db)
    .select('connection_id as connection')
    .where(sql<boolean>`(key_id < ${pseudonym} or ${SEALED_KEY} < ${sealing})`)
    .orderBy('name')
    .limit(limit)
    .execute();
}

export async function writeMemory(
  db: Db,
  connection: ConnectionId,
  { put, drop }: Parameters<MdmStaging['writeMemory']>[1],
): Promise<void> {
  for (const { kind, name } of drop)
    await db
      .deleteFrom('connector_memory')
      .where('connection_id', '=', connection)
      .where('kind', '=', kind)
      .where('name', '=', name)
      .execute();
  if (put === null) return;
  const { kind, name, key, sealed } = put;
  await db
    .insertInto('connector_memory')
    .values({ connection_id: connection, kind, name, key_id: key, sealed })
    .onConflict((on) =>
      on.columns(['connection_id', 'kind', 'name']).doUpdateSet({ key_id: key, sealed }),
    )
    .execute();
}
