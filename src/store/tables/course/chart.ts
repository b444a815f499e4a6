import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import {
  chart,
  stepsOf,
  sumOf,
  type ChartedEvent,
  type FindingCourse,
  type Step,
} from '../../../core/course/chart.ts';
import type { DeviceId, FindingId, InventoryId } from '../../../core/finding.ts';
import type { Db } from '../../schema.ts';
import { arrayOf, numbersOf, rowsOf } from '../rows.ts';

/** Two that count at once would count the same: `chrt` in ASCII. */
const LOCK = 0x63687274;

/**
 * Counts a batch of events in `course_day`. Which came first is told by their ids: an inventory's are made when it is planned, and it is
 * planned again where anything of its fleet has changed since.
 */
export async function chartSome(db: Db, limit: number): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(db);
  const batch = (await ofInventory(db, limit)) ?? (await ofWaiting(db, limit));
  if (batch === null) return false;
  if (batch.length > 0) await count(db, batch);
  return true;
}

/** The next findings of the oldest inventory that is not counted whole; null where there is none. */
async function ofInventory(db: Db, limit: number): Promise<readonly FindingId[] | null> {
  const { rows } = await sql<{ readonly id: InventoryId }>`
    select id from inventory where not charted and state in ('published', 'superseded')
    order by id limit 1`.execute(db);
  const [inventory] = rows;
  if (inventory === undefined) return null;
  const { rows: found } = await sql<{ readonly finding: FindingId }>`
    select finding_id as finding from finding_event
    where inventory_id = ${inventory.id} and finding_id > coalesce(
      (select charted_to from inventory where id = ${inventory.id}), '00000000-0000-0000-0000-000000000000')
    order by finding_id limit ${limit}`.execute(db);
  const last = found.at(-1);
  await sql`
    update inventory set charted_to = coalesce(${last?.finding ?? null}::uuid, charted_to), charted = ${found.length < limit}
    where id = ${inventory.id}`.execute(db);
  return found.map(({ finding }) => finding);
}

async function ofWaiting(db: Db, limit: number): Promise<readonly FindingId[] | null> {
  const { rows } = await sql<{ readonly finding: FindingId }>`
    delete from course_waiting where finding_id = any(array(
      select finding_id from course_waiting order by finding_id limit ${limit} for update skip locked))
    returning finding_id as finding`.execute(db);
  return rows.length === 0 ? null : rows.map(({ finding }) => finding);
}

type Event = ChartedEvent & { readonly device: DeviceId };
type Row = { readonly device: DeviceId; readonly findings: readonly FindingCourse[] };

async function count(db: Db, findings: readonly FindingId[]): Promise<void> {
  const { rows: events } = await sql<Event>`
    select finding_event.id, finding_id as finding, device_id as device, change, finding_event.at
    from finding_event left join inventory on inventory.id = finding_event.inventory_id
    where finding_id = any(${arrayOf([...findings], 'uuid')})
      and (inventory_id is null or inventory.state in ('published', 'superseded'))`.execute(db);
  const byDevice = Map.groupBy(events, ({ device }) => device);
  const devices = [...byDevice.keys()];
  const { rows: known } = await sql<Row>`
    select device_id as device, findings from device_course
    where device_id = any(${numbersOf(devices)})`.execute(db);
  const before = new Map(known.map((row) => [row.device, row.findings]));
  const more: Step[] = [];
  const less: Step[] = [];
  const changed: Row[] = [];
  for (const [device, of] of byDevice) {
    const was = before.get(device) ?? [];
    const { is, called } = withEvents(was, of);
    if (is === was) continue;
    changed.push({ device, findings: is });
    more.push(...stepsOf(is), ...called);
    less.push(...stepsOf(was));
  }
  await write(db, sumOf(more, less), changed);
}

/** The same list where no event changed anything. */
function withEvents(
  was: readonly FindingCourse[],
  events: readonly ChartedEvent[],
): { readonly is: readonly FindingCourse[]; readonly called: readonly Step[] } {
  const is = new Map(was.map((one) => [one.finding, one]));
  const called: Step[] = [];
  let isNew = false;
  for (const [finding, of] of Map.groupBy(events, (event) => event.finding)) {
    const one = is.get(finding) ?? null;
    const { after, called: calls } = chart(one, of);
    // Seen again where it was: nothing to write, and it may be read again as well.
    if (after === null || (calls.length === 0 && isDeepStrictEqual(after.spans, one?.spans)))
      continue;
    isNew = true;
    is.set(finding, after);
    called.push(...calls);
  }
  return { is: isNew ? [...is.values()] : was, called };
}

async function write(db: Db, steps: readonly Step[], devices: readonly Row[]): Promise<void> {
  if (devices.length > 0)
    await sql`
      insert into device_course (device_id, findings)
      select device, findings from ${rowsOf(devices, 'device bigint, findings jsonb')}
      on conflict (device_id) do update set findings = excluded.findings`.execute(db);
  if (steps.length > 0)
    await sql`
      insert into course_day (organisation_id, day, phones, possible, called)
      select organisation, day, phones, possible, called
      from ${rowsOf(steps, 'organisation uuid, day date, phones int, possible int, called int')}
      on conflict (organisation_id, day) do update set phones = course_day.phones + excluded.phones,
        possible = course_day.possible + excluded.possible, called = course_day.called + excluded.called`.execute(
      db,
    );
}

/** Findings that are erased leave their numbers behind and nothing else. */
export async function eraseCourses(
  db: Db,
  findings: readonly FindingId[],
  devices: readonly DeviceId[],
): Promise<void> {
  const ids = arrayOf([...findings], 'uuid');
  const rest = sql`(select coalesce(jsonb_agg(one), '[]') from jsonb_array_elements(device_course.findings) as one
    where (one ->> 'finding')::uuid <> all(${ids}))`;
  await sql`
    update device_course set findings = ${rest} where device_id = any(${numbersOf([...devices])})`.execute(
    db,
  );
  await sql`
    delete from device_course where device_id = any(${numbersOf([...devices])}) and findings = '[]'`.execute(
    db,
  );
}
