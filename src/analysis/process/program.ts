// The program of the walled process: it is given open files and one line of knowledge, and answers a line per file.
import { fstatSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { examine } from '../../core/vetting/examine.ts';
import { analyse } from '../analyse.ts';
import { fileSource } from '../file-source.ts';
import { leaveRoot } from './leave-root.ts';
import { FIRST_FILE, type Message, type Task } from './messages.ts';

/** Asked without files, it has loaded all its code, and that is what was wanted: the compile cache is filled. */
const files = Number(process.argv[2] ?? 0);
if (files > 0) {
  leaveRoot();
  await serve(files);
}

async function serve(count: number): Promise<void> {
  // The first file is read while the knowledge is on its way.
  const first = begin(0);
  const { knowledge } = JSON.parse(await text(process.stdin)) as Task;
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
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** The kind of error and the place in our code; its message may hold what stands in the file. */
function described(error: unknown): { readonly error: string; readonly at: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: '' };
  const place = /src\/([\w/.-]+\.ts:\d+)/.exec(error.stack?.replaceAll('\\', '/') ?? '');
  return { error: error.name, at: place?.[1] ?? '' };
}
