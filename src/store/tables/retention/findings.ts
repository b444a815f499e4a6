import { sql, type RawBuilder } from 'kysely';
import type { DeviceId, FindingId, FleetId } from '../../../core/finding.ts';
import type { Instant } from '../../../core/inventory.ts';
import type { Erased } from '../../../actions/retention/store.ts';
import type { Db } from '../../schema.ts';
import { eraseCourses } from '../course/chart.ts';
import { arrayOf } from '../rows.ts';
import { lockFleet } from '../staging.ts';
import { takeDevices } from '../take-devices.ts';
import { eraseUnheld } from './openings.ts';
import { isOver } from './over.ts';

type When = { readonly before: Instant; readonly exceptions: Instant };
type Due = { readonly id: FindingId; readonly device: DeviceId };

/** A fleet at a time, then leave that is over, then messages that say nothing any more. */
export async function eraseFindings(db: Db, when: When, limit: number): Promise<Erased> {
  const due = await takeFindings(db, when.before, limit);
  const ids = arrayOf(
    due.map(({ id }) => id),
    'uuid',
  );
  const events = await deleted(sql`delete from finding_event where finding_id = any(${ids})`, db);
  await eraseCourses(
    db,
    due.map(({ id }) => id),
    due.map(({ device }) => device),
  );
  const { rows: answers } = await sql<{ readonly words: string | null }>`
    delete from answer where finding_id = any(${ids}) returning words`.execute(db);
  const words = answers.flatMap(({ words: one }) => one ?? []);
  await sql`delete from notice_finding where finding_id = any(${ids})`.execute(db);
  await sql`update exception_device set finding_id = null where finding_id = any(${ids})`.execute(
    db,
  );
  await sql`update exemption set finding_id = null where finding_id = any(${ids})`.execute(db);
  const leave = await takeLeave(db, when, limit);
  const devices = await takeDevices(db, [...due.map(({ device }) => device), ...leave]);
  return {
    findings: due.length,
    events,
    answers: answers.length,
    openings: await eraseUnheld(db, words, when.exceptions),
    notices: await takeNotices(db, when.before, limit),
    leave: leave.length,
    devices,
  };
}

/**
 * Closed and settled ones of one fleet. INVARIANT: the fleet is locked, and its version grows, so that an inventory whose changes
 * were worked out on one of these is worked out again; one that has written an event to it is waited for.
 */
async function takeFindings(db: Db, before: Instant, limit: number): Promise<readonly Due[]> {
  const { rows } = await sql<{ readonly fleet: FleetId }>`
    select id as fleet from fleet
    where exists (select from finding where finding.fleet_id = fleet.id and ${isDue(before)})
    order by id limit 1`.execute(db);
  const [first] = rows;
  if (first === undefined) return [];
  await lockFleet(db, first.fleet);
  const { rows: due } = await sql<Due>`
    delete from finding where id = any(array(
      select id from finding where fleet_id = ${first.fleet} and ${isDue(before)} limit ${limit}))
    returning id, device_id as device`.execute(db);
  if (due.length > 0)
    await sql`update fleet set version = version + 1 where id = ${first.fleet}`.execute(db);
  return due;
}

/** The facets of closed findings in no slot (`0001-findings.sql`), by which an index finds them; none was closed before it was opened. */
const isDue = (before: Instant): RawBuilder<boolean> => {
  const at = sql`${before}::timestamptz`;
  return sql<boolean>`(
    finding.facet in (8, 9) and finding.opened_at <= ${at} and finding.closed_at <= ${at}
    and not exists (select from finding_event join inventory on inventory.id = finding_event.inventory_id
      where finding_event.finding_id = finding.id and not inventory.swept)
    and not exists (select from course_waiting where course_waiting.finding_id = finding.id)
    and not exists (select from exemption
      where exemption.device_id = finding.device_id and exemption.app = finding.app
        and coalesce(exemption.ended_at > ${at}, true))
    and not exists (select from exception_device join exception on exception.id = exception_device.exception_id
      where exception_device.finding_id = finding.id and not ${isOver('exception', before)}))`;
};

/** Of exceptions that were over then: which phones had leave. How many they were stays with the exception. */
async function takeLeave(
  db: Db,
  { before, exceptions }: When,
  limit: number,
): Promise<readonly DeviceId[]> {
  // What one person entered has its task here alone, and is kept as long as that.
  const { rows: own } = await sql<{ readonly device: DeviceId }>`
    delete from exemption where id = any(array(
      select id from exemption where ended_at <= ${before}::timestamptz
        and (exception_id is not null or ended_at <= ${exceptions}::timestamptz) limit ${limit}))
    returning device_id as device`.execute(db);
  await sql`
    update exception set erased_devices = (select count(*) from exception_device where exception_id = exception.id)
    where erased_devices is null and ${isOver('exception', before)}`.execute(db);
  const { rows: of } = await sql<{ readonly device: DeviceId }>`
    delete from exception_device using exception
    where exception.id = exception_id and exception.erased_devices is not null
    returning device_id as device`.execute(db);
  return [...own, ...of].map(({ device }) => device);
}

/** Those that were sent or given up, and of whose findings none is left. */
async function takeNotices(db: Db, before: Instant, limit: number): Promise<number> {
  return deleted(
    sql`delete from notice where id = any(array(
      select id from notice where planned_at <= ${before}::timestamptz and changed_at <= ${before}::timestamptz
        and state not in ('planned', 'sending')
        and not exists (select from notice_finding where notice_id = notice.id)
        and not exists (select from exception where exception.id = notice.exception_id and not ${isOver('exception', before)})
        and not exists (select from answer where notice_id = notice.id)
      limit ${limit}))`,
    db,
  );
}

async function deleted(statement: RawBuilder<unknown>, db: Db): Promise<number> {
  const { numAffectedRows } = await statement.execute(db);
  return Number(numAffectedRows ?? 0);
}
