import type { Inventory, Problem, Watchlist } from '../core/inventory.ts';
import { readContent } from './content.ts';
import type { OnProgress, ReadOptions, Source } from './options.ts';
import * as problems from './problems.ts';
import { refusedInventory } from './refused.ts';
import { damageProblem, startReading } from './scan-content.ts';
import { isEncodingLabel } from './text/encoding.ts';
import { BOUNDS, type Meter } from './unwrap/bounds.ts';
import { Damage } from './unwrap/damage.ts';
import { pullFrom } from './unwrap/pull.ts';
import { unwrap } from './unwrap/unwrap.ts';

export type { OnProgress, ReadOptions, Source } from './options.ts';

export const READ_OPTIONS: ReadOptions = {
  mapping: null,
  saved: null,
  encoding: null,
  device: null,
  coverPersonal: false,
  bounds: BOUNDS,
  like: null,
};

/**
 * Reads whatever a source holds: one inventory, or several in an archive or workbook, in their order. Nothing is thrown for what
 * a file may be: a file without an inventory is a refused one that says why, and a broken one gives what came before the break.
 * `onProgress` hears the bytes read of the file itself, packed.
 */
export async function readInventory(
  source: Source,
  watchlist: Watchlist,
  options: ReadOptions = READ_OPTIONS,
  onProgress?: OnProgress,
): Promise<readonly Inventory[]> {
  if (options.encoding !== null && !isEncodingLabel(options.encoding))
    return [
      refusedInventory(source.name, 'unknown', 'No inventory', 0, [problems.unknownEncoding()]),
    ];
  const meter: Meter = { packed: 0, unpacked: 0, members: 0 };
  const reading = startReading(watchlist, options, () => meter.packed);
  const input = pullFrom(counted(source, meter, onProgress));
  const found: Inventory[] = [];
  let broken: Problem | null = null;
  try {
    for await (const { name, content } of unwrap(source.name, input, meter, options.bounds))
      found.push(...(await readContent(name, content, reading)));
  } catch (error) {
    broken = problemOf(error);
  } finally {
    await input.close();
  }
  return finished(source.name, found, broken, meter.packed);
}

async function* counted(
  source: Source,
  meter: Meter,
  onProgress: OnProgress | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source.stream()) {
    meter.packed += chunk.length;
    onProgress?.(meter.packed);
    yield chunk;
  }
}

/** What stopped the reading is told on the last inventory that came; alone where none did. */
function finished(
  name: string,
  found: readonly Inventory[],
  broken: Problem | null,
  bytes: number,
): readonly Inventory[] {
  if (broken === null)
    return found.length > 0
      ? found
      : [
          refusedInventory(name, 'empty-archive', 'An archive without files', bytes, [
            emptyArchive(),
          ]),
        ];
  const last = found.at(-1);
  if (last === undefined) return [refusedInventory(name, 'unknown', 'Unknown', bytes, [broken])];
  if (last.problems.some((p) => p.code === broken.code)) return found;
  const outcome = last.outcome === 'refused' ? 'refused' : 'partly';
  return [...found.slice(0, -1), { ...last, outcome, problems: [...last.problems, broken] }];
}

function problemOf(error: unknown): Problem {
  if (error instanceof Damage) return damageProblem(error);
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code !== null && /^E[A-Z]+$/.test(code)) return problems.unreadable(WHY[code] ?? code);
  throw error;
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'it is a folder',
  EIO: 'the disk reports an error',
};

const emptyArchive = (): Problem =>
  problems.problem('empty', 'The archive has no file in it', 'Export again.');
