import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseRefused } from './refused.ts';

/** The PostgreSQL that PGlite is built from; its directories open with no other. */
export const EMBEDDED_MAJOR = 18;

/**
 * Makes the directory of the embedded database where there is none. It is made under another name and renamed, so it is there whole or
 * not at all; in a child process, since making it takes 700 MB that PGlite never gives back (measured).
 */
export async function prepareFolder(folder: string): Promise<void> {
  const parent = dirname(folder);
  const part = `${basename(folder)}.part-`;
  if (existsSync(folder)) return checkMajor(folder);
  const making = join(parent, `${part}${process.pid}`);
  try {
    mkdirSync(parent, { recursive: true, mode: 0o700 });
    for (const left of readdirSync(parent)) {
      if (left.startsWith(part)) rmSync(join(parent, left), { recursive: true, force: true });
    }
    mkdirSync(making, { mode: 0o700 });
  } catch (error) {
    throw notMade(folder, error instanceof Error && 'code' in error ? String(error.code) : '');
  }
  try {
    await inChild(making);
    renameSync(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

function checkMajor(folder: string): void {
  const file = join(folder, 'PG_VERSION');
  const major = existsSync(file) ? Number(readFileSync(file, 'utf8')) : null;
  if (major === EMBEDDED_MAJOR) return;
  if (major === null)
    throw new DatabaseRefused(
      `${folder}: this folder holds no database`,
      'Give another folder, or put back what was in this one.',
    );
  throw new DatabaseRefused(
    `${folder}: this database was made by PostgreSQL ${major}, and this version of Grendel has ${EMBEDDED_MAJOR}`,
    'Export it with the version of Grendel that made it, and import it into a new folder with this one.',
  );
}

async function inChild(folder: string): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const stop = (): boolean => child.kill('SIGKILL');
  process.once('exit', stop);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  process.off('exit', stop);
  if (code === 0) return;
  const full = said.join('').includes('ENOSPC');
  throw notMade(folder, full ? 'the disk is full' : (signal ?? `status ${code}`));
}

function notMade(folder: string, why: string): DatabaseRefused {
  return new DatabaseRefused(
    `${folder}: the embedded database could not be made (${why})`,
    'It needs 60 MB of disk, 800 MB of memory while it is made, and a folder that may be written.',
  );
}

/** As its own program: makes the directory that it is told, and ends. */
if (import.meta.main) {
  const [, , folder] = process.argv;
  if (folder === undefined) throw new Error('which folder?');
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite = new PGlite({ dataDir: folder });
  await pglite.waitReady;
  await pglite.close();
}
