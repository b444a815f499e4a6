import { sql } from 'kysely';
import type { Day } from '../../../core/day.ts';
import type { Mitigation } from '../../../core/exception-mitigations.ts';
import type { DeviceId, FindingId, FleetId, OrganisationId } from '../../../core/finding.ts';
import type { AppId } from '../../../core/statements.ts';
import type {
  ExceptionChanging,
  ExceptionFilter,
  NumberPage,
} from '../../../actions/exceptions/store.ts';
import type {
  ExceptionDevice,
  ExceptionEvent,
  ExceptionId,
  StoredException,
} from '../../../actions/exceptions/stored.ts';
import type { Page } from '../../../actions/store.ts';
import type { Db } from '../../schema.ts';
import { arrayOf, rowsOf } from '../rows.ts';
import { pageOf, within } from './pages.ts';

const selected = (db: Db) =>
  db
    .selectFrom('exception')
    .select([
      'exception.id',
      'exception.number',
      'exception.app',
      'exception.organisation_id as organisation',
      'exception.scope as kind',
      'exception.scope_name as name',
      'exception.policy',
      'exception.ground',
      'exception.task',
      'exception.mitigations',
      'exception.restricted',
      'exception.from_day as from',
      'exception.until',
      'exception.state',
      'exception.asked_as as askedAs',
      'exception.asked_by as askedBy',
      'exception.asked_at as asked',
      'exception.decided_by as decidedBy',
      'exception.decided_at as decided',
      'exception.delegated',
      'exception.begun_at as begun',
      'exception.ended_at as ended',
      'exception.reminded_at as reminded',
    ])
    .select(
      sql<number>`coalesce(erased_devices, (select count(*) from exception_device where exception_id = exception.id))`.as(
        'devices',
      ),
    );
type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number];
const told = ({ kind, name, devices, ...row }: Row): StoredException => ({
  ...row,
  scope: { kind, name, devices },
});

export async function exception(db: Db, id: ExceptionId): Promise<StoredException | null> {
  const row = await selected(db).where('exception.id', '=', id).executeTakeFirst();
  return row ? told(row) : null;
}

