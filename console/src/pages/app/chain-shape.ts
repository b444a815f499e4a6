import { Graph, layout } from '@dagrejs/dagre';
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
export type Line = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly links: readonly ChainLink[];
  readonly isCertain: boolean;
  readonly decides: boolean;
  readonly path: string;
  /** The triangle at its end. */
  readonly tip: string;
  /** The middle of what is written on it, and how wide that may be. */
  readonly label: Spot;
};
type Place = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
/** The middle of what is written, and how wide it may be. */
type Spot = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Between rows, where one line of words may be longer than that. */
  readonly isFree?: boolean;
};
type Point = { readonly x: number; readonly y: number };

const BOX = { least: 118, most: 156, height: 68 };
const GAP = { least: 92, most: 150 };
const ROW = 34;
/** What goes straight wins, so that the chain that decides is one line from end to end. */
const STRAIGHT = 100;

/** `room`: how wide the page is. A chain that needs more gets it, and scrolls. */
export function pictureOf(chain: Chain, room: number): Picture {
  const columns = new Set(placed(chain, BOX.most, GAP.most).boxes.map(({ x }) => x)).size;
  const { box, gap } = sizesFor(columns, room);
  return placed(chain, box, gap);
}

/** Boxes shrink before gaps do: what is written on a line has to be read. */
export function sizesFor(
  columns: number,
  room: number,
): { readonly box: number; readonly gap: number } {
  const gaps = Math.max(1, columns - 1);
  const box = within(BOX.least, (room - gaps * GAP.least) / columns, BOX.most);
  return { box, gap: within(GAP.least, (room - columns * box) / gaps, GAP.most) };
}
const within = (least: number, value: number, most: number): number =>
  Math.floor(Math.max(least, Math.min(most, value)));

