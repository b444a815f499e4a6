import { sql, type RawBuilder } from 'kysely';
import type { FindingChange, FleetId } from '../../core/finding.ts';
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

/** Inserts the findings that the `given` events open, in the slot of an inventory that is not published yet. */
export const openGiven = (fleet: FleetId, slot: number): RawBuilder<unknown> =>
  opened(
    sql`select finding as finding_id, device as device_id, change from given where kind = 'opened'`,
    slot,
    sql`${fleet}::uuid`,
  );

const text = (member: string) => sql`event.change ->> ${sql.lit(member)}`;
/** Events of before it was told lack it. */
const SECOND_COPY = sql`coalesce((${text('secondCopy')})::boolean, false)`;
const EVIDENCE = sql`
  organisation_id = (${text('organisation')})::uuid, strength = ${text('strength')},
  seen_at = (${text('seen')})::timestamptz, seen_as = ${text('seenAs')},
  second_copy = ${SECOND_COPY}`;
const STARTS = sql`
  confirmed = false, present = true, usable = null, state = 'open', because = null, closed_at = null`;
const NOT_CLOSED = sql`finding.state <> 'closed'`;

const opened = (
  events: RawBuilder<unknown>,
  slot: number,
  fleet: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  insert into finding (id, fleet_id, device_id, app, organisation_id, strength, platform, present,
    state, opened_at, seen_at, seen_as, second_copy, slot)
  select event.finding_id, ${fleet}, event.device_id, ${text('app')}, (${text('organisation')})::uuid,
    ${text('strength')}, ${text('platform')}, true, 'open', (${text('seen')})::timestamptz,
    (${text('seen')})::timestamptz, ${text('seenAs')}, ${SECOND_COPY}, ${slot}::smallint
  from (${events}) as event`;

type Change = (events: RawBuilder<unknown>) => RawBuilder<unknown>;
const updateFrom = (
  events: RawBuilder<unknown>,
  set: RawBuilder<unknown>,
  only: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  update finding set ${set} from (${events}) as event
  where finding.id = event.finding_id and ${only}`;
const update =
  (set: RawBuilder<unknown>, only: RawBuilder<unknown>): Change =>
  (events) =>
    updateFrom(sql`select * from finding_event where ${events}`, set, only);
const moved = (state: string): Change => update(sql`state = ${sql.lit(state)}`, NOT_CLOSED);

const CHANGES: Readonly<Record<FindingChange['kind'], Change>> = {
  opened: (events) =>
    opened(
      sql`select * from finding_event where ${events}`,
      0,
      sql`(select fleet_id from device where device.id = event.device_id)`,
    ),
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
  called: update(
    sql`state = 'called', due = coalesce((
      select deadline from notice_finding join notice on notice.id = notice_id
      where finding_id = finding.id order by planned_at desc, notice.id desc limit 1), 'infinity')`,
    NOT_CLOSED,
  ),
  overdue: moved('overdue'),
  escalated: moved('escalated'),
};

/**
 * What `seen` events do: rows with `finding_id` and `change`. One that was closed by a decision meanwhile stays closed: what was
 * decided comes after what was seen.
 */
export const markSeen = (events: RawBuilder<unknown>): RawBuilder<unknown> =>
  updateFrom(events, EVIDENCE, NOT_CLOSED);
