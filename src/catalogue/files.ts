import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, TABLE_NAMES } from './tables.ts';

/** The files of a catalogue by name, in the order of their names; what is not there is left out. */
export type PackFiles = ReadonlyMap<string, Uint8Array>;

export const VERSION = 'VERSION';

/** Reads them all. Throws only where a file is there and can't be read. */
export function readFiles(dir: string): PackFiles {
  const files = new Map<string, Uint8Array>();
  for (const name of [...TABLE_NAMES.map(fileOf), VERSION].toSorted()) {
    try {
      files.set(name, readFileSync(join(dir, name)));
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
  }
  return files;
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));

/** SHA-256 over the files in the order of their names: name, length and bytes of each. */
export function digestOf(files: PackFiles): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of files) hash.update(`${name}\n${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}
