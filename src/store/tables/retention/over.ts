import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '../../../core/inventory.ts';

/** Decided against, taken back or ended, at that moment or before. */
export const isOver = (table: 'exception' | 'approval', at: Instant): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${table}.state`)} in ('refused', 'ended', 'withdrawn')
    and greatest(${sql.ref(`${table}.asked_at`)}, ${sql.ref(`${table}.decided_at`)}, ${sql.ref(`${table}.ended_at`)})
      <= ${at}::timestamptz)`;

/** Leave that one person entered, before there were exceptions. */
export const isOwnLeaveOver = (at: Instant): RawBuilder<boolean> =>
  sql<boolean>`(exemption.exception_id is null and exemption.ended_at <= ${at}::timestamptz)`;

/**
 * Those of the commitments in `given` whose opening a row needs: an answer as long as it has words, an exception, an approval and leave
 * until they were over at `exceptions`. By joins: asked for each commitment by itself, a database that plans badly reads all answers
 * a thousand times.
 */
export const heldOf = (given: RawBuilder<unknown>, exceptions: Instant): RawBuilder<unknown> => sql`
  select given.commitment from ${given} as given join answer on answer.words = given.commitment
  union all select given.commitment from ${given} as given join exception on exception.task = given.commitment
    where not ${isOver('exception', exceptions)}
  union all select given.commitment from ${given} as given join exception_event on exception_event.words = given.commitment
    join exception on exception.id = exception_id where not ${isOver('exception', exceptions)}
  union all select given.commitment from ${given} as given join exemption on exemption.task = given.commitment
    where exemption.exception_id is null and coalesce(exemption.ended_at > ${exceptions}::timestamptz, true)
  union all select given.commitment from ${given} as given join approval on approval.why = given.commitment
    where not ${isOver('approval', exceptions)}
  union all select given.commitment from ${given} as given join approval on approval.reasons = given.commitment
    where not ${isOver('approval', exceptions)}`;
