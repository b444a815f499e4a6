import { sql, type RawBuilder } from 'kysely';
import type { FindingId, OrganisationId } from '../../../core/finding.ts';
import type { Told } from '../../../core/notices/notice.ts';
import type { CasePage, CaseRow, HolderId, NoticeState } from '../../../actions/notices/stored.ts';
import type { Db } from '../../schema.ts';
import { findingColumns } from '../finding-rows.ts';
import { arrayOf } from '../rows.ts';

/** Organisations of these subtrees. */
export const within = (scope: readonly OrganisationId[]): RawBuilder<unknown> =>
  sql`(select id from organisation where path && ${arrayOf(scope, 'uuid')})`;

type Found = CaseRow['finding'] & {
  readonly holder: HolderId;
  readonly holderLanguage: string | null;
  readonly addressed: boolean;
};
type ToldRow = Told & {
  readonly finding: string;
  readonly holder: HolderId | null;
  readonly state: NoticeState;
};
type AnswerRow = NonNullable<CaseRow['answer']> & { readonly finding: string };

export async function cases(
  db: Db,
  scope: readonly OrganisationId[] | null,
  after: HolderId | null,
  limit: number,
): Promise<CasePage> {
  const inScope = scope === null ? sql`true` : sql`finding.organisation_id in ${within(scope)}`;
  const open = sql`finding.state <> 'closed' and finding.slot = 0 and ${inScope}`;
  const holders = await sql<{ readonly id: HolderId }>`
    select id from holder where id > ${after ?? 0} and exists (
      select from holder_device join finding using (device_id) where holder_id = holder.id and ${open})
    order by id limit ${limit}`.execute(db);
  const ids = holders.rows.map(({ id }) => id);
  const last = ids.at(-1);
  if (last === undefined) return { rows: [], next: null };
  const { rows: found } = await sql<Found>`
    select holder.id as holder, holder.language as "holderLanguage", addressed, ${findingColumns}
    from holder join holder_device on holder_id = holder.id join finding using (device_id)
    where holder.id > ${after ?? 0} and holder.id <= ${last} and ${open}
    order by holder.id, finding.id`.execute(db);
  const rows = await withHistory(db, found);
  return { rows, next: ids.length < limit ? null : last };
}

export async function casesOf(
  db: Db,
  findings: readonly FindingId[],
  scope: readonly OrganisationId[],
): Promise<readonly CaseRow[]> {
  const { rows: found } = await sql<Found>`
    select holder.id as holder, holder.language as "holderLanguage", addressed, ${findingColumns}
    from holder join holder_device on holder_id = holder.id join finding using (device_id)
    where holder.id in (
        select holder_id from holder_device join finding as chosen using (device_id)
        where chosen.id = any(${arrayOf(findings, 'uuid')}))
      and finding.state <> 'closed' and finding.slot = 0 and finding.organisation_id in ${within(scope)}
    order by holder.id, finding.id`.execute(db);
  return withHistory(db, found);
}

async function withHistory(db: Db, found: readonly Found[]): Promise<readonly CaseRow[]> {
  const these = arrayOf(
    found.map(({ id }) => id),
    'uuid',
  );
  const told = await sql<ToldRow>`
    select finding_id as finding, holder_id as holder, state, notice_finding.kind, planned_at as at, measure, deadline
    from notice_finding join notice on notice.id = notice_id
    where finding_id = any(${these}) order by planned_at, notice.id`.execute(db);
  const answers = await sql<AnswerRow>`
    select finding_id as finding, kind, at, settled_at as settled, exception from answer
    where finding_id = any(${these}) and replaced_at is null`.execute(db);
  const toldOf = Map.groupBy(told.rows, ({ finding }) => finding);
  const answerOf = new Map(answers.rows.map((row) => [row.finding, row]));
  return found.map(({ holder, holderLanguage, addressed, ...finding }): CaseRow => {
    const of = toldOf.get(finding.id) ?? [];
    const called = of.findLast(({ kind }) => kind === 'call')?.at;
    const answer = answerOf.get(finding.id);
    return {
      holder,
      holderLanguage,
      addressed,
      finding,
      told: of.map(({ kind, at, measure, deadline }) => ({ kind, at, measure, deadline })),
      // One that was given to an earlier call is not an answer to this one.
      answer: answer && called !== undefined && answer.at >= called ? answer : null,
      lastState: of.findLast((one) => one.holder === holder)?.state ?? null,
    };
  });
}
