import { sql } from 'kysely';
import type { DeviceId, OrganisationId } from '../../../core/finding.ts';
import type { Instant } from '../../../core/inventory.ts';
import type { ExceptionId } from '../../../actions/exceptions/stored.ts';
import type { Page } from '../../../actions/stored.ts';
import type {
  ExceptionHolder,
  FoundItem,
  NoticeCount,
  NoticeCursor,
  NoticeDevice,
  NoticeFilter,
  NoticeId,
  NoticeItem,
  StoredNotice,
} from '../../../actions/notices/stored.ts';
import type { Db } from '../../schema.ts';
import { findingColumns } from '../finding-rows.ts';
import { arrayOf, numbersOf, rowsOf } from '../rows.ts';
import { within } from './cases.ts';

export const noticeColumns = sql.raw(
  `notice.id, recipient, holder_id as "holderId", organisation_id as organisation, notice.kind, state, because, policy, language,
  planned_at as planned, send_after as "sendAfter", tries, message_id as "messageId", changed_at as changed, link_key as "linkKey",
  link_until as "linkUntil", holder, person_id as person, exception_id as exception`,
);

export async function notice(db: Db, id: NoticeId): Promise<StoredNotice | null> {
  const { rows } = await sql<StoredNotice>`
    select ${noticeColumns} from notice where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function notices(
  db: Db,
  { scope, states, finding }: NoticeFilter,
  { before, limit }: { readonly before: NoticeCursor | null; readonly limit: number },
): Promise<Page<StoredNotice, NoticeCursor>> {
  const of =
    finding === undefined
      ? sql`true`
      : sql`id in (select notice_id from notice_finding where finding_id = ${finding})`;
  const inStates = states === undefined ? sql`true` : sql`state = any(${arrayOf(states, 'text')})`;
  const older =
    before === null
      ? sql`true`
      : sql`(planned_at, id) < (${before.planned}::timestamptz, ${before.id}::uuid)`;
  const { rows } = await sql<StoredNotice>`
    select ${noticeColumns} from notice
    where organisation_id in ${within(scope)} and ${of} and ${inStates} and ${older}
    order by planned_at desc, id desc limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? { planned: last.planned, id: last.id } : null;
  return { rows: page, next };
}

export async function items(db: Db, of: readonly NoticeId[]): Promise<readonly NoticeItem[]> {
  const { rows } = await sql<NoticeItem>`
    select notice_id as notice, finding_id as finding, kind, measure, deadline from notice_finding
    where notice_id = any(${arrayOf(of, 'uuid')}) order by notice_id, finding_id`.execute(db);
  return rows;
}

export async function found(db: Db, id: NoticeId): Promise<readonly FoundItem[]> {
  type Row = FoundItem['finding'] & {
    readonly told: NoticeItem['kind'];
    readonly measure: NoticeItem['measure'];
    readonly until: NoticeItem['deadline'];
  };
  const { rows } = await sql<Row>`
    select ${findingColumns}, notice_finding.kind as told, measure, notice_finding.deadline as until
    from notice_finding join finding on finding.id = finding_id
    where notice_id = ${id} order by finding.id`.execute(db);
  return rows.map(({ told: kind, measure, until: deadline, ...finding }) => ({
    finding,
    item: { notice: id, finding: finding.id, kind, measure, deadline },
  }));
}

export async function counts(
  db: Db,
  scope: readonly OrganisationId[],
): Promise<readonly NoticeCount[]> {
  const { rows } = await sql<NoticeCount>`
    select organisation_id as organisation, kind, state, because, count(*)::int as count from notice
    where organisation_id in ${within(scope)}
    group by organisation_id, kind, state, because order by organisation_id, kind, state, because`.execute(
    db,
  );
  return rows;
}

export async function escalated(db: Db): Promise<ReadonlyMap<OrganisationId, Instant>> {
  const { rows } = await sql<{ readonly organisation: OrganisationId; readonly at: Instant }>`
    select organisation_id as organisation, max(planned_at) as at from notice where kind = 'escalation'
    group by organisation_id`.execute(db);
  return new Map(rows.map(({ organisation, at }) => [organisation, at]));
}

/** A device that has another holder by now is not this notice's any more. */
export async function devices(db: Db, id: NoticeId): Promise<readonly NoticeDevice[]> {
  const { rows } = await sql<NoticeDevice>`
    select device_id as device, fleet_id as fleet, sealed from (
      select finding.device_id, finding.fleet_id from notice
      join notice_finding on notice_id = notice.id
      join finding on finding.id = finding_id
      join holder_device on holder_device.device_id = finding.device_id and holder_device.holder_id = notice.holder_id
      where notice.id = ${id}
      union
      select device.id, device.fleet_id from notice
      join exception_device on exception_device.exception_id = notice.exception_id
      join device on device.id = exception_device.device_id
      join holder_device on holder_device.device_id = device.id and holder_device.holder_id = notice.holder_id
      where notice.id = ${id}
    ) as theirs left join contact using (device_id) order by device_id`.execute(db);
  return rows;
}

export async function holderOf(db: Db, exception: ExceptionId): Promise<ExceptionHolder | null> {
  const { rows } = await sql<ExceptionHolder>`
    select holder.id, encode(pseudonym, 'hex') as name, addressed, language
    from exception_device join holder_device using (device_id) join holder on holder.id = holder_id
    where exception_id = ${exception} order by addressed desc, holder.id limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function holdersOf(db: Db, these: readonly DeviceId[]): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    select count(distinct holder_id) as count from holder_device where device_id = any(${numbersOf(these)})`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function addNotices(
  db: Db,
  all: readonly StoredNotice[],
  its: readonly NoticeItem[],
): Promise<void> {
  if (all.length > 0)
    await sql`
      insert into notice (id, recipient, holder_id, organisation_id, kind, state, because, policy, language, planned_at, send_after,
        tries, message_id, changed_at, link_key, link_until, holder, person_id, exception_id)
      select id, recipient, "holderId", organisation, kind, state, because, policy, language, planned, "sendAfter",
        tries, "messageId", changed, "linkKey", "linkUntil", holder, person, exception
      from ${rowsOf(
        all,
        `id uuid, recipient text, "holderId" bigint, organisation uuid, kind text, state text, because text, policy text,
        language text, planned timestamptz, "sendAfter" timestamptz, tries int, "messageId" text, changed timestamptz,
        "linkKey" int, "linkUntil" timestamptz, holder text, person uuid, exception uuid`,
      )}`.execute(db);
  await addItems(db, its);
}

export async function addItems(db: Db, its: readonly NoticeItem[]): Promise<void> {
  if (its.length === 0) return;
  const items = rowsOf(its, 'notice uuid, finding uuid, kind text, measure text, deadline date');
  await sql`
    insert into notice_finding (notice_id, finding_id, kind, measure, deadline)
    select notice, finding, kind, measure, deadline from ${items}`.execute(db);
  // Called anew, or reminded with more time; that of a first call comes with the finding's change to `called`.
  await sql`
    update finding set due = coalesce(given.deadline, 'infinity') from ${items}
    where finding.id = given.finding and finding.state in ('called', 'overdue', 'escalated')
      and finding.due <> coalesce(given.deadline, 'infinity')`.execute(db);
}
