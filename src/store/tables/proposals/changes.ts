import { sql } from 'kysely';
import type { ChangeId, ChangeState } from '../../../core/changes/change.ts';
import type { HeldChange, StoredChange } from '../../../actions/changes/stored.ts';
import type { Db } from '../../schema.ts';

const stored = (db: Db) =>
  db
    .selectFrom('change')
    .select(['id', 'kind', 'state', 'origin', 'subject', 'document', 'version', 'policy', 'why'])
    .select(['proposer_id as proposer', 'proposed_at as proposed'])
    .select(['holds_from as from', 'holds_until as until'])
    .select(['decider_id as decider', 'decided_at as decided', 'decision'])
    .select(['place', 'begun_at as begun', 'ended_at as ended']);

export async function change(db: Db, id: ChangeId): Promise<StoredChange | null> {
  return (await stored(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function changes(
  db: Db,
  states: readonly ChangeState[],
  { before, limit }: { readonly before: ChangeId | null; readonly limit: number },
): Promise<readonly StoredChange[]> {
  const asked = stored(db).where('state', 'in', states).where('origin', '<>', 'shipped');
  return (before === null ? asked : asked.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function adopted(db: Db): Promise<readonly HeldChange[]> {
  const rows = await db
    .selectFrom('change')
    .select(['id', 'kind', 'origin', 'subject', 'document', 'version', 'policy', 'place'])
    .select(['holds_from as from', 'holds_until as until', 'decided_at as adopted'])
    .select(['begun_at as begun', 'ended_at as ended'])
    .where('state', '=', 'adopted')
    .orderBy('place')
    .execute();
  return rows.flatMap(({ place, adopted: at, ...one }) =>
    place === null || at === null ? [] : [{ ...one, place, adopted: at }],
  );
}

/** A number that nothing else on the same database locks: `rule` in ASCII. */
const LOCK = 0x72756c65;
export async function lockRules(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(db);
}

export async function addChange(db: Db, one: StoredChange): Promise<void> {
  await db
    .insertInto('change')
    .values({
      id: one.id,
      kind: one.kind,
      document: one.document,
      ...columnsOf(one),
    })
    .execute();
}

export async function setChange(
  db: Db,
  id: ChangeId,
  from: readonly ChangeState[],
  to: Partial<Omit<StoredChange, 'id' | 'kind' | 'document'>>,
): Promise<boolean> {
  const before = await change(db, id);
  if (before === null) return false;
  const { numUpdatedRows } = await db
    .updateTable('change')
    .set(columnsOf({ ...before, ...to }))
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const columnsOf = (one: StoredChange) => ({
  state: one.state,
  origin: one.origin,
  subject: one.subject,
  version: one.version,
  policy: one.policy,
  why: one.why,
  proposer_id: one.proposer,
  proposed_at: one.proposed,
  holds_from: one.from,
  holds_until: one.until,
  decider_id: one.decider,
  decided_at: one.decided,
  decision: one.decision,
  place: one.place,
  begun_at: one.begun,
  ended_at: one.ended,
});
