import { sql } from 'kysely';
import type { PlannedEvent } from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { dateErasures } from './contacts.ts';
import { changeFindings } from './changes.ts';
import { addEvents } from './events.ts';
import { arrayOf } from './rows.ts';

/** Kinds that an inventory may bring as well, so that one that was planned before is planned again. */
const INVENTORIES_TOO = new Set<PlannedEvent['change']['kind']>(['opened', 'reopened', 'closed']);

export async function applyEvents(
  db: Db,
  events: readonly PlannedEvent[],
  contactDays: number,
): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  const findings = events.map(({ finding }) => finding);
  if (new Set(findings).size < findings.length)
    throw new Error('a finding was to be changed twice at once');
  const these = sql`id = any(${arrayOf(
    events.map(({ id }) => id),
    'uuid',
  )})`;
  if (events.some(({ change }) => INVENTORIES_TOO.has(change.kind)))
    // In one order, so that two who do this wait for each other instead of for ever.
    await sql`
      update fleet set version = version + 1 where id in (
        select id from fleet where id in (
          select fleet_id from device where id = any(${sql`${`{${events.map(({ device }) => device).join(',')}}`}::bigint[]`}))
        order by id for no key update)`.execute(db);
  await addEvents(db, null, events);
  await changeFindings(db, these);
  // They are counted in the course by and by. One that waits already is locked, so that nobody counts it without these.
  await sql`
    insert into course_waiting (finding_id) select unnest(${arrayOf(findings.toSorted(), 'uuid')})
    on conflict (finding_id) do update set finding_id = excluded.finding_id`.execute(db);
  await dateErasures(
    db,
    sql`select device_id from finding_event where ${these}`,
    first.at,
    contactDays,
  );
}
