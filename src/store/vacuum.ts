import { sql, type Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Gives back the room of rows that are gone, and counts anew what is where: of the tables of which it is due, by the thresholds that
 * PostgreSQL has for doing so by itself (its manual, "Automatic Vacuuming", read 2026-11-27). One at a time, so that others get
 * their turn between. Not in a transaction.
 */
export async function vacuum(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ readonly schema: string; readonly table: string }>`
    select schemaname as schema, relname as table from pg_stat_user_tables
    where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup
      or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup`.execute(db);
  for (const { schema, table } of rows)
    await sql`vacuum (analyze) ${sql.table(`${schema}.${table}`)}`.execute(db);
}
