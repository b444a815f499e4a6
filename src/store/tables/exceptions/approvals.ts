import { sql } from 'kysely';
import type { Day } from '../../../core/day.ts';
import type { OrganisationId } from '../../../core/finding.ts';
import type {
  ApprovalFilter,
  ExceptionChanging,
  NumberPage,
} from '../../../actions/exceptions/store.ts';
import type { ApprovalId, StoredApproval } from '../../../actions/exceptions/stored.ts';
import type { Page } from '../../../actions/store.ts';
import type { Db } from '../../schema.ts';
import { arrayOf } from '../rows.ts';
import { pageOf, within } from './pages.ts';

const selected = (db: Db) =>
  db
    .selectFrom('approval')
    .select([
      'id',
      'number',
      'organisation_id as organisation',
      'policy',
      'policy_group as group',
      'app',
      'name',
      'android',
      'ios',
      'why',
      'review',
      'state',
      'asked_by as askedBy',
      'asked_at as asked',
      'decided_by as decidedBy',
      'decided_at as decided',
      'reasons',
      'ended_at as ended',
      'reminded_at as reminded',
    ]);

export async function approval(db: Db, id: ApprovalId): Promise<StoredApproval | null> {
  return (await selected(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function approvals(
  db: Db,
  { scope, states, group }: ApprovalFilter,
  { after, limit, order }: NumberPage,
): Promise<Page<StoredApproval, number>> {
  let query = selected(db).where(within('approval', scope));
  if (states !== undefined) query = query.where('state', 'in', [...states]);
  if (group !== undefined) query = query.where('policy_group', '=', group);
  if (after !== null) query = query.where('number', order === 'oldest' ? '>' : '<', after);
  const rows = await query
    .orderBy('number', order === 'oldest' ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit);
}

export async function approvalsFor(
  db: Db,
  organisations: readonly OrganisationId[],
  policy: string,
  group: string,
  day: Day,
): Promise<readonly StoredApproval[]> {
  return selected(db)
    .where('organisation_id', 'in', [...organisations])
    .where('policy', '=', policy)
    .where('policy_group', '=', group)
    .where('state', '=', 'in-force')
    .where(sql<boolean>`review > ${day}::date`)
    .orderBy('number')
    .execute();
}

export async function approvalsDue(
  db: Db,
  day: Day,
  limit: number,
): Promise<readonly StoredApproval[]> {
  return selected(db)
    .where('state', 'in', ['asked', 'in-force'])
    .where(sql<boolean>`review <= ${day}::date`)
    .orderBy('number')
    .limit(limit)
    .execute();
}

export async function approvalsEnding(
  db: Db,
  before: Day,
  limit: number,
): Promise<readonly StoredApproval[]> {
  return selected(db)
    .where('state', '=', 'in-force')
    .where('reminded_at', 'is', null)
    .where(sql<boolean>`review <= ${before}::date`)
    .orderBy('number')
    .limit(limit)
    .execute();
}

export async function addApproval(db: Db, one: StoredApproval): Promise<void> {
  await db
    .insertInto('approval')
    .values({
      id: one.id,
      number: one.number,
      organisation_id: one.organisation,
      policy: one.policy,
      policy_group: one.group,
      app: one.app,
      name: one.name,
      android: sql<string[]>`${arrayOf(one.android, 'text')}`,
      ios: sql<string[]>`${arrayOf(one.ios, 'text')}`,
      why: one.why,
      review: one.review,
      state: one.state,
      asked_by: one.askedBy,
      asked_at: one.asked,
      decided_by: one.decidedBy,
      decided_at: one.decided,
      reasons: one.reasons,
      ended_at: one.ended,
      reminded_at: one.reminded,
    })
    .execute();
}

export async function setApproval(
  db: Db,
  id: ApprovalId,
  from: Parameters<ExceptionChanging['setApproval']>[1],
  { decidedBy, decided, ended, reminded, ...same }: Parameters<ExceptionChanging['setApproval']>[2],
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('approval')
    .set({
      ...same,
      ...(decidedBy === undefined ? {} : { decided_by: decidedBy }),
      ...(decided === undefined ? {} : { decided_at: decided }),
      ...(ended === undefined ? {} : { ended_at: ended }),
      ...(reminded === undefined ? {} : { reminded_at: reminded }),
    })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
