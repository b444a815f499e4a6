import { BOX_HEIGHT, columnsOf, stacked, type Cell, type Columns } from './chain-columns.ts';
import { routed, type Track } from './chain-tracks.ts';
import type { Chain, ChainLink, ChainNode } from './queries.ts';

/** Where everything stands in the picture of a chain, in pixels from its upper left. Pure. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
};
export type Box = Place & { readonly node: ChainNode };
/** All that is stated between two boxes is one line. */
export type Line = Track & {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly links: readonly ChainLink[];
  readonly isCertain: boolean;
  readonly decides: boolean;
  readonly label: Label;
};
type Place = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
/** What is written on a line has a place of its own: `x` and `y` are the middle of it, on the line. */
type Label = {
  readonly x: number;
  readonly y: number;
  /** Above the line, where it says what it is. */
  readonly above: number;
  /** Below the line, where it cites. */
  readonly below: number;
};

const BOX = { least: 100, most: 156 };
const GAP = { least: 100, most: 150 };
/** At both ends of a gap, where lines turn and arrows point: nothing is written there. */
const TURNS = 22;
/** From line to line of what is written, so much is free above (three lines of words) and below (two). */
export const WRITTEN = { above: 56, below: 46 };
const MARGIN = 2;

/** What stands beside and below what, which the width of the page does not change. */
export type Arranged = {
  readonly nodes: readonly ChainNode[];
  readonly pairs: readonly Linked[];
  readonly columns: Columns;
  readonly cells: ReadonlyMap<string, Cell>;
};
type Linked = Omit<Line, keyof Track | 'label'>;

export function arranged({ nodes, links }: Chain): Arranged {
  const between = Map.groupBy(links, ({ from, to }) => `${from} ${to}`);
  const pairs = [...between.values()].flatMap((together): readonly Linked[] => {
    const [first] = together;
    if (first === undefined || first.from === first.to) return [];
    const { from, to } = first;
    const decides = together.some((one) => one.decides);
    const isCertain = together.some(({ certain }) => certain);
    return [{ id: `${from} ${to}`, from, to, links: together, decides, isCertain }];
  });
  const columns = columnsOf(nodes, pairs);
  return { nodes, pairs, columns, cells: stacked(nodes, pairs, columns) };
}

/** A picture that fits `room`, which is the width of its place on the page; null where there is not enough of it. */
export function pictureOf(
  { nodes, pairs, columns, cells }: Arranged,
  room: number,
): Picture | null {
  const sizes = sizesFor(columns.count, room - 2 * MARGIN);
  if (sizes === null) return null;
  const { box, gap } = sizes;
  const low = Math.min(...[...cells.values()].map(({ y }) => y));
  const levelOf = ({ y }: Cell): number => Math.round(y - low + WRITTEN.above);
  // Boxes stand in even columns, what is written in the gaps between them.
  const leftOf = (column: number): number =>
    MARGIN + Math.floor(column / 2) * (box + gap) + (column % 2) * box;
  const boxes = nodes.flatMap((node): readonly Box[] => {
    const cell = cells.get(node.id);
    if (cell === undefined) return [];
    const y = levelOf(cell) - BOX_HEIGHT / 2;
    return [{ node, x: leftOf(cell.column), y, width: box, height: BOX_HEIGHT }];
  });
  const tracks = routed(pairs, cells, { box, gap, leftOf, levelOf });
  const lines = pairs.flatMap((pair): readonly Line[] => {
    const track = tracks.get(pair.id);
    const cell = cells.get(`${pair.id} label`);
    if (track === undefined || cell === undefined) return [];
    const y = levelOf(cell);
    const x = leftOf(cell.column) + gap / 2;
    const crossed = [...tracks.values()].some(({ uprights }) =>
      uprights.some(
        (one) => Math.abs(one.x - x) < gap / 2 && one.top < y && one.bottom > y - WRITTEN.above,
      ),
    );
    const below = gap - 2 * TURNS;
    return [{ ...pair, ...track, label: { x, y, below, above: crossed ? below : gap - 8 } }];
  });
  const width = leftOf(2 * (columns.count - 1)) + box + MARGIN;
  const height = Math.max(...[...cells.values()].map(levelOf)) + WRITTEN.below;
  return { width, height, boxes, lines };
}

/** Boxes and gaps for so many columns, which share what room there is; null where they would be too narrow to be read. */
export function sizesFor(
  columns: number,
  room: number,
): { readonly box: number; readonly gap: number } | null {
  const gaps = columns - 1;
  const spare = room - columns * BOX.least - gaps * GAP.least;
  if (spare < 0) return null;
  const most = columns * (BOX.most - BOX.least) + gaps * (GAP.most - GAP.least);
  const share = Math.min(1, spare / most);
  const between = ({ least, most: top }: typeof GAP): number =>
    Math.floor(least + share * (top - least));
  return { box: between(BOX), gap: between(GAP) };
}
