import { sql } from 'kysely';
import type { Instant } from '../../../core/inventory.ts';
import type { Erased } from '../../../actions/retention/store.ts';
import type { Db } from '../../schema.ts';
import { eraseTextsAbout, eraseUnheld } from './openings.ts';
import { heldOf, isOver, isOwnLeaveOver } from './over.ts';

/** What holders wrote: the row stays, without the commitment by which its words are found. */
export async function eraseAnswers(
  db: Db,
  { before, exceptions }: { readonly before: Instant; readonly exceptions: Instant },
  limit: number,
): Promise<Erased> {
  const { rows } = await sql<{ readonly words: string }>`
    with due as materialized (
      select answer.id, answer.words from answer join finding on finding.id = finding_id
      where answer.words is not null and finding.state = 'closed' and finding.closed_at <= ${before}::timestamptz
      limit ${limit}
    )
    update answer set words = null from due where answer.id = due.id returning due.words`.execute(
    db,
  );
  const openings = await eraseUnheld(
    db,
    rows.map(({ words }) => words),
    exceptions,
  );
  return { answers: rows.length, openings };
}

/** What opens them alone: the register keeps who decided what, when, on which ground. */
export async function eraseExceptions(
  db: Db,
  { before }: { readonly before: Instant },
  limit: number,
): Promise<Erased> {
  const { numAffectedRows } = await sql`
    with ended as materialized (
      select task as commitment from exception where ${isOver('exception', before)}
      union select words from exception_event join exception on exception.id = exception_id
        where words is not null and ${isOver('exception', before)}
      union select task from exemption where ${isOwnLeaveOver(before)}
      union select why from approval where ${isOver('approval', before)}
      union select reasons from approval where reasons is not null and ${isOver('approval', before)}
    ), held as materialized (${heldOf(sql`ended`, before)})
    delete from ledger_opening where commitment = any(array(
      select ended.commitment from ended join ledger_opening on ledger_opening.commitment = ended.commitment
      where not exists (select from held where held.commitment = ended.commitment)
      limit ${limit}))`.execute(db);
  return { openings: Number(numAffectedRows ?? 0) };
}

/** Their words are in clear, and in the ledger. What the program came with is its own text, and stays. */
export async function eraseChanges(
  db: Db,
  { before }: { readonly before: Instant },
  limit: number,
): Promise<Erased> {
  const at = sql`${before}::timestamptz`;
  const { rows } = await sql<{ readonly id: string }>`
    update change set why = '', decision = case when decision is null then null else '' end
    where id = any(array(
      select id from change where origin <> 'shipped'
        and (why <> '' or decision <> '' or exists (select from change_comment where change_id = change.id))
        and (state in ('rejected', 'withdrawn') and decided_at <= ${at}
          or state = 'adopted' and (
            least(ended_at, holds_until::timestamp at time zone 'UTC') <= ${at}
            or kind = 'end' and begun_at <= ${at}
            or exists (select from change as later where later.state = 'adopted' and later.begun_at <= ${at} and (
              later.kind = 'end' and later.subject = change.id::text
              or later.kind = change.kind and change.kind in ('policy', 'catalogue')
                and later.subject = change.subject and later.place > change.place))))
      limit ${limit}))
    returning id`.execute(db);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return { changes: 0, comments: 0, openings: 0 };
  const { numDeletedRows } = await db
    .deleteFrom('change_comment')
    .where('change_id', 'in', ids as never)
    .executeTakeFirst();
  const openings = await eraseTextsAbout(
    db,
    ids.map((id) => `change:${id}`),
  );
  return { changes: ids.length, comments: Number(numDeletedRows), openings };
}
