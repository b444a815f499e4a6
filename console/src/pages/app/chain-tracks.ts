import type { Cell, Pair } from './chain-columns.ts';

/** How a line is drawn: in right angles, turning only where nothing is written. */
export type Track = {
  readonly path: string;
  /** The triangle at its end. */
  readonly tip: string;
  readonly uprights: readonly Upright[];
};
type Upright = { readonly x: number; readonly top: number; readonly bottom: number };
type Sizes = {
  readonly box: number;
  readonly gap: number;
  /** Of a column, in pixels. */
  readonly leftOf: (column: number) => number;
  readonly levelOf: (cell: Cell) => number;
};
type Turn = Upright & { readonly line: string; readonly column: number; readonly of: string };

const TIP = { decides: 14, other: 10 };
/** From the box to the first upright, and from upright to upright beside it. */
const FIRST = { out: 8, into: 16 };
const NEXT = 5;
const MOST = 3;

/** All lines by the id of their pair. */
export function routed(
  pairs: readonly Pair[],
  cells: ReadonlyMap<string, Cell>,
  sizes: Sizes,
): ReadonlyMap<string, Track> {
  const through = new Map(pairs.map((pair) => [pair.id, cellsThrough(pair, cells)]));
  const turns = pairs.flatMap(({ id }) => turnsOf(id, through.get(id) ?? [], sizes));
  const places = abreast(turns);
  return new Map(
    pairs.map((pair) => {
      const own = turns.filter(({ line }) => line === pair.id);
      return [pair.id, drawn(pair, through.get(pair.id) ?? [], own, places, sizes)];
    }),
  );
}

/** From left to right. */
function cellsThrough({ id, from, to }: Pair, cells: ReadonlyMap<string, Cell>): readonly Cell[] {
  const between = [...cells.values()].filter((cell) => cell.id.startsWith(`${id} `));
  return [cells.get(from), cells.get(to), ...between]
    .filter((cell) => cell !== undefined)
    .toSorted((a, b) => a.column - b.column);
}

/** Where it changes its level: between a column of boxes and a gap. What leaves one box, or enters one, does so as one. */
function turnsOf(line: string, through: readonly Cell[], { levelOf }: Sizes): readonly Turn[] {
  return through.slice(1).flatMap((cell, index) => {
    const before = through[index] ?? cell;
    const [a, b] = [levelOf(before), levelOf(cell)];
    if (a === b) return [];
    const beside = before.column % 2 === 0 ? before : cell;
    const { column } = before;
    return { line, column, of: beside.id, x: 0, top: Math.min(a, b), bottom: Math.max(a, b) };
  });
}

/** Which place each upright has of those that would run over one another, counted from the box. */
function abreast(turns: readonly Turn[]): (turn: Turn) => number {
  const places = new Map<string, number>();
  for (const inColumn of Map.groupBy(turns, ({ column }) => column).values()) {
    const bundles = [...Map.groupBy(inColumn, ({ of }) => of)].map(([of, together]) => ({
      of,
      top: Math.min(...together.map(({ top }) => top)),
      bottom: Math.max(...together.map(({ bottom }) => bottom)),
    }));
    const taken: (typeof bundles)[] = [];
    for (const bundle of bundles.toSorted((a, b) => a.top - b.top)) {
      const free = taken.findIndex((place) =>
        place.every(({ top, bottom }) => top > bundle.bottom || bottom < bundle.top),
      );
      const place = free === -1 ? taken.length : free;
      (taken[place] ??= []).push(bundle);
      places.set(`${inColumn[0]?.column} ${bundle.of}`, place % MOST);
    }
  }
  return ({ column, of }) => places.get(`${column} ${of}`) ?? 0;
}

function drawn(
  { from, decides }: Pair,
  through: readonly Cell[],
  turns: readonly Turn[],
  places: (turn: Turn) => number,
  { box, gap, leftOf, levelOf }: Sizes,
): Track {
  const uprights = turns.map((turn) => {
    const { column, top, bottom } = turn;
    const away = places(turn) * NEXT;
    // The places at the end of a gap leave room for the arrow's tip.
    const x =
      column % 2 === 0
        ? leftOf(column) + box + FIRST.out + away
        : leftOf(column) + gap - FIRST.into - Math.min(away, NEXT);
    return { x, top, bottom };
  });
  const [first, last] = [through[0], through.at(-1)];
  if (first === undefined || last === undefined) return { path: '', tip: '', uprights };
  const isForward = first.id === from;
  const tip = decides ? TIP.decides : TIP.other;
  const start = { x: leftOf(first.column) + box, y: levelOf(first) };
  const end = { x: leftOf(last.column), y: levelOf(last) };
  let { y } = start;
  let middle = '';
  for (const { x, top, bottom } of uprights) {
    y = y === top ? bottom : top;
    middle += `H${x}V${y}`;
  }
  const path = isForward
    ? `M${start.x} ${start.y}${middle}H${end.x - tip}`
    : `M${start.x + tip} ${start.y}${middle}H${end.x}`;
  const point = isForward ? end : start;
  const back = point.x + (isForward ? -tip : tip);
  const half = tip * 0.65;
  return {
    path,
    tip: `M${back} ${point.y - half}L${point.x} ${point.y}L${back} ${point.y + half}Z`,
    uprights,
  };
}