function placed({ nodes, links }: Chain, box: number, gap: number): Picture {
  const graph = new Graph();
  graph.setGraph({
    rankdir: 'LR',
    nodesep: ROW,
    edgesep: ROW,
    ranksep: gap,
    marginx: 2,
    marginy: 28,
  });
  for (const { id } of nodes) graph.setNode(id, { width: box, height: BOX.height });
  const pairs = [...Map.groupBy(links, ({ from, to }) => `${from} ${to}`).values()];
  const into = countBy(pairs.map(([first]) => first?.to ?? ''));
  const out = countBy(pairs.map(([first]) => first?.from ?? ''));
  for (const of of pairs) {
    const [first] = of;
    const weight = of.some(({ decides }) => decides) ? STRAIGHT : 1;
    if (first && first.from !== first.to) graph.setEdge(first.from, first.to, { weight });
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const flip = isBelow(graph, nodes) ? (y: number) => height - y : (y: number) => y;
  const centre = (id: string): Point => {
    const { x, y } = graph.node(id) as Point;
    return { x: Math.round(x), y: Math.round(flip(y)) };
  };
  const levels = straightened(nodes, centre);
  const boxes = nodes.map((node): Box => ({
    node,
    x: Math.round(centre(node.id).x - box / 2),
    y: (levels.get(node.id) ?? 0) - BOX.height / 2,
    width: box,
    height: BOX.height,
  }));
  const ways = pairs.flatMap((of): readonly (Omit<Line, 'label'> & Way)[] => {
    const [first] = of;
    if (first === undefined || first.from === first.to) return [];
    const { from, to } = first;
    const { points = [] } = graph.edge(from, to) as { readonly points?: readonly Point[] };
    const start = boxes.find(({ node }) => node.id === from);
    const end = boxes.find(({ node }) => node.id === to);
    if (start === undefined || end === undefined) return [];
    const decides = of.some((one) => one.decides);
    const tip = decides ? 14 : 10;
    // A line that passes a column goes level through all of it, since a box would stand there.
    const centres = new Set(boxes.map(({ x }) => Math.round(x + box / 2)));
    const lanes = points
      .slice(1, -1)
      .filter(({ x }) => centres.has(Math.round(x)))
      .map(({ x, y }) => ({ x, y: Math.round(flip(y)) }));
    const isShared = (into.get(to) ?? 0) > 1;
    const isFork = (out.get(from) ?? 0) > 1;
    const isCertain = of.some(({ certain }) => certain);
    const way = drawn({ start, end, lanes, gap, tip, isShared, isFork });
    return [{ id: `${from} ${to}`, from, to, links: of, isCertain, decides, ...way }];
  });
  const uprights = ways.flatMap((way) => way.uprights);
  const labels: Spot[] = [];
  // What is written where others end too looks for room last.
  const byRoom = ways.toSorted((one, other) => (into.get(one.to) ?? 0) - (into.get(other.to) ?? 0));
  const lines = byRoom.map(({ spots, uprights: own, ...line }): Line => {
    const others = uprights.filter((one) => !own.includes(one));
    const label = freest(spots, labels, boxes, others);
    labels.push(label);
    return { ...line, label };
  });
  const bottom = Math.max(height, ...boxes.map((one) => one.y + one.height + 28));
  return { width, height: bottom, boxes, lines };
}

/** The chain that decides is level from end to end, on top; what it meets there goes down. */
function straightened(
  nodes: readonly ChainNode[],
  centre: (id: string) => Point,
): ReadonlyMap<string, number> {
  const top = Math.min(...nodes.map(({ id }) => centre(id).y));
  const columns = Map.groupBy(nodes, ({ id }) => centre(id).x);
  const hasChain = nodes.some(({ decides }) => decides);
  return new Map(
    [...columns.values()].flatMap((column) => {
      const first = hasChain ? column.find(({ decides }) => decides) : undefined;
      const rest = column
        .filter((node) => node !== first)
        .toSorted((a, b) => centre(a.id).y - centre(b.id).y);
      let floor = first ? top : -Infinity;
      const below = rest.map(({ id }): [string, number] => {
        floor = Math.max(centre(id).y, floor + BOX.height + ROW);
        return [id, floor];
      });
      return first ? [[first.id, top] as [string, number], ...below] : below;
    }),
  );
}

/** The chain that decides belongs on top. */
function isBelow(graph: Graph, nodes: readonly ChainNode[]): boolean {
  const mean = (of: readonly ChainNode[]): number =>
    of.reduce((sum, { id }) => sum + (graph.node(id) as Point).y, 0) / Math.max(1, of.length);
  const [chain, beside] = [
    nodes.filter((node) => node.decides),
    nodes.filter((node) => !node.decides),
  ];
  return chain.length > 0 && beside.length > 0 && mean(chain) > mean(beside);
}

type Drawing = {
  readonly start: Box;
  readonly end: Box;
  /** Where it passes columns between its ends. */
  readonly lanes: readonly Point[];
  readonly gap: number;
  readonly tip: number;
  /** Others end there too: then it is written on where it begins. */
  readonly isShared: boolean;
  /** Others begin there too. */
  readonly isFork: boolean;
};

type Way = Pick<Line, 'path' | 'tip'> & {
  /** Where there may be room for what is written on it, the best first. */
  readonly spots: readonly Spot[];
  readonly uprights: readonly Upright[];
};
type Upright = { readonly x: number; readonly top: number; readonly bottom: number };

/** From box to box in right angles; what is written on it stands on its long level part. */
function drawn(drawing: Drawing): Way {
  const { start, end, lanes, gap, tip, isShared, isFork } = drawing;
  const way = end.x >= start.x ? 1 : -1;
  const a: Point = { x: way === 1 ? start.x + start.width : start.x, y: middle(start) };
  const b: Point = { x: way === 1 ? end.x : end.x + end.width, y: middle(end) };
  const levels = [...lanes.map(({ y }) => y), b.y];
  const isStraight = levels.every((y) => y === a.y);
  const atStart = isShared && !isStraight && lanes.length === 0;
  // Each gap is crossed near one of its sides, and the rest of it is level.
  const turn = Math.round(gap * (atStart ? 0.86 : 0.14));
  let path = `M${a.x} ${a.y}`;
  const uprights: Upright[] = [];
  levels.forEach((y, index) => {
    const before = levels[index - 1] ?? a.y;
    const x = a.x + way * (index * (start.width + gap) + turn);
    if (y === before) return;
    path += `H${x}V${y}`;
    uprights.push({ x, top: Math.min(y, before), bottom: Math.max(y, before) });
  });
  path += `H${b.x - way * tip}`;
  const level = Math.round(gap * 0.86) - tip - 6;
  const first = { x: a.x + (way * level) / 2, y: a.y, width: level };
  const last = { x: b.x - (way * (level + 2 * tip)) / 2, y: b.y, width: level };
  // Where others turn off, what is written stands behind the turn.
  const straight = isFork ? last : { x: a.x + (way * (gap - tip)) / 2, y: a.y, width: gap - tip };
  // Beside the upright part, between rows.
  const upright = { x: a.x + way * (turn - 8 - gap / 2), width: gap, isFree: true };
  const step = (ROW + start.height) / 2;
  const beside = [1, 3, 5, 7].flatMap((times): readonly Spot[] => {
    const y = b.y + Math.sign(a.y - b.y) * times * step;
    return atStart && Math.abs(y - b.y) < Math.abs(a.y - b.y) ? [{ ...upright, y }] : [];
  });
  return {
    path,
    uprights,
    tip: `M${b.x - way * tip} ${b.y - tip * 0.65}L${b.x} ${b.y}L${b.x - way * tip} ${b.y + tip * 0.65}Z`,
    spots: isStraight
      ? [straight]
      : !atStart
        ? [last]
        : isFork
          ? [...beside, first, last]
          : [first, ...beside, last],
  };
}

/** The first spot that hides nothing; where none is free, the first. */
function freest(
  spots: readonly Spot[],
  taken: readonly Spot[],
  boxes: readonly Box[],
  uprights: readonly Upright[],
): Spot {
  const isFree = ({ x, y, width }: Spot): boolean =>
    uprights.every(
      (one) => Math.abs(one.x - x) > width / 2 || one.top > y + 20 || one.bottom < y - 20,
    ) &&
    taken.every(
      (one) => Math.abs(one.x - x) > (one.width + width) / 2 || Math.abs(one.y - y) > 48,
    ) &&
    boxes.every(
      (box) =>
        Math.abs(box.x + box.width / 2 - x) > (box.width + width) / 2 - 4 ||
        Math.abs(middle(box) - y) > box.height / 2 + 20,
    );
  return spots.find(isFree) ?? spots[0] ?? { x: 0, y: 0, width: 0 };
}

const middle = ({ y, height }: Place): number => y + height / 2;
const countBy = (keys: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(keys, (key) => key)].map(([key, of]) => [key, of.length]));
