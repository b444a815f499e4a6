import { sql, type SelectQueryBuilder } from 'kysely';
import type { FleetId, InventoryId } from '../../core/finding.ts';
import type { InventoryState, Page, StoredInventory } from '../../actions/store.ts';
import type { Db, Schema } from '../schema.ts';
import { arrayOf } from './rows.ts';

export async function inventory(db: Db, id: InventoryId): Promise<StoredInventory | null> {
  return (await stored(db.selectFrom('inventory')).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Newest first. Ids of one moment are told apart by themselves, so that no page skips one. */
export async function inventories(
  db: Db,
  fleet: FleetId,
  { before, limit }: { readonly before: InventoryId | null; readonly limit: number },
): Promise<Page<StoredInventory, InventoryId>> {
  let query = stored(db.selectFrom('inventory')).where('fleet_id', '=', fleet);
  if (before !== null)
    query = query.where(
      sql<boolean>`(announced_at, id) < (select announced_at, id from inventory where id = ${before})`,
    );
  const rows = await query
    .orderBy('announced_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

export async function unfinishedInventories(db: Db): Promise<readonly StoredInventory[]> {
  return stored(db.selectFrom('inventory'))
    .where('state', 'in', ['announced', 'receiving', 'staged', 'held'])
    .orderBy('announced_at')
    .orderBy('id')
    .execute();
}

export async function announce(db: Db, one: StoredInventory): Promise<void> {
  await db
    .insertInto('inventory')
    .values({ id: one.id, fleet_id: one.fleet, ...columnsOf(one), ...requiredOf(one) })
    .execute();
}

/** Whether it was in one of these states, and is now as given. */
export async function setInventory(
  db: Db,
  id: InventoryId,
  from: readonly InventoryState[],
  to: Partial<Omit<StoredInventory, 'id' | 'fleet'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('inventory')
    .set({ ...columnsOf(to), id })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const stored = <Row>(query: SelectQueryBuilder<Schema, 'inventory', Row>) =>
  query.select([
    'id',
    'fleet_id as fleet',
    'state',
    'coverage',
    'organisations',
    'moment',
    'digest',
    'format',
    'summary',
    'problems',
    'held_for as heldFor',
    'bytes',
    'policy',
    'catalogue',
    'announced_at as announced',
    'ended_at as ended',
  ]);

const requiredOf = ({ state, coverage, announced }: StoredInventory) => ({
  state,
  coverage,
  announced_at: announced,
});

type Writable = Partial<Omit<StoredInventory, 'id' | 'fleet'>>;

/** The members that are there, as columns; what is not named stays as it is. */
function columnsOf(to: Writable) {
  return {
    ...(to.state === undefined ? {} : { state: to.state }),
    ...(to.coverage === undefined ? {} : { coverage: to.coverage }),
    ...(to.organisations === undefined
      ? {}
      : {
          organisations:
            to.organisations &&
            sql<Schema['organisation']['path']>`${arrayOf(to.organisations, 'uuid')}`,
        }),
    ...(to.moment === undefined ? {} : { moment: to.moment }),
    ...(to.digest === undefined ? {} : { digest: to.digest }),
    ...(to.format === undefined ? {} : { format: to.format }),
    ...(to.summary === undefined ? {} : { summary: jsonOrNull(to.summary) }),
    ...(to.problems === undefined ? {} : { problems: json(to.problems) }),
    ...(to.heldFor === undefined ? {} : { held_for: jsonOrNull(to.heldFor) }),
    ...(to.bytes === undefined ? {} : { bytes: to.bytes }),
    ...(to.policy === undefined ? {} : { policy: to.policy }),
    ...(to.catalogue === undefined ? {} : { catalogue: to.catalogue }),
    ...(to.announced === undefined ? {} : { announced_at: to.announced }),
    ...(to.ended === undefined ? {} : { ended_at: to.ended }),
  };
}

const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;
const jsonOrNull = <T>(value: T | null) => (value === null ? null : json(value));
