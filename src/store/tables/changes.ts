import { sql, type RawBuilder } from 'kysely';
import type { FindingChange } from '../../core/finding.ts';
import type { Db } from '../schema.ts';

/** Another transaction changed a finding between reading and writing: whoever worked on it works it out again. */
export class MovedOn extends Error {
  override readonly name = 'MovedOn';
  constructor() {
    super('a finding was changed by someone else at the same moment');
  }
}

/**
 * Does to findings what `findingAfter` of the core says, for all events that fulfil the condition; set by set, since one event
 * at a time would hold up everybody else on a single connection.
 */
export async function changeFindings(db: Db, which: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ readonly kind: FindingChange['kind']; readonly events: number }>`
    select kind, count(*)::int as events from finding_event where ${which} group by kind`.execute(
    db,
  );
  for (const { kind, events } of rows) {
    const { numAffectedRows } = await CHANGES[kind](sql`${which} and kind = ${kind}`).execute(db);
    if (Number(numAffectedRows ?? 0) !== events) throw new MovedOn();
  }
}

/** The findings that these events open, in the slot of an inventory that is not published yet. */
export async function openInSlot(db: Db, slot: number, which: RawBuilder<unknown>): Promise<void> {
  await opened(sql`${which} and kind = 'opened'`, slot).execute(db);
}

/** One that was closed by a decision meanwhile stays closed: what was decided comes after what was seen. */
export async function markSeen(db: Db, which: RawBuilder<unknown>): Promise<void> {
  await CHANGES.seen(sql`${which} and kind = 'seen'`).execute(db);
}

const text = (member: string) => sql`event.change ->> ${sql.lit(member)}`;
const EVIDENCE = sql`
  organisation_id = (${text('organisation')})::uuid, strength = ${text('strength')},
  seen_at = (${text('seen')})::timestamptz, seen_as = ${text('seenAs')}`;
const STARTS = sql`
  confirmed = false, present = true, usable = null, state = 'open', because = null, closed_at = null`;
const NOT_CLOSED = sql`finding.state <> 'closed'`;

const opened = (events: RawBuilder<unknown>, slot: number): RawBuilder<unknown> => sql`
  insert into finding (id, fleet_id, device_id, app, organisation_id, strength, platform, present,
    state, opened_at, seen_at, seen_as, slot)
  select event.finding_id, device.fleet_id, event.device_id, ${text('app')}, (${text('organisation')})::uuid,
    ${text('strength')}, ${text('platform')}, true, 'open', (${text('seen')})::timestamptz,
    (${text('seen')})::timestamptz, ${text('seenAs')}, ${slot}::smallint
  from (select * from finding_event where ${events}) as event
  join device on device.id = event.device_id`;

type Change = (events: RawBuilder<unknown>) => RawBuilder<unknown>;
const update =
  (set: RawBuilder<unknown>, only: RawBuilder<unknown>): Change =>
  (events) =>
    sql`
    update finding set ${set} from (select * from finding_event where ${events}) as event
    where finding.id = event.finding_id and ${only}`;
const moved = (state: string): Change => update(sql`state = ${sql.lit(state)}`, NOT_CLOSED);

const CHANGES: Readonly<Record<FindingChange['kind'], Change>> = {
  opened: (events) => opened(events, 0),
  reopened: update(
    sql`${EVIDENCE}, ${STARTS}, opened_at = (${text('seen')})::timestamptz, reopenings = finding.reopenings + 1`,
    sql`finding.state = 'closed'`,
  ),
  seen: update(EVIDENCE, NOT_CLOSED),
  closed: update(
    sql`state = 'closed', because = ${text('because')}, closed_at = (${text('at')})::timestamptz,
      present = finding.present and ${text('because')} <> 'removed'`,
    NOT_CLOSED,
  ),
  confirmed: update(sql`confirmed = true`, NOT_CLOSED),
  usable: update(sql`usable = (${text('usable')})::boolean`, NOT_CLOSED),
  called: moved('called'),
  overdue: moved('overdue'),
  escalated: moved('escalated'),
};
