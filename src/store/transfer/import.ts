import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '../schema.ts';
import { readied, stepsOf } from './export.ts';
import { TransferRefused, type Header, type KeyPrint, type TransferProblem } from './format.ts';
import { cut, damaged, readLines, type Read } from './read-lines.ts';
import { isEmpty, tablesOf, type Table } from './tables.ts';

export type Importing = {
  /** Which of these keys are not here. */
  readonly missing: (written: readonly KeyPrint[]) => readonly KeyPrint[];
  readonly watch?: (rows: number) => void;
};
export type Imported =
  | { readonly ok: true; readonly made: string; readonly rows: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly problem: TransferProblem };

/** Rows of one statement. */
const AT_ONCE = 1000;
const MOST_TEXT = 4_000_000;

/**
 * Fills a database that is migrated and has nothing in it from an export of the same version: whole, in one transaction, or
 * not at all. No other program may use the database meanwhile; where one does, this waits for it or refuses.
 */
export async function importDatabase(
  db: Db,
  path: string,
  importing: Importing,
): Promise<Imported> {
  try {
    const done = await db.transaction().execute((tx) => take(tx, path, importing));
    // Fresh tables have no statistics, and without them a list reads all that is there.
    await sql`analyze`.execute(db);
    return { ok: true, ...done };
  } catch (error) {
    if (error instanceof TransferRefused) return { ok: false, problem: error.problem };
    throw error;
  }
}

type Taken = { readonly made: string; readonly rows: Readonly<Record<string, number>> };

async function take(
  db: Db,
  path: string,
  { missing, watch = () => {} }: Importing,
): Promise<Taken> {
  await readied(db);
  const tables = await ready(db);
  const filling = fillingOf(db, path, tables, watch);
  let header: Header | null = null;
  let taken: Taken | null = null;
  let last = 0;
  for await (const read of readLines(path)) {
    const { line, told } = read;
    last = line;
    if (header === null) header = await checked(db, path, read, missing);
    else if (taken !== null) throw damaged(path, line, 'comes after the end');
    else if (told.kind === 'table') await filling.begin(told.table, line);
    else if (told.kind === 'row') await filling.add(told.row, read);
    else if (told.kind === 'trailer') {
      const rows = await filling.end(line);
      if (told.trailer.sha256 !== read.sha256())
        throw damaged(path, line, 'has another digest than what stands before it');
      if (!isDeepStrictEqual(told.trailer.rows, rows))
        throw damaged(path, line, 'counts other rows than stand before it');
      taken = { made: header.made, rows };
    } else throw damaged(path, line, 'belongs elsewhere');
  }
  if (taken === null) throw cut(path, last + 1);
  return taken;
}

async function ready(db: Db): Promise<readonly Table[]> {
  const tables = await tablesOf(db);
  if (tables.length === 0)
    throw new TransferRefused(
      'not-migrated',
      'The database has no tables yet.',
      'Migrate it first.',
    );
  await sql`lock table ${sql.join(tables.map(({ name }) => sql.table(name)))} in exclusive mode`.execute(
    db,
  );
  if (!(await isEmpty(db, tables)))
    throw new TransferRefused(
      'not-empty',
      'The database has something in it already, and an import never mixes two.',
      'Import into a new one, before any server has run on it.',
    );
  return tables;
}

