import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely, type Transaction } from 'kysely';
import { DatabaseRefused } from './refused.ts';
import type { Schema } from './schema.ts';

/** `name` is that of its file without `.sql`; `digest` is its SHA-256 in hexadecimal. */
export type Migration = { readonly name: string; readonly text: string; readonly digest: string };

const FOLDER = join(import.meta.dirname, 'migrations');
/** A number that nothing else on the same database locks: `gren` in ASCII. */
const LOCK = 0x6772656e;

/** The steps in their order: `0001-words.sql` and on, without a gap. `0001-words.data.sql` holds rows of the tables that it made, for its test. */
export function migrations(folder = FOLDER): readonly Migration[] {
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.sql') && !file.endsWith('.data.sql'),
  );
  return files.toSorted().map((file, i) => {
    const [, number] = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(file) ?? [];
    if (Number(number) !== i + 1)
      throw new Error(`${file} is no migration number ${i + 1}, which comes next`);
    // Git may have given it other line ends.
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { name: file.slice(0, -'.sql'.length), text, digest: hash('sha256', text, 'hex') };
  });
}

/**
 * Brings a database to the newest form, forward only, one transaction for each step, so a step is there whole or not at all. Of two
 * that start at once the second waits and finds nothing to do. Gives the names of the steps that were taken; throws
 * `DatabaseRefused` where the database is of a newer program, or where a step that it took was changed afterwards.
 *
 * Not Kysely's Migrator: it notes names alone, so an edited step goes unnoticed, and steps would be modules around the SQL.
 */
export async function migrate(
  db: Kysely<Schema>,
  steps: readonly Migration[] = migrations(),
): Promise<readonly string[]> {
  const taken: string[] = [];
  for (;;) {
    const next = await db.transaction().execute(async (tx) => {
      // Building an index may take longer than a statement of the server ever may.
      await sql`set local statement_timeout = 0`.execute(tx);
      await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
      const step = await nextStep(tx, steps);
      if (!step) return null;
      await sql.raw(step.text).execute(tx);
      await sql`insert into migration (name, digest) values (${step.name}, ${step.digest})`.execute(
        tx,
      );
      return step.name;
    });
    if (next === null) return taken;
    taken.push(next);
  }
}

async function nextStep(
  tx: Transaction<Schema>,
  steps: readonly Migration[],
): Promise<Migration | undefined> {
  await sql`create table if not exists migration (
    name text primary key, digest text not null, taken_at timestamptz not null default now())`.execute(
    tx,
  );
  const { rows } = await sql<{ readonly name: string; readonly digest: string }>`
    select name, digest from migration order by name collate "C"`.execute(tx);
  for (const [i, done] of rows.entries()) {
    const step = steps[i];
    if (step?.name !== done.name)
      throw new DatabaseRefused(
        `The database took a step that this program does not know (${done.name}): it belongs to a newer version`,
        'Run that version, or restore the backup that was made before it.',
      );
    if (step.digest !== done.digest)
      throw new DatabaseRefused(
        `The step ${done.name} was another one when this database took it`,
        'A step that was released never changes: run the version that the database was made with.',
      );
  }
  return steps[rows.length];
}
