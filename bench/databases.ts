import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase, type Where } from '../src/store/open.ts';
import { prepareFolder } from '../src/store/prepare.ts';

/** A folder for a server's own files, and the database of its choice: both empty. */
export type Place = {
  readonly name: 'embedded' | 'PostgreSQL';
  readonly folder: string;
  /** Null: embedded, in the folder. */
  readonly url: string | null;
};

const POSTGRES = join(import.meta.dirname, '..', '.ci', 'postgres');

export const whereOf = ({ folder, url }: Omit<Place, 'name'>): Where =>
  url === null ? { kind: 'embedded', folder: join(folder, 'database') } : { kind: 'postgres', url };

/** The same on the embedded database, then on PostgreSQL with fsync on; both new, and gone afterwards. */
export async function onEach<T>(
  log: (line: string) => void,
  work: (place: Place) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const embedded = await inFolder(async (folder) => {
    cpSync(await prepared(), join(folder, 'database'), { recursive: true });
    return work({ name: 'embedded', folder, url: null });
  });
  const server = await postgres();
  if (server === null) {
    log('no PostgreSQL on this machine (initdb): its figures are left out');
    return embedded;
  }
  const onPostgres = await inDatabase(server, (url) =>
    inFolder((folder) => work({ name: 'PostgreSQL', folder, url })),
  );
  return [...embedded, ...onPostgres];
}

let made: Promise<string> | null = null;
/** An empty embedded database: made once, since that takes seconds, and copied. */
function prepared(): Promise<string> {
  made ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'grendel-bench-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    await prepareFolder(join(folder, 'database'));
    return join(folder, 'database');
  })();
  return made;
}

let started: Promise<string | null> | null = null;
/** The address of a server of its own, for all parts; null where there are no programs for one. It ends with this process. */
function postgres(): Promise<string | null> {
  started ??= startPostgres();
  return started;
}

async function startPostgres(): Promise<string | null> {
  if (spawnSync(POSTGRES, ['--where']).status !== 0) return null;
  // It lives as long as its input.
  const told = 'echo "$GRENDEL_TEST_DATABASE_URL"; exec cat >/dev/null';
  const child = spawn(POSTGRES, ['sh', '-c', told], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = (await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'close'),
  ])) as readonly unknown[];
  const url = String(said[0]).trim();
  if (!url.startsWith('postgresql://')) throw new Error('PostgreSQL did not start');
  for (const held of [child, child.stdin, child.stdout] as { unref?: () => void }[]) held.unref?.();
  return url;
}

let databases = 0;
async function inDatabase<T>(server: string, work: (url: string) => Promise<T>): Promise<T> {
  const { db, close } = await openDatabase({ kind: 'postgres', url: server });
  const name = `bench_${databases++}`;
  try {
    await sql`create database ${sql.id(name)}`.execute(db);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return await work(url.href);
  } finally {
    await sql`drop database if exists ${sql.id(name)} with (force)`.execute(db);
    await close();
  }
}

export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'grendel-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
