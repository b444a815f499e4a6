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
 * Whether a row needs what opens a commitment: an answer as long as it has words, an exception, an approval and leave until they were
 * over at `exceptions`.
 */
export const isHeld = (commitment: RawBuilder<unknown>, exceptions: Instant): RawBuilder<boolean> =>
  sql<boolean>`(
    exists (select from answer where answer.words = ${commitment})
    or exists (select from exception where exception.task = ${commitment} and not ${isOver('exception', exceptions)})
    or exists (select from exception_event join exception on exception.id = exception_id
      where exception_event.words = ${commitment} and not ${isOver('exception', exceptions)})
    or exists (select from exemption
      where exemption.task = ${commitment} and exemption.exception_id is null
        and coalesce(exemption.ended_at > ${exceptions}::timestamptz, true))
    or exists (select from approval
      where (approval.why = ${commitment} or approval.reasons = ${commitment}) and not ${isOver('approval', exceptions)}))`;
