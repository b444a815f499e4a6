import type { Inventory, Problem, Watchlist } from '../core/inventory.ts';
import { classifier, platformOf } from './classify.ts';
import type { ReadOptions } from './options.ts';
import * as problems from './problems.ts';
import { saysNextPage } from './recognise/paging.ts';
import type { Recognised } from './recognise/recognised.ts';
import { createFold, type FoldResult } from './scan/fold.ts';
import { makerOf } from './scan/scanner.ts';
import { buildIndex, type WatchIndex } from './scan/watch.ts';
import { UNMANAGED } from './states.ts';
import { Damage } from './unwrap/damage.ts';

/** What every content of one source is read with. */
export type Reading = {
  readonly index: WatchIndex;
  readonly options: ReadOptions;
  /** Bytes of the packed file, so far. */
  readonly packed: () => number;
};

export const startReading = (
  watchlist: Watchlist,
  options: ReadOptions,
  packed: () => number,
): Reading => ({
  index: buildIndex(watchlist),
  options,
  packed,
});

const TAIL = 16 * 1024;

/** Scans UTF-8 text by its layout and folds it. Broken packing ends the scan; what came before it counts. */
export async function scanContent(
  name: string,
  text: AsyncIterable<Uint8Array>,
  found: Recognised,
  reading: Reading,
): Promise<Inventory> {
  const fold = createFold(reading.index, {
    classify: classifier(found.traits),
    appPlatform: platformOf,
    absentIf: found.absentIf,
    unmanagedIf: UNMANAGED,
    coverPersonal: reading.options.coverPersonal,
    unnamedDevice: reading.options.device ?? `the device of ${name}`,
  });
  const scanner = (await makerOf(found.layout))(fold);
  const extra: Problem[] = [...found.problems];
  const edges = watchEdges();
  try {
    for await (const block of text) {
      edges.see(block);
      scanner.push(block);
    }
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    extra.push(damageProblem(error));
  }
  scanner.end();
  if (found.layout.kind === 'json' && edges.isLong() && saysNextPage(edges.head(), edges.tail()))
    extra.push(problems.nextPage(found.anchor));
  return inventoryOf(name, found, fold.result(), extra, reading);
}

function inventoryOf(
  name: string,
  found: Recognised,
  result: FoldResult,
  extra: readonly Problem[],
  reading: Reading,
): Inventory {
  const told = [...extra, ...remarks(found, result, reading)];
  const placed =
    found.rewrite === null ? result.problems : result.problems.map((p) => ({ ...p, line: null }));
  const all = [...placed, ...told.filter((p) => !placed.some((q) => q.code === p.code))];
  const nothing = result.rows === 0 && result.devices.length === 0;
  const refused = nothing || found.shows === 'counts';
  const reason = nothing
    ? all.some(problems.isUnseen)
      ? []
      : [
          found.layout.kind === 'csv'
            ? problems.headerAlone(found.anchor)
            : problems.emptyList(found.anchor),
        ]
    : [];
  // Apps listed without devices and without their number: what the fold put under one device is no device.
  const listed: Problem[] =
    found.shows === 'counts' && result.hits.length > 0
      ? [problems.appsWithoutDevices(result.hits.length)]
      : [];
  return {
    ...result,
    ...(found.shows === 'counts' ? { devices: [], hits: [] } : {}),
    file: name,
    format: found.format,
    title: found.title,
    bytes: reading.packed(),
    outcome: refused ? 'refused' : all.some(problems.isUnseen) ? 'partly' : 'read',
    moment: result.moment ?? found.moment,
    problems: [...all, ...listed, ...reason],
  };
}

/** What the layout and the numbers tell about the whole. */
function remarks(found: Recognised, result: FoldResult, reading: Reading): Problem[] {
  const list: Problem[] = [];
  if (found.shows === 'counts') list.push(problems.countsOnly(found.anchor));
  else if (found.traits.namesOnly) list.push(problems.namesOnly(found.anchor));
  if (found.shows === 'one-device' && reading.options.device === null && result.rows > 0)
    list.push(problems.oneDevice());
  const came = entriesOf(found, result);
  if (found.total !== null && came !== null && found.total > came && came > 0)
    list.push(problems.fewerThanTotal(found.total, came, found.anchor));
  if (isRoundCap(result.rows) && found.layout.kind === 'csv')
    list.push(problems.roundCap(result.rows));
  return list;
}

/** How many entries came of the list that a total counts; null where that is not known. */
function entriesOf(found: Recognised, result: FoldResult): number | null {
  if (found.layout.kind === 'csv' || found.layout.inverted) return null;
  const nested = found.layout.devices.length > 0 && found.layout.apps.length > 0;
  return nested ? result.devices.length : result.rows;
}

/**
 * Consoles and scripts stop at round numbers without a word (FC-119); a sheet ends at 65,536 or 1,048,576 rows. Smaller round
 * numbers are as often the fleet itself.
 */
const CAPS: ReadonlySet<number> = new Set([10_000, 50_000, 65_535, 100_000, 1_048_575]);
const isRoundCap = (rows: number): boolean => CAPS.has(rows);

/** Keeps the first and last piece of the text. */
function watchEdges(): {
  see: (block: Uint8Array) => void;
  isLong: () => boolean;
  head: () => string;
  tail: () => string;
} {
  let head: Buffer = Buffer.alloc(0);
  let tail: Uint8Array[] = [];
  let kept = 0;
  let seen = 0;
  return {
    see(block) {
      seen += block.length;
      if (head.length < 4096) head = Buffer.concat([head, block.subarray(0, 4096 - head.length)]);
      // Copied: scanners own the block after they were given it.
      const end = Buffer.from(block.subarray(-TAIL));
      tail.push(end);
      kept += end.length;
      while (tail.length > 1 && kept - (tail[0]?.length ?? 0) >= TAIL)
        kept -= tail.shift()?.length ?? 0;
    },
    isLong: () => seen >= SAMPLE,
    head: () => head.toString(),
    tail: () => Buffer.concat(tail).subarray(-TAIL).toString(),
  };
}

/** How much of the text is looked at to recognise it. */
export const SAMPLE = 256 * 1024;

const DAMAGE: Readonly<Record<Damage['code'], string>> = {
  'cut-off': 'Fetch or copy the file again: its end is missing.',
  damaged: 'Fetch or copy the file again.',
  encrypted: 'Unpack it and hand in what is inside.',
  bomb: 'Unpack it elsewhere if you trust it, and hand in what is inside.',
  unsupported: 'Unpack it and hand in what is inside.',
  'too-many-members': 'Unpack it and hand in the folder.',
};
export const damageProblem = (damage: Damage): Problem =>
  problems.problem(
    damage.code,
    `${damage.message.charAt(0).toUpperCase()}${damage.message.slice(1)}`,
    DAMAGE[damage.code],
  );
