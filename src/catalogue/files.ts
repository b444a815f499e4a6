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
  for (const part of partsOf(files)) hash.update(part);
  return hash.digest('hex');
}

/** All of them as one document, whose SHA-256 is their digest. */
export const documentOf = (files: PackFiles): Uint8Array => Buffer.concat([...partsOf(files)]);

function* partsOf(files: PackFiles): Generator<Uint8Array> {
  for (const [name, bytes] of files) {
    yield Buffer.from(`${name}\n${bytes.length}\n`);
    yield bytes;
  }
}

const NEWLINE = 0x0a;
/** Back again. Only ever asked of what `documentOf` made. */
export function filesIn(document: Uint8Array): PackFiles {
  const files = new Map<string, Uint8Array>();
  const line = (from: number): string => {
    const to = document.indexOf(NEWLINE, from);
    if (to === -1) throw new Error('a document of a catalogue is damaged');
    return Buffer.from(document.subarray(from, to)).toString();
  };
  for (let at = 0; at < document.length;) {
    const name = line(at);
    const length = line(at + name.length + 1);
    const from = at + name.length + length.length + 2;
    at = from + Number(length);
    files.set(name, document.subarray(from, at));
  }
  return files;
}

/** Only files that a catalogue has, in the order of their names. */
export const catalogueFiles = (given: PackFiles): PackFiles =>
  new Map(
    [...TABLE_NAMES.map(fileOf), VERSION].toSorted().flatMap((name) => {
      const bytes = given.get(name);
      return bytes === undefined ? [] : [[name, bytes] as const];
    }),
  );
