import { Graph, layout } from '@dagrejs/dagre';
import type { ChainNode } from './queries.ts';

export type Pair = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly decides: boolean;
};
/** A box, what is written on a line, or where a line passes a column: all that takes a place in one. */
export type Cell = {
  readonly id: string;
  /** Even: of boxes. Odd: between them. */
  readonly column: number;
  readonly y: number;
  readonly height: number;
  readonly decides: boolean;
};
export type Columns = {
  /** Of boxes. */
  readonly count: number;
  readonly of: ReadonlyMap<string, number>;
};

/** Two lines of a name, and two of where it sits. */
export const BOX_HEIGHT = 84;
const LABEL_HEIGHT = 70;
/** Between what stands in one column. */
const ROW = 34;
const LANE = 8;
/** What goes straight wins, so that the chain that decides is one line from end to end. */
const STRAIGHT = 100;

/** In which column each box stands: owners to the right of what they own, in circles as far as that goes. */
export function columnsOf(nodes: readonly ChainNode[], pairs: readonly Pair[]): Columns {
  const graph = laidOut(
    nodes.map(({ id }) => ({ id, height: BOX_HEIGHT })),
    pairs,
  );
  const places = [...new Set(nodes.map(({ id }) => graph(id).x))].toSorted((a, b) => a - b);
  return {
    count: places.length,
    of: new Map(nodes.map(({ id }) => [id, 2 * places.indexOf(graph(id).x)])),
  };
}

/** The cells that a line goes through from its box on the left to that on the right, and its label among them. */
function cellsOf({ id, from, to }: Pair, columns: Columns, label: number): string[] {
  const [left, right] = ends(columns, from, to);
  const cells: string[] = [];
  for (let column = left.column + 1; column < right.column; column += 1)
    cells.push(column === label ? `${id} label` : `${id} ${column}`);
  return [left.id, ...cells, right.id];
}

/** Every cell with its height in its column. The chain that decides is level and on top; what it meets there goes down. */
export function stacked(
  nodes: readonly ChainNode[],
  pairs: readonly Pair[],
  columns: Columns,
): ReadonlyMap<string, Cell> {
  const cells: Omit<Cell, 'y'>[] = nodes.map(({ id, decides }) => ({
    id,
    column: columns.of.get(id) ?? 0,
    height: BOX_HEIGHT,
    decides,
  }));
  const steps: Step[] = [];
  const written = new Map<number, number>();
  for (const pair of pairs) {
    const { decides } = pair;
    const label = freestGap(pair, columns, written);
    const through = cellsOf(pair, columns, label);
    const first = columns.of.get(through[0] ?? '') ?? 0;
    through.slice(1, -1).forEach((id, index) => {
      const column = first + 1 + index;
      cells.push({ id, column, decides, height: column === label ? LABEL_HEIGHT : LANE });
    });
    through
      .slice(1)
      .forEach((to, index) => steps.push({ from: through[index] ?? '', to, decides }));
  }
  const place = laidOut(cells, steps);
  const isBelow = mean(cells.filter(isDeciding), place) > mean(cells.filter(isBeside), place);
  const y = ({ id }: { readonly id: string }): number => place(id).y * (isBelow ? -1 : 1);
  const top = Math.min(...cells.map(y));
  const byColumn = Map.groupBy(cells, ({ column }) => column);
  return new Map(
    [...byColumn.values()].flatMap((column) => {
      const first = column.find(isDeciding);
      const rest = column.filter((cell) => cell !== first).toSorted((a, b) => y(a) - y(b));
      let floor = first ? top + first.height / 2 : -Infinity;
      const below = rest.map((cell): Cell => {
        const at = Math.max(y(cell), floor + ROW + cell.height / 2);
        floor = at + cell.height / 2;
        return { ...cell, y: at };
      });
      return (first ? [{ ...first, y: top }, ...below] : below).map((cell) => [cell.id, cell]);
    }),
  );
}

const isDeciding = ({ decides }: { readonly decides: boolean }): boolean => decides;
const isBeside = ({ decides }: { readonly decides: boolean }): boolean => !decides;
const mean = (of: readonly { readonly id: string }[], place: (id: string) => Point): number =>
  of.length === 0 ? NaN : of.reduce((sum, { id }) => sum + place(id).y, 0) / of.length;

/** Where least is written yet of the gaps that it crosses. */
function freestGap({ from, to }: Pair, columns: Columns, written: Map<number, number>): number {
  const [left, right] = ends(columns, from, to);
  const gaps: number[] = [];
  for (let gap = left.column + 1; gap < right.column; gap += 2) gaps.push(gap);
  const least = Math.min(...gaps.map((gap) => written.get(gap) ?? 0));
  const found = gaps.find((gap) => (written.get(gap) ?? 0) === least) ?? left.column + 1;
  written.set(found, least + 1);
  return found;
}

function ends(columns: Columns, from: string, to: string) {
  const [a, b] = [from, to].map((id) => ({ id, column: columns.of.get(id) ?? 0 })) as [End, End];
  return a.column <= b.column ? ([a, b] as const) : ([b, a] as const);
}
type End = { readonly id: string; readonly column: number };
type Point = { readonly x: number; readonly y: number };
type Step = Pick<Pair, 'from' | 'to' | 'decides'>;

/** From left to right with few crossings, by dagre. */
function laidOut(
  nodes: readonly { readonly id: string; readonly height: number }[],
  steps: readonly Step[],
): (id: string) => Point {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: ROW, edgesep: ROW, ranksep: 10 });
  for (const { id, height } of nodes) graph.setNode(id, { width: 10, height });
  for (const { from, to, decides } of steps)
    graph.setEdge(from, to, { weight: decides ? STRAIGHT : 1 });
  layout(graph);
  return (id) => graph.node(id) as Point;
}
