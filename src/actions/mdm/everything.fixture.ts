import { sql, type Kysely } from 'kysely';

/** All rows of all tables as text; bytes as text as well. */
export async function everything({
  db,
}: {
  readonly db: Pick<Kysely<unknown>, 'getExecutor'>;
}): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(
    db,
  );
  let all = '';
  for (const { name } of rows) {
    const found = await sql<{
      row: string;
    }>`select row_to_json(t)::text as row from ${sql.table(name)} as t`.execute(db);
    for (const { row } of found.rows)
      all += `${row} ${row.replaceAll(/\\\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('latin1'))}\n`;
  }
  return all;
}
