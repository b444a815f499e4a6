import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { KeptResults } from '../cli/vet/door.ts';
import { UserError } from '../cli/user-error.ts';
import { asked } from './asked.ts';

const NEWLINE = 0x0a;

/** A file that grows by a line per result. What was cut off in the middle of a line is written over: that file is read again. */
export function keptResults(file: string, resume: boolean): KeptResults {
  const earlier = resume ? wholeLines(file) : Buffer.alloc(0);
  const fd = asked(file, () => opened(file, resume));
  ftruncateSync(fd, earlier.length);
  let at = earlier.length;
  return {
    lines: linesOf(earlier),
    write(line) {
      at += asked(file, () => writeSync(fd, `${line}\n`, at));
    },
    end: () => closeSync(fd),
  };
}

function opened(file: string, resume: boolean): number {
  try {
    return openSync(file, 'wx', 0o666);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    if (resume) return openSync(file, 'r+');
    throw new UserError(
      `${file} is already there`,
      'Write --resume to go on with it, or name another file.',
    );
  }
}

function wholeLines(file: string): Buffer {
  try {
    const bytes = readFileSync(file);
    return bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return Buffer.alloc(0);
    throw error;
  }
}

function* linesOf(bytes: Buffer): Generator<string, void> {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, from);
    yield bytes.toString('utf8', from, end);
    from = end + 1;
  }
}
