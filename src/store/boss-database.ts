import type { PGlite } from '@electric-sql/pglite';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** What the job queue needs of a database (pg-boss `IDatabase`). */
export type BossDatabase = {
  readonly executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
};

/** `timestamptz`: the queue reckons with dates, where our own rows have text. */
const PARSERS = { 1184: (text: string) => new Date(text) };

/**
 * The embedded database for the job queue, which takes turns with everybody else. Its own adapter does not: a statement of its that
 * fails would leave an aborted transaction for whoever comes next, until it is rolled back (read in pg-boss 12.38.0, 2026-11-27).
 */
export function bossDatabase(db: Kysely<Schema>, pglite: PGlite): BossDatabase {
  const run = async (text: string, values?: unknown[]) => {
    try {
      if (values?.length) return await pglite.query(text, values, { parsers: PARSERS });
      // Without parameters it may be several statements, of which one in the middle gives rows.
      const results = await pglite.exec(text, { parsers: PARSERS });
      return { rows: results.flatMap(({ rows }) => rows) };
    } catch (error) {
      await pglite.exec('rollback');
      throw error;
    }
  };
  return { executeSql: (text, values) => db.connection().execute(() => run(text, values)) };
}
