import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Transferred } from '../cli/server/door.ts';
import { UserError } from '../cli/user-error.ts';
import type { Instant } from '../core/inventory.ts';
import { readKeyFile } from '../privacy/key-file.ts';
import { fingerprintsOf, missingKeys, type Fingerprint, type KeyRing } from '../privacy/keys.ts';
import { migrate } from '../store/migrate.ts';
import { openDatabase, type Database } from '../store/open.ts';
import { exportDatabase } from '../store/transfer/export.ts';
import { importDatabase } from '../store/transfer/import.ts';
import { takeFolder } from './take-folder.ts';

export type TransferSettings = { readonly folder: string; readonly databaseUrl: string | null };

/** All that a server keeps, in one file; its keys stay where they are. The embedded database must have no server on it. */
export async function exportTo(
  settings: TransferSettings,
  file: string,
  replace: boolean,
): Promise<Transferred> {
  return onDatabase(settings, async ({ db }) => {
    const keys = fingerprintsOf(keysOf(settings.folder));
    const made = new Date().toISOString() as Instant;
    return exportDatabase(db, file, { made, keys, replace });
  });
}

/** Fills a database that has nothing in it. The keys that the export was written with must be in the folder already. */
export async function importFrom(settings: TransferSettings, file: string): Promise<Transferred> {
  return onDatabase(settings, async ({ db }) => {
    const ring = keysOf(settings.folder);
    const missing = (written: readonly { use: string; number: number; print: string }[]) =>
      missingKeys(ring, written as readonly Fingerprint[]);
    return importDatabase(db, file, { missing });
  });
}

type Outcome =
  | { readonly ok: true; readonly rows: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly problem: { readonly message: string; readonly remedy: string } };

async function onDatabase(
  { folder, databaseUrl }: TransferSettings,
  work: (database: Database) => Promise<Outcome>,
): Promise<Transferred> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // A server on PostgreSQL may go on; the embedded database has one process.
  const lock = databaseUrl === null ? takeFolder(folder) : null;
  try {
    const database = await openDatabase(
      databaseUrl === null
        ? { kind: 'embedded', folder: join(folder, 'database') }
        : { kind: 'postgres', url: databaseUrl },
    );
    try {
      await migrate(database.db);
      const done = await work(database);
      if (!done.ok) throw new UserError(done.problem.message, done.problem.remedy);
      return { rows: Object.values(done.rows).reduce((sum, rows) => sum + rows, 0) };
    } finally {
      await database.close();
    }
  } finally {
    lock?.release();
  }
}

function keysOf(folder: string): KeyRing {
  const path = join(folder, 'keys.json');
  if (!existsSync(path))
    throw new UserError(
      `${path}: the key file is not there`,
      'Copy keys.json of the server that the data is of into this folder: without it no device is known again and no name can be read.',
    );
  const read = readKeyFile(path);
  if (!read.ok) throw new UserError(`${path}: ${read.message}`);
  return read.ring;
}
