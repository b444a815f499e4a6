import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Where } from '../src/store/open.ts';

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

/** The same on the embedded database, then on a PostgreSQL that is made for it, with fsync on; each gone afterwards. */
export async function onEach<T>(
  log: (line: string) => void,
  work: (place: Place) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const embedded = await inFolder((folder) => work({ name: 'embedded', folder, url: null }));
  if (spawnSync(POSTGRES, ['--where']).status !== 0) {
    log('no PostgreSQL on this machine (initdb): its figures are left out');
    return embedded;
  }
  const onPostgres = await withPostgres((url) =>
    inFolder((folder) => work({ name: 'PostgreSQL', folder, url })),
  );
  return [...embedded, ...onPostgres];
}

export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'grendel-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function withPostgres<T>(work: (url: string) => Promise<T>): Promise<T> {
  const told = 'echo "$GRENDEL_TEST_DATABASE_URL"; exec cat >/dev/null';
  const child = spawn(POSTGRES, ['sh', '-c', told], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  try {
    const said = (await Promise.race([once(child.stdout, 'data'), ended])) as readonly unknown[];
    const url = String(said[0]).trim();
    if (!url.startsWith('postgresql://')) throw new Error('PostgreSQL did not start');
    return await work(url);
  } finally {
    // It lives as long as its input.
    child.stdin.end();
    await ended;
  }
}