export async function exceptions(
  db: Db,
  { scope, states, policy, endingBefore }: ExceptionFilter,
  page: NumberPage,
): Promise<Page<StoredException, number>> {
  let query = selected(db).where(within('exception', scope));
  if (states !== undefined) query = query.where('exception.state', 'in', [...states]);
  if (policy !== undefined) query = query.where('exception.policy', '=', policy);
  if (endingBefore !== undefined)
    query = query
      .where('exception.state', '=', 'in-force')
      .where(sql<boolean>`exception.until < ${endingBefore}::date`);
  const { after, limit, order } = page;
  if (after !== null)
    query = query.where('exception.number', order === 'oldest' ? '>' : '<', after);
  const rows = await query
    .orderBy('exception.number', order === 'oldest' ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(rows.map(told), limit);
}

export async function exceptionsDue(
  db: Db,
  day: Day,
  limit: number,
): Promise<readonly StoredException[]> {
  const rows = await selected(db)
    .where('exception.state', 'in', ['asked', 'advised', 'granted', 'in-force'])
    .where(
      sql<boolean>`(until <= ${day}::date or (state = 'granted' and coalesce(from_day, ${day}::date) <= ${day}::date))`,
    )
    // What ends goes first: another may begin where it was.
    .orderBy(sql`until > ${day}::date`)
    .orderBy('exception.number')
    .limit(limit)
    .execute();
  return rows.map(told);
}

export async function exceptionsEnding(
  db: Db,
  policy: string,
  before: Day,
  limit: number,
): Promise<readonly StoredException[]> {
  const rows = await selected(db)
    .where('exception.state', '=', 'in-force')
    .where('exception.policy', '=', policy)
    .where('exception.reminded_at', 'is', null)
    .where(sql<boolean>`until <= ${before}::date`)
    .orderBy('exception.number')
    .limit(limit)
    .execute();
  return rows.map(told);
}

export async function overlaps(
  db: Db,
  app: AppId,
  devices: readonly DeviceId[],
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<boolean> {
  const { rows } = await sql`
    select from exception_device join exception on exception.id = exception_id
    where device_id = any(${numbers(devices)}) and app = ${app}
      and state in ('asked', 'advised', 'granted', 'in-force')
      and until > ${from}::date and coalesce(from_day, asked_at::date) < ${until}::date
    union all
    select from exemption
    where device_id = any(${numbers(devices)}) and app = ${app} and ended_at is null and exception_id is null
      and until > ${from}::date
    limit 1`.execute(db);
  return rows.length > 0;
}

export async function devicesOf(db: Db, id: ExceptionId): Promise<readonly ExceptionDevice[]> {
  const { rows } = await sql<{ readonly device: DeviceId; readonly finding: FindingId | null }>`
    select device_id as device, finding_id as finding from exception_device
    where exception_id = ${id} order by 1`.execute(db);
  const findings = new Map(rows.map(({ device, finding }) => [device, finding]));
  const known = await placed(
    db,
    rows.map(({ device }) => device),
  );
  return known.map(({ fallback, organisation, ...one }) => ({
    ...one,
    organisation: organisation ?? fallback,
    finding: findings.get(one.device) ?? null,
  }));
}

/** Those that a published inventory showed, with the organisation that it showed last. */
export async function devices(
  db: Db,
  ids: readonly DeviceId[],
): Promise<readonly Omit<ExceptionDevice, 'finding'>[]> {
  const rows = await placed(db, ids);
  return rows.flatMap(({ device, fleet, organisation }) =>
    organisation === null ? [] : [{ device, fleet, organisation }],
  );
}

/** `fallback`: that of the fleet, for a device of which nothing is left but its exception. */
async function placed(
  db: Db,
  ids: readonly DeviceId[],
): Promise<
  readonly {
    readonly device: DeviceId;
    readonly fleet: FleetId;
    readonly organisation: OrganisationId | null;
    readonly fallback: OrganisationId;
  }[]
> {
  const { rows } = await sql<Awaited<ReturnType<typeof placed>>[number]>`
    select device.id as device, device.fleet_id as fleet, fleet.organisation_id as fallback,
      coalesce(
        (select organisation_id from sighting join inventory on inventory.id = inventory_id
          where device_id = device.id and inventory.state = 'published'
          order by inventory.moment desc nulls last limit 1),
        (select organisation_id from finding where device_id = device.id and slot = 0
          order by seen_at desc limit 1)) as organisation
    from device join fleet on fleet.id = device.fleet_id
    where device.id = any(${numbers(ids)}) order by 1`.execute(db);
  return rows;
}

export async function eventsOf(db: Db, id: ExceptionId): Promise<readonly ExceptionEvent[]> {
  return db
    .selectFrom('exception_event')
    .select(['id', 'kind', 'by_person as by', 'says', 'words', 'at'])
    .where('exception_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function waitingFor(
  db: Db,
  findings: readonly FindingId[],
): Promise<readonly FindingId[]> {
  const { rows } = await sql<{ readonly finding: FindingId }>`
    select distinct finding_id as finding from exception_device join exception on exception.id = exception_id
    where finding_id = any(${arrayOf(findings, 'uuid')}) and state in ('asked', 'advised', 'granted')`.execute(
    db,
  );
  return rows.map(({ finding }) => finding);
}

export async function addException(
  db: Db,
  one: StoredException,
  of: readonly Pick<ExceptionDevice, 'device' | 'finding'>[],
): Promise<void> {
  await db
    .insertInto('exception')
    .values({
      id: one.id,
      number: one.number,
      app: one.app,
      organisation_id: one.organisation,
      scope: one.scope.kind,
      scope_name: one.scope.name,
      policy: one.policy,
      ground: one.ground,
      task: one.task,
      mitigations: sql<Mitigation[]>`${arrayOf(one.mitigations, 'text')}`,
      restricted: one.restricted,
      from_day: one.from,
      until: one.until,
      state: one.state,
      asked_as: one.askedAs,
      asked_by: one.askedBy,
      asked_at: one.asked,
      decided_by: one.decidedBy,
      decided_at: one.decided,
      delegated: one.delegated,
      begun_at: one.begun,
      ended_at: one.ended,
      reminded_at: one.reminded,
    })
    .execute();
  await sql`
    insert into exception_device (exception_id, device_id, finding_id)
    select ${one.id}::uuid, device, finding from ${rowsOf(of, 'device bigint, finding uuid')}`.execute(
    db,
  );
}

export async function setException(
  db: Db,
  id: ExceptionId,
  from: Parameters<ExceptionChanging['setException']>[1],
  to: Parameters<ExceptionChanging['setException']>[2],
): Promise<boolean> {
  const { decidedBy, decided, begun, ended, reminded, ...same } = to;
  const { numUpdatedRows } = await db
    .updateTable('exception')
    .set({
      ...same,
      ...(decidedBy === undefined ? {} : { decided_by: decidedBy }),
      ...(decided === undefined ? {} : { decided_at: decided }),
      ...(begun === undefined ? {} : { begun_at: begun }),
      ...(ended === undefined ? {} : { ended_at: ended }),
      ...(reminded === undefined ? {} : { reminded_at: reminded }),
    })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function addExceptionEvent(
  db: Db,
  id: ExceptionId,
  { by, ...event }: ExceptionEvent,
): Promise<void> {
  await db
    .insertInto('exception_event')
    .values({ ...event, exception_id: id, by_person: by })
    .execute();
}

const numbers = (ids: readonly DeviceId[]) => sql`${`{${ids.join(',')}}`}::bigint[]`;
