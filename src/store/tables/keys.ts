import { sql, type RawBuilder } from 'kysely';
import type { KeyNeed, SealedRow } from '../../actions/keys/stock.ts';
import type { Db } from '../schema.ts';
import { rowsOf } from './rows.ts';

/** The number of the key stands behind the version (`src/privacy/seal.ts`). */
const numberOf = (sealed: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`('x' || encode(substring(${sealed} from 2 for 4), 'hex'))::bit(32)::int`;
export const SEALED_KEY = numberOf(sql`sealed`);

/**
 * Reads every row of its tables: for people who ask, and for a change of keys. A key under which a device
 * will go once its staged inventory is published is needed as well; a staged contact counts as a contact.
 */
export async function keyNeeds(db: Db): Promise<readonly KeyNeed[]> {
  const { rows } = await sql<KeyNeed>`
    select what, key, sum(count)::int as count from (
      select 'device' as what, key_id as key, count(*) as count from device
      where exists (select from sighting join inventory on inventory.id = sighting.inventory_id
          where sighting.device_id = device.id and inventory.state in ('receiving', 'staged', 'held', 'published'))
        or exists (select from finding where finding.device_id = device.id and state <> 'closed')
      group by key_id
      union all select 'device', staged.key_id, count(*) from staged_identity as staged
        join device on device.id = device_id and device.key_id <> staged.key_id group by staged.key_id
      union all select 'contact', ${SEALED_KEY} as key, count(*) from contact group by key
      union all select 'contact', ${SEALED_KEY} as key, count(*) from staged_contact group by key
      union all select 'opening', ${SEALED_KEY} as key, count(*) from ledger_opening group by key
      union all select 'memory', ${SEALED_KEY} as key, count(*) from connector_memory group by key
      union all select 'memory-name', key_id, count(*) from connector_memory group by key_id
      union all select 'holder', key_id, count(*) from holder group by key_id
      union all select 'link', link_key, count(*) from notice where holder_id is not null and link_until > now() group by link_key
    ) as needs group by what, key order by what, key`.execute(db);
  return rows;
}

export async function sealedOtherwise(
  db: Db,
  what: SealedRow['what'],
  key: number,
  after: string | null,
  limit: number,
): Promise<readonly SealedRow[]> {
  const rows =
    what === 'contact'
      ? sql`select device_id::text as id, fleet_id::text as context, sealed
          from contact join device on device.id = device_id
          where ${SEALED_KEY} <> ${key} and device_id > ${after === null ? 0 : Number(after)}
          order by device_id limit ${limit}`
      : sql`select commitment as id, commitment as context, sealed from ledger_opening
          where ${SEALED_KEY} <> ${key} and commitment > ${after ?? ''}
          order by commitment limit ${limit}`;
  const found = await sql<Omit<SealedRow, 'what'>>`${rows}`.execute(db);
  return found.rows.map((row) => ({ what, ...row }));
}

/** Those that are as they were read; gives how many. */
export async function reseal(
  db: Db,
  what: SealedRow['what'],
  rows: readonly { readonly id: string; readonly was: Uint8Array; readonly sealed: Uint8Array }[],
): Promise<number> {
  const given = rowsOf(
    rows.map(({ id, was, sealed }) => ({ id, was: was.toHex(), anew: sealed.toHex() })),
    'id text, was text, anew text',
  );
  const [table, isIt] =
    what === 'contact'
      ? [sql.table('contact'), sql`device_id = given.id::bigint`]
      : [sql.table('ledger_opening'), sql`commitment = given.id`];
  const { numAffectedRows } = await sql`
    update ${table} set sealed = decode(given.anew, 'hex') from ${given}
    where ${isIt} and sealed = decode(given.was, 'hex')`.execute(db);
  return Number(numAffectedRows ?? 0);
}
