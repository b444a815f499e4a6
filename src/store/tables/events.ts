import { sql, type RawBuilder } from 'kysely';
import type { FindingId, InventoryId } from '../../core/finding.ts';
import type { FindingEvent, PlannedEvent } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { rowsOf } from './rows.ts';

/** Oldest first. Those of an inventory count once it is published. */
export async function events(db: Db, id: FindingId): Promise<readonly FindingEvent[]> {
  const { rows } = await sql<FindingEvent>`
    select finding_id as finding, inventory_id as inventory, change, finding_event.at
    from finding_event left join inventory on inventory.id = finding_event.inventory_id
    where finding_id = ${id} and (inventory_id is null or inventory.state in ('published', 'superseded'))
    order by finding_event.at, finding_event.id`.execute(db);
  return rows;
}

export async function addEvents(
  db: Db,
  inventory: InventoryId | null,
  events: readonly PlannedEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await sql`with ${givenEvents(events)} ${insertGiven(inventory)}`.execute(db);
}

/** What a statement begins with that inserts events, and does more with them. */
export const givenEvents = (events: readonly PlannedEvent[]): RawBuilder<unknown> => sql`
  given as materialized (
    select * from ${rowsOf(
      events.map(({ change, ...event }) => ({ ...event, kind: change.kind, change })),
      'id uuid, finding uuid, device bigint, kind text, change jsonb, entry text, at timestamptz',
    )}
  )`;
export const insertGiven = (inventory: InventoryId | null): RawBuilder<unknown> => sql`
  insert into finding_event (id, finding_id, device_id, inventory_id, kind, change, entry, at)
  select id, finding, device, ${inventory}::uuid, kind, change, entry, at from given`;
