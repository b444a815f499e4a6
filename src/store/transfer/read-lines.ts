import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parseLine, TransferRefused, type Line } from './format.ts';

/** A line as it stands in the file, what it says, and the digest of all bytes before it. */
export type Read = {
  readonly line: number;
  readonly text: string;
  readonly told: Line;
  readonly sha256: () => string;
};

/** Longer than any row: the largest columns are kept answers, some hundred kilobytes. */
const MOST_BYTES = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

/** The lines of an export, unpacked as they are read. Refuses what is cut, damaged or no export, and says where. */
export async function* readLines(path: string): AsyncGenerator<Read> {
  const sha256 = createHash('sha256');
  let line = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of unpacked(path, () => line)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (;;) {
      const end = bytes.indexOf(NEWLINE, from);
      if (end === -1) break;
      line++;
      const text = bytes.toString('utf8', from, end);
      const told = parseLine(text);
      if (told === null) throw line === 1 ? noExport(path) : damaged(path, line);
      yield { line, text, told, sha256: () => sha256.copy().digest('hex') };
      sha256.update(bytes.subarray(from, end + 1));
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > MOST_BYTES) throw line === 0 ? noExport(path) : damaged(path, line + 1);
  }
  if (line === 0) throw noExport(path);
  if (rest.length > 0) throw cut(path, line + 1);
}

async function* unpacked(path: string, line: () => number): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  const gunzip: Readable = pipeline(file, createGunzip(), () => {});
  try {
    yield* gunzip;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!code.startsWith('Z_')) throw error;
    if (code === 'Z_BUF_ERROR') throw cut(path, line() + 1);
    throw line() === 0 ? noExport(path) : damaged(path, line() + 1);
  } finally {
    file.destroy();
  }
}

const ANOTHER_COPY = 'Take another copy of it, or make the export again. Nothing was written.';

const noExport = (path: string): TransferRefused =>
  new TransferRefused(
    'no-export',
    `${path} is no export of Grendel.`,
    'Name a file that grendel export has written.',
  );

export const cut = (path: string, line: number): TransferRefused =>
  new TransferRefused(
    'cut',
    `${path} ends too early, at line ${line} of what is packed in it.`,
    ANOTHER_COPY,
    line,
  );

export const damaged = (path: string, line: number, what = ''): TransferRefused =>
  new TransferRefused(
    'damaged',
    `${path} is not as it was written: line ${line} of what is packed in it${what === '' ? ' cannot be read' : ` ${what}`}.`,
    ANOTHER_COPY,
    line,
  );
