// The program of the walled process: it is given open files and one line of knowledge, and answers a line per file.
import { fstatSync, readFileSync, writeSync } from 'node:fs';
import { examine } from '../../core/vetting/examine.ts';
import { analyse } from '../analyse.ts';
import { fileSource } from '../file-source.ts';
import { leaveRoot } from './leave-root.ts';
import { FIRST_FILE, type Message, type Task } from './messages.ts';

// Everything is read and written at once, by number: Node's streams take longer to load than a small app takes to read.
const STDIN = 0;
const STDOUT = 1;

leaveRoot();
serve(Number(process.argv[2] ?? 0));

function serve(count: number): void {
  // The first file is read while the knowledge is on its way.
  const first = begin(0);
  const { knowledge } = JSON.parse(readFileSync(STDIN, 'utf8')) as Task;
  for (let file = 0; file < count; file++) {
    try {
      const { size, analysed } = (file === 0 ? first : begin(file))();
      const examined = examine({ sha256: '', size, ...analysed }, knowledge);
      tell({ kind: 'examined', file, examined });
    } catch (error) {
      tell({ kind: 'failed', file, ...described(error) });
    }
  }
}

/** Reads a file; what goes wrong is said where its result is asked for. */
function begin(file: number): () => {
  readonly size: number;
  readonly analysed: ReturnType<typeof analyse>;
} {
  tell({ kind: 'begun', file });
  try {
    const fd = FIRST_FILE + file;
    const { size } = fstatSync(fd);
    const analysed = analyse(fileSource(fd));
    return () => ({ size, analysed });
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function tell(message: Message): void {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  for (let from = 0; from < bytes.length;) from += writeSync(STDOUT, bytes, from);
}

/** The kind of error and the place in our code; its message may hold what stands in the file. */
function described(error: unknown): { readonly error: string; readonly at: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: '' };
  const stack = error.stack?.replaceAll('\\', '/') ?? '';
  const written = /src\/([\w/.-]+\.ts:\d+)/.exec(stack)?.[1];
  if (written !== undefined) return { error: error.name, at: written };
  // In the one file, whose lines only we outside can tell from where they come.
  const [, name = '', line = ''] = /at (?:new )?([\w.]*).*\.joined:(\d+):/.exec(stack) ?? [];
  return { error: error.name, at: `${line}:${name}` };
}
