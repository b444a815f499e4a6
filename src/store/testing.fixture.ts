import { hash, randomBytes } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, beforeEach, describe } from 'node:test';
import { sql } from 'kysely';
import { migrate, migrations } from './migrate.ts';
import { openDatabase, type Database } from './open.ts';
import type { Db } from './schema.ts';

export type Kind = 'embedded' | 'PostgreSQL';

/** Set by whoever runs the tests with a PostgreSQL at hand, as `.ci/postgres` does: a user that may make databases. */
const URL_OF_POSTGRES = process.env['GRENDEL_TEST_DATABASE_URL'];
export const KINDS: readonly Kind[] = [
  'embedded',
  ...(URL_OF_POSTGRES === undefined ? [] : (['PostgreSQL'] as const)),
];

/**
 * The same stories on every database that is here. Before each of them the database is empty and of the newest form; it is one for the
 * whole process, so a story neither closes it nor changes its tables.
 */
export function onEachDatabase(what: string, tell: (database: () => Database) => void): void {
  for (const kind of KINDS) {
    describe(`${what}, ${kind}`, () => {
      let database: Database;
      before(async () => {
        database = await sharedDatabase(kind);
      });
      beforeEach(() => empty(database.db));
      tell(() => database);
    });
  }
}

const shared = new Map<Kind, Promise<Database>>();
const endings: (() => Promise<unknown>)[] = [];
// An embedded database that is not closed keeps the process alive.
after(async () => {
  for (const end of endings.toReversed()) await end();
});

/** That of the whole process, migrated, with whatever is in it. */
export function sharedDatabase(kind: Kind): Promise<Database> {
  const there = shared.get(kind) ?? ownDatabase(kind);
  shared.set(kind, there);
  return there;
}

/** A database for one story, migrated; closed after all tests at the latest. Some seconds for an embedded one. */
async function ownDatabase(kind: Kind): Promise<Database> {
  const database = kind === 'embedded' ? await embedded() : await onPostgres();
  endings.push(() => database.close());
  return database;
}

/** One as it is before the first migration. */
export async function bareDatabase(kind: Kind): Promise<Database> {
  const database = await ownDatabase(kind);
  await sql`drop schema public cascade`.execute(database.db);
  await sql`create schema public`.execute(database.db);
  return database;
}

/** Takes all rows away. Not by truncation, which makes files anew and took 300 ms on PostgreSQL (measured). */
export async function empty(db: Db): Promise<void> {
  await sql`do $$
    declare name text;
    begin
      -- No foreign key is looked at, so the order does not count.
      set local session_replication_role = replica;
      for name in select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration' loop
        execute format('delete from %I', name);
      end loop;
      perform setval(oid::regclass, 1, false) from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace;
    end $$`.execute(db);
}

/** From a dump that is kept between runs: making it takes seconds, loading it a tenth. */
async function embedded(): Promise<Database> {
  const file = join(CACHE, `store-${keyOfDump()}.tar.gz`);
  if (existsSync(file))
    return openDatabase({ kind: 'memory', dump: new Blob([readFileSync(file)]) });
  const database = await openDatabase({ kind: 'memory', dump: null });
  await migrate(database.db);
  if ('pglite' in database.boss) {
    const dump = await database.boss.pglite.dumpDataDir('gzip');
    mkdirSync(CACHE, { recursive: true });
    for (const old of globSync('store-*', { cwd: CACHE }))
      rmSync(join(CACHE, old), { force: true });
    const part = `${file}.${process.pid}`;
    writeFileSync(part, new Uint8Array(await dump.arrayBuffer()));
    renameSync(part, file);
  }
  return database;
}

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/grendel');

function keyOfDump(): string {
  const program = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest = readFileSync(join(program, '../../package.json'), 'utf8');
  const steps = migrations().map(({ digest }) => digest);
  return hash('sha256', JSON.stringify([manifest, steps]), 'hex').slice(0, 16);
}

async function onPostgres(): Promise<Database> {
  if (URL_OF_POSTGRES === undefined) throw new Error('there is no PostgreSQL here');
  const name = `grendel_test_${randomBytes(6).toString('hex')}`;
  const server = await openDatabase({ kind: 'postgres', url: URL_OF_POSTGRES });
  await sql`create database ${sql.id(name)}`.execute(server.db);
  endings.push(async () => {
    await sql`drop database if exists ${sql.id(name)} with (force)`.execute(server.db);
    await server.close();
  });
  const url = new URL(URL_OF_POSTGRES);
  url.pathname = `/${name}`;
  const database = await openDatabase({ kind: 'postgres', url: url.href });
  await migrate(database.db);
  return database;
}
