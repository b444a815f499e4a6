import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { asWritten, ROOT, type Program } from './walls.ts';

/**
 * The program of the walled process in one file, compiled: it starts in a fifth of the processor time of its hundred and fifty, and then nothing else on
 * the disk has to be open to it. It lies beside the compile cache (`bin/grendel.js`), which whoever could lay code there could do as well.
 *
 * A line of text (what `isRight` looks at, the length of the code, the engine that compiled it, the sources), the code, the bytecode.
 */
export const ONE_FILE = join(ROOT, 'node_modules', '.cache', 'grendel', 'walled.joined');

const STARTER = join(import.meta.dirname, 'start-joined.cjs');

/**
 * INVARIANT: the file is used only where each source that it was made of is as it was then, and the file itself too. So a change of a reader holds from the
 * next start on, whoever made it.
 */
export function walledProgram(): Program {
  if (!isKnownRight || !existsSync(ONE_FILE)) isKnownRight = isRight(ONE_FILE);
  return isKnownRight ? joined(ONE_FILE) : asWritten();
}
/** A server asks for every file, and runs on the code that it began with. */
let isKnownRight = false;

export const joined = (file: string): Program => ({
  path: STARTER,
  joined: file,
  reads: [STARTER, file],
});

/** Bytecode of another is refused, and all would be compiled at each start. */
const ENGINE = `${process.version}-${process.arch}`;

/** Length and CRC-32 of what follows and of each source: they show a change or damage in a tenth of the time of a SHA-256, and nobody is to be kept out by them. */
export function headOf(
  sources: readonly string[],
  code: Uint8Array,
  bytecode: Uint8Array = new Uint8Array(),
): string {
  const mark = markOf(Buffer.concat([code, bytecode]));
  const marked = sources.map((name) => `${name}:${markOf(bytesOf(name))}`);
  return `${[mark, code.length, ENGINE, ...marked].join(' ')}\n`;
}

export function isRight(file: string): boolean {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf(0x0a);
    const [mark, , engine, ...sources] = bytes.toString('latin1', 0, end).split(' ');
    if (engine !== ENGINE || mark !== markOf(bytes.subarray(end + 1))) return false;
    return sources.every((source) => {
      const [name = '', mark] = source.split(':');
      return mark === markOf(bytesOf(name));
    });
  } catch {
    return false;
  }
}

/** Sources are named from the root on. */
const bytesOf = (name: string): Uint8Array => readFileSync(join(ROOT, name));

const markOf = (bytes: Uint8Array): string =>
  `${bytes.length.toString(36)}.${crc32(bytes).toString(36)}`;

/** What `make-one-file.ts` has written before the code of each source. */
const SOURCE = /^\/\/ (?:src\/)?(\S+\.[jt]s)$/;

/** A place in the one file as one in the sources: `12:openDex` is `analysis/dex/open-dex.ts:openDex`. */
export function placeIn(file: string, line: number, name: string): string {
  try {
    const before = readFileSync(file, 'utf8').split('\n').slice(1, line);
    const source = before.findLast((text) => SOURCE.test(text));
    return `${SOURCE.exec(source ?? '')?.[1] ?? ''}:${name}`;
  } catch {
    return '';
  }
}
