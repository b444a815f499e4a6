import { createHash, randomBytes, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '../../core/inventory.ts';
import type { Db } from '../schema.ts';
import {
  FORMAT,
  TransferRefused,
  type Header,
  type KeyPrint,
  type TransferProblem,
} from './format.ts';
import { tablesOf, type Table } from './tables.ts';

export type Exporting = {
  readonly made: Instant;
  /** Fingerprints of the keys in use: an import asks for the same. */
  readonly keys: readonly KeyPrint[];
  /** Replace a file that is there. */
  readonly replace: boolean;
  readonly watch?: (rows: number) => void;
};
export type Exported =
  | { readonly ok: true; readonly rows: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly problem: TransferProblem };

/** Some hundred kilobytes; the memory that an export takes does not grow with the database. */
const PAGE = 1000;
/** Tables of which a row may have a mebibyte, twice that as text. */
const PAGE_OF: Readonly<Record<string, number>> = { vetting_piece: 8 };

/**
 * Writes all tables to one file, mode 0600, as they were at one moment: on PostgreSQL others may go on writing, the embedded
 * database has nobody else. The file appears whole or not at all, and is on the disk when this returns.
 */
export async function exportDatabase(
  db: Db,
  path: string,
  exporting: Exporting,
): Promise<Exported> {
  const part = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const rows = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const counts: Record<string, number> = {};
        await pipeline(
          Readable.from(lines(tx, exporting, counts)),
          createGzip(),
          createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
        );
        return counts;
      });
    await appear(part, path, exporting.replace);
    return { ok: true, rows };
  } catch (error) {
    if (error instanceof TransferRefused) return { ok: false, problem: error.problem };
    throw error;
  } finally {
    await rm(part, { force: true });
  }
}

async function* lines(
  db: Db,
  { made, keys, watch = () => {} }: Exporting,
  counts: Record<string, number>,
): AsyncGenerator<string> {
  const sha256 = createHash('sha256');
  await readied(db);
  const header: Header = {
    grendel: FORMAT,
    made,
    steps: [...(await stepsOf(db))],
    keys: [...keys],
  };
  yield hashed(sha256, `${JSON.stringify(header)}\n`);
  let rows = 0;
  for (const table of await tablesOf(db)) {
    const { name, columns } = table;
    counts[name] = 0;
    const opening = {
      table: name,
      columns: columns.map((column) => column.name),
      last: await lastNumber(db, table),
    };
    yield hashed(sha256, `${JSON.stringify(opening)}\n`);
    for await (const page of pagesOf(db, table)) {
      yield hashed(sha256, page.map((line) => `${line}\n`).join(''));
      counts[name] += page.length;
      watch((rows += page.length));
    }
  }
  yield `${JSON.stringify({ rows: counts, sha256: sha256.digest('hex') })}\n`;
}

/** For one transaction that may take minutes: no bound on its time, and the forms of texts of dates and bytes. */
export async function readied(db: Db): Promise<void> {
  for (const setting of SETTINGS) await sql.raw(`set local ${setting}`).execute(db);
}
const SETTINGS = [
  'statement_timeout = 0',
  'idle_in_transaction_session_timeout = 0',
  "timezone = 'UTC'",
  "datestyle = 'ISO'",
  "bytea_output = 'hex'",
];

function hashed(sha256: Hash, text: string): string {
  sha256.update(text);
  return text;
}

export async function stepsOf(db: Db): Promise<Header['steps']> {
  const { rows } = await sql<Header['steps'][number]>`
    select name, digest from migration order by name`.execute(db);
  return rows;
}

/** Each value as PostgreSQL's own text, which both databases read back as the same value: JSON's null is none of SQL's. */
async function* pagesOf(db: Db, { name, columns, key }: Table): AsyncGenerator<readonly string[]> {
  const keys = sql.join(key.map((part) => sql.raw(part.name)));
  const values = sql.join(columns.map((column) => sql.raw(`${column.name}::text`)));
  const keyTexts = sql.join(key.map((part) => sql.raw(`(${part.name})::text`)));
  const size = PAGE_OF[name] ?? PAGE;
  let after: readonly string[] | null = null;
  for (;;) {
    const from: RawBuilder<unknown> =
      after === null
        ? sql``
        : sql`where (${keys}) > (${sql.join(after.map((text, n) => sql`${text}::text::${sql.raw(key[n]?.type ?? 'text')}`))})`;
    const page: readonly Paged[] = (
      await sql<Paged>`
        select json_build_array(${values})::text as line, array[${keyTexts}] as key
        from ${sql.table(name)} ${from} order by ${keys} limit ${size}`.execute(db)
    ).rows;
    const last = page.at(-1);
    if (last === undefined) return;
    yield page.map(({ line }) => line);
    if (page.length < size) return;
    after = last.key;
  }
}
type Paged = { readonly line: string; readonly key: readonly string[] };

/** No snapshot holds a sequence: it may have gone on, and never goes back. */
async function lastNumber(db: Db, { name, identity }: Table): Promise<number | null> {
  if (identity === null) return null;
  const { rows } = await sql<{ readonly last: number }>`
    select coalesce(pg_sequence_last_value(pg_get_serial_sequence(quote_ident(${name}::text), ${identity}::text)::regclass), 0)::bigint as last`.execute(
    db,
  );
  return rows[0]?.last ?? null;
}

async function appear(part: string, path: string, replace: boolean): Promise<void> {
  if (replace) await rename(part, path);
  else
    await link(part, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      throw new TransferRefused(
        'file-exists',
        `${path} is already there.`,
        'Name another file, or say that it may be replaced.',
      );
    });
  if (process.platform === 'win32') return;
  const folder = await open(dirname(resolve(path)), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
