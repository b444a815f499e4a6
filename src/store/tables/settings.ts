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

/** A second at the same time waits for the first, and then finds that it is not what it was. */
export async function swapSetting(
  db: Db,
  name: string,
  was: unknown,
  value: unknown,
): Promise<boolean> {
  const as = sql`${JSON.stringify(value)}::jsonb`;
  const { numAffectedRows } =
    was === null
      ? await sql`insert into setting (name, value) values (${name}, ${as}) on conflict do nothing`.execute(
          db,
        )
      : await sql`
          update setting set value = ${as}
          where name = ${name} and value = ${JSON.stringify(was)}::jsonb`.execute(db);
  return Number(numAffectedRows ?? 0) === 1;
}
