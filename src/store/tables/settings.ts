import { sql } from 'kysely';
import type { Db } from '../schema.ts';

/** Null where it was never set. */
export async function setting(db: Db, name: string): Promise<unknown> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value ?? null;
}

export async function setSetting(db: Db, name: string, value: unknown): Promise<void> {
  const as = sql`${JSON.stringify(value)}::jsonb`;
  await db
    .insertInto('setting')
    .values({ name, value: as })
    .onConflict((on) => on.column('name').doUpdateSet({ value: as }))
    .execute();
}
