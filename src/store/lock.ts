import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseRefused } from './refused.ts';

/** Who runs on a folder, and where it answers; for the command line, which finds a running server by it. */
export type Holder = {
  readonly pid: number;
  /** Null until it listens. */
  readonly url: string | null;
  /** File with the token of this run; null until it listens. */
  readonly tokenFile: string | null;
};

export type Lock = {
  /** Says where it answers from now on. */
  readonly tell: (holder: Omit<Holder, 'pid'>) => void;
  readonly release: () => void;
};
export type Locked =
  | { readonly ok: true; readonly lock: Lock }
  /** `holder` null: it has not said yet who it is. */
  | { readonly ok: false; readonly holder: Holder | null };

const HOLDER = 'server.json';
/** A lock that nobody refers to any more would be closed with the garbage. */
const held = new Set<DatabaseSync>();

/**
 * Takes a folder for this process alone. PGlite opens one directory twice without a word, and the second process's writes are lost
 * (tried). The lock is the operating system's, held through SQLite on a file of its own: it ends with the process however that
 * ends, so there is no stale lock to judge, and it holds between containers of one machine. On network file systems it is as good as theirs is.
 */
export function lockFolder(folder: string): Locked {
  const database = opened(folder);
  try {
    database.exec('begin exclusive');
  } catch (error) {
    database.close();
    const code = codeOf(error);
    if (code === SQLITE_BUSY) return { ok: false, holder: readHolder(folder) };
    throw UNUSABLE.has(code) ? unusable(folder) : error;
  }
  held.add(database);
  tell(folder, { url: null, tokenFile: null });
  return {
    ok: true,
    lock: {
      tell: (holder) => tell(folder, holder),
      release() {
        rmSync(join(folder, HOLDER), { force: true });
        held.delete(database);
        database.close();
      },
    },
  };
}

/** Result codes of SQLite (sqlite.org/rescode.html, read 2026-11-27). */
const SQLITE_BUSY = 5;
const SQLITE_CANTOPEN = 14;
/** Read-only, an error of the disk, full, no file to be had, not a file of SQLite's. */
const UNUSABLE: ReadonlySet<number | null> = new Set([8, 10, 13, SQLITE_CANTOPEN, 26]);

/** The extended codes have the plain one in their lowest byte. */
function codeOf(error: unknown): number | null {
  const isCode = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
  return isCode ? (error.errcode as number) & 0xff : null;
}

function opened(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
  } catch (error) {
    throw codeOf(error) === SQLITE_CANTOPEN ? unusable(folder) : error;
  }
}

function unusable(folder: string): DatabaseRefused {
  return new DatabaseRefused(
    `${folder}: the lock in this folder can't be taken`,
    'The folder must be there, on a disk with room, and this user must be allowed to write in it.',
  );
}

function tell(folder: string, holder: Omit<Holder, 'pid'>): void {
  const part = join(folder, `.${HOLDER}.${process.pid}`);
  writeFileSync(part, `${JSON.stringify({ pid: process.pid, ...holder })}\n`, { mode: 0o600 });
  renameSync(part, join(folder, HOLDER));
}

/** What the holder said, whether it still runs or not; null where nobody said anything that can be read. */
export function readHolder(folder: string): Holder | null {
  try {
    const said: unknown = JSON.parse(readFileSync(join(folder, HOLDER), 'utf8'));
    return isHolder(said) ? said : null;
  } catch {
    return null;
  }
}

function isHolder(said: unknown): said is Holder {
  if (typeof said !== 'object' || said === null) return false;
  const { pid, url, tokenFile } = said as Record<string, unknown>;
  const isText = (value: unknown): boolean => value === null || typeof value === 'string';
  return Number.isInteger(pid) && isText(url) && isText(tokenFile);
}
