import { sql } from 'kysely';
import type { Instant } from '../../core/inventory.ts';
import type { KeptAnswer } from '../../actions/store.ts';
import type { Db } from '../schema.ts';

/**
 * Takes the key. Where another transaction is working on it, the insert waits for its end: after its commit the answer is
 * there, after its rollback the key is ours.
 */
export async function claimKey(
  db: Db,
  actor: string,
  key: string,
  request: Uint8Array,
  at: Instant,
): Promise<KeptAnswer | null> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('idempotency')
    .values({ actor, key, request, body: null, created_at: at })
    .onConflict((on) => on.columns(['actor', 'key']).doNothing())
    .executeTakeFirst();
  if ((numInsertedOrUpdatedRows ?? 0n) > 0n) return null;
  return db
    .selectFrom('idempotency')
    .select(['request', 'body'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}

export async function keepAnswer(db: Db, actor: string, key: string, body: unknown): Promise<void> {
  await db
    .updateTable('idempotency')
    .set({ body: sql`${JSON.stringify(body)}::jsonb` })
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute();
}

/** Kept answers may hold findings: they go once no request can come twice any more. */
export async function forgetAnswers(db: Db, before: Instant, limit: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('idempotency')
    .where(
      sql<boolean>`(actor, key) in (select actor, key from idempotency where created_at < ${before} limit ${limit})`,
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
