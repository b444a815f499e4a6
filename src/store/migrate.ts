import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

const FOLDER = join(import.meta.dirname, 'migrations');
/** Any number that no other program on the same database takes: `grendel` in ASCII, cut to 32 bits. */
const LOCK = 0x6772656e;

export type Migration = { readonly name: string; readonly text: string; readonly digest: string };

export function migrations(folder = FOLDER): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-[a-z-]+\.sql$/.test(file))
    .toSorted()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return { name: file.replace('.sql', ''), text, digest: hash('sha256', text, 'hex') };
    });
}

/** Why a database can't be brought up to date, in words for whoever runs it. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}

/**
 * Brings a database to the newest form, one transaction for each step, forward only. Of two that start at once the second waits and
 * finds nothing to do. Gives the names of the steps that were taken.
 */
export async function migrate(
  db: Kysely<Schema>,
  steps: readonly Migration[] = migrations(),
): Promise<readonly string[]> {
  const taken: string[] = [];
  for (;;) {
    const next = await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
      const step = await nextStep(tx, steps);
      if (!step) return null;
      for (const statement of statementsOf(step.text)) await sql.raw(statement).execute(tx);
      await sql`insert into migration (name, digest) values (${step.name}, ${step.digest})`.execute(tx);
      return step.name;
    });
    if (next === null) return taken;
    taken.push(next);
  }
}

async function nextStep(
  tx: Transaction<Schema>,
  steps: readonly Migration[],
): Promise<Migration | null> {
  await sql`create table if not exists migration (
    name text primary key, digest text not null, taken_at timestamptz not null default now())`.execute(tx);
  const { rows } = await sql<{ name: string; digest: string }>`
    select name, digest from migration order by name`.execute(tx);
  for (const [i, done] of rows.entries()) {
    const step = steps[i];
    if (step?.name !== done.name)
      throw new MigrationRefused(
        `The database has a step that this program does not know (${done.name}): it belongs to a newer version. Run that version, or restore the backup made before it.`,
      );
    if (step.digest !== done.digest)
      throw new MigrationRefused(
        `The step ${done.name} was another one when this database took it: a migration that was released never changes.`,
      );
  }
  return steps[rows.length] ?? null;
}

/** Cut at semicolons that end a line: PGlite's prepared statements, and pg's, take one command each. */
function statementsOf(text: string): readonly string[] {
  return text
    .replaceAll(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