async function checked(
  db: Db,
  path: string,
  { told }: Read,
  missing: Importing['missing'],
): Promise<Header> {
  if (told.kind === 'other-format')
    throw new TransferRefused(
      'other-format',
      `${path} is of a form that this version does not know (${told.format}).`,
      'Import it with the version that made it.',
      1,
    );
  if (told.kind !== 'header') throw damaged(path, 1, 'is no header');
  const { header } = told;
  const steps = await stepsOf(db);
  if (!isDeepStrictEqual(steps, header.steps)) {
    const last = header.steps.at(-1)?.name ?? 'none';
    throw new TransferRefused(
      'other-steps',
      `${path} was made by another version: its database had taken ${header.steps.length} steps up to ${last}, this one ${steps.length} up to ${steps.at(-1)?.name ?? 'none'}, or one of them was another.`,
      'Import it with the version that made it; then start the newer one, which brings it up to date.',
      1,
    );
  }
  const lacking = missing(header.keys);
  if (lacking.length > 0)
    throw new TransferRefused(
      'other-keys',
      `${path} was written with keys that are not here: ${lacking.map(({ use, number, print }) => `${use} ${number} (${print})`).join(', ')}.`,
      'Put the key file that belongs to it into the data folder: without it no device is known again and no name can be read.',
      1,
    );
  return header;
}

type Filling = {
  readonly begin: (
    told: { table: string; columns: readonly string[]; last: number | null },
    line: number,
  ) => Promise<void>;
  readonly add: (row: readonly unknown[], read: Read) => Promise<void>;
  readonly end: (line: number) => Promise<Readonly<Record<string, number>>>;
};

/** INVARIANT: tables come in the order of this database, each once, with just its columns. */
function fillingOf(
  db: Db,
  path: string,
  tables: readonly Table[],
  watch: (rows: number) => void,
): Filling {
  const rows: Record<string, number> = {};
  let at = -1;
  let batch: Read[] = [];
  let size = 0;
  let all = 0;
  const flush = async (): Promise<void> => {
    const table = tables[at];
    if (table === undefined || batch.length === 0) return;
    await insert(db, path, table, batch);
    batch = [];
    size = 0;
  };
  return {
    async begin({ table, columns, last }, line) {
      await flush();
      const expected = tables[++at];
      const same =
        expected?.name === table &&
        isDeepStrictEqual(
          columns,
          expected.columns.map(({ name }) => name),
        ) &&
        (last === null) === (expected.identity === null);
      if (!same) throw damaged(path, line, 'begins a table that does not come here');
      rows[table] = 0;
      if (last !== null && last > 0) await goOnAfter(db, expected, last);
    },
    async add(row, read) {
      const table = tables[at];
      if (table === undefined || row.length !== table.columns.length)
        throw damaged(path, read.line, `is no row of ${table?.name ?? 'a table'}`);
      batch.push(read);
      size += read.text.length;
      rows[table.name] = (rows[table.name] ?? 0) + 1;
      watch(++all);
      if (batch.length >= AT_ONCE || size >= MOST_TEXT) await flush();
    },
    async end(line) {
      await flush();
      if (at !== tables.length - 1) throw damaged(path, line, 'ends before all tables have come');
      return rows;
    },
  };
}

/** What PostgreSQL says of values: no such text for the type, or against a constraint. */
const ABOUT_VALUES = /^2[23]/;

async function insert(
  db: Db,
  path: string,
  { name, columns }: Table,
  batch: readonly Read[],
): Promise<void> {
  const values = columns.map(({ type }, n) => sql.raw(`(line ->> ${n})::${type}`));
  try {
    await sql`
      insert into ${sql.table(name)} (${sql.raw(columns.map((column) => column.name).join(', '))})
      overriding system value
      select ${sql.join(values)} from json_array_elements(${`[${batch.map(({ text }) => text).join(',')}]`}::json)
        with ordinality as given (line, n) order by n`.execute(db);
  } catch (error) {
    const code = (error as { readonly code?: unknown }).code;
    if (typeof code !== 'string' || !ABOUT_VALUES.test(code)) throw error;
    const [from, to] = [batch[0]?.line ?? 0, batch.at(-1)?.line ?? 0];
    throw damaged(path, from, `to line ${to} are not all rows of ${name} (${code})`);
  }
}

async function goOnAfter(db: Db, { name, identity }: Table, last: number): Promise<void> {
  await sql`
    select setval(pg_get_serial_sequence(quote_ident(${name}::text), ${identity}::text), ${last}::bigint)`.execute(
    db,
  );
}
