import { Graph, layout } from '@dagrejs/dagre';
import { widthOf, wrap } from '../text/width.ts';
import type { Picture, PictureEdge, PictureNode } from './graph.ts';
import { html, type Html } from './html.ts';

type Point = { readonly x: number; readonly y: number };
type Box = Point & { readonly width: number; readonly height: number };
/** Left to right for a screen, top to bottom for a phone and for paper. */
type Direction = 'LR' | 'TB';

const LINE = 18;
const CHARACTER = 7.6;
const SMALL_CHARACTER = 6.8;
const WORDS_WIDTH = 20;

/** Who is behind an app, as a picture: app first, territory last. Solid is certain, dashed is possible. */
export function pictureSvg(picture: Picture, id: string, title: string): Html {
  const wide = drawn(picture, 'LR');
  const long = wide.width > 760;
  return html`${svg(wide, `${id}-wide`, title, long ? 'wide wide--long' : 'wide')}${long ? svg(drawn(picture, 'TB'), `${id}-tall`, title, 'tall') : null}`;
}

type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly edges: readonly {
    readonly edge: PictureEdge;
    readonly points: readonly Point[];
    readonly at: Point;
  }[];
  readonly nodes: readonly {
    readonly node: PictureNode;
    readonly box: Box;
    readonly lines: Lines;
  }[];
};
type Lines = { readonly name: readonly string[]; readonly beneath: readonly string[] };

function drawn({ nodes, edges }: Picture, rankdir: Direction): Drawing {
  const graph = new Graph();
  graph.setGraph({
    rankdir,
    nodesep: 28,
    ranksep: rankdir === 'LR' ? 36 : 24,
    edgesep: 20,
    marginx: 6,
    marginy: 6,
  });
  const lines = new Map(nodes.map((node) => [node.id, linesOf(node)]));
  for (const { id } of nodes) graph.setNode(id, sizeOf(lines.get(id)));
  for (const edge of edges) {
    graph.setEdge(edge.from, edge.to, {
      ...labelSize(edge),
      labelpos: 'c',
      weight: edge.decides ? 4 : 1,
    });
  }
  layout(graph);
  const whole = graph.graph() as { width?: number; height?: number };
  return {
    width: Math.ceil(whole.width ?? 0),
    height: Math.ceil(whole.height ?? 0),
    nodes: nodes.map((node) => ({
      node,
      box: graph.node(node.id) as Box,
      lines: lines.get(node.id) ?? { name: [], beneath: [] },
    })),
    edges: edges.map((edge) => {
      const placed = graph.edge(edge.from, edge.to) as { points: Point[] } & Point;
      return { edge, points: placed.points, at: { x: placed.x, y: placed.y } };
    }),
  };
}

const linesOf = ({ name, beneath }: PictureNode): Lines => ({
  name: wrap(name, WORDS_WIDTH).slice(0, 3),
  beneath: wrap(beneath, WORDS_WIDTH + 2).slice(0, 2),
});

function sizeOf(lines: Lines | undefined): { width: number; height: number } {
  const { name, beneath } = lines ?? { name: [], beneath: [] };
  const width = Math.max(
    ...name.map((line) => widthOf(line) * CHARACTER),
    ...beneath.map((line) => widthOf(line) * SMALL_CHARACTER),
    80,
  );
  return { width: width + 24, height: (name.length + beneath.length) * LINE + 18 };
}

function labelSize({ words }: PictureEdge): { width: number; height: number } {
  const width = Math.max(...words.map((word) => widthOf(word) * SMALL_CHARACTER), 20);
  return { width: width + 12, height: words.length * 16 + 8 };
}

function svg(drawing: Drawing, id: string, title: string, classes: string): Html {
  const { width, height, nodes, edges } = drawing;
  return html`<svg
    class="${classes}"
    role="img"
    aria-labelledby="${id}"
    width="${width}"
    height="${height}"
    viewBox="0 0 ${width} ${height}"
  >
    <title id="${id}">${title}</title>
    ${edges.map(edgeSvg)}${nodes.map(nodeSvg)}
  </svg>`;
}

function nodeSvg({ node, box, lines }: Drawing['nodes'][number]): Html {
  const { x, y, width, height } = box;
  const role = node.decides ? (node.kind === 'territory' ? 'box box--end' : 'box box--in') : 'box';
  const first = y - ((lines.name.length + lines.beneath.length) * LINE) / 2 + 13;
  const text = [
    ...lines.name.map((line) => ({ line, kind: 'name' })),
    ...lines.beneath.map((line) => ({ line, kind: 'seat' })),
  ].map(
    ({ line, kind }, i) =>
      html`<text class="${kind}" x="${round(x)}" y="${round(first + i * LINE)}" text-anchor="middle"
        >${line}</text
      >`,
  );
  const group = node.decides && node.kind === 'territory' ? 'end' : 'in';
  return html`<g class="${group}"
    ><rect
      class="${role}"
      x="${round(x - width / 2)}"
      y="${round(y - height / 2)}"
      width="${round(width)}"
      height="${round(height)}"
      rx="3"
    />${text}</g
  >`;
}

function edgeSvg({ edge, points, at }: Drawing['edges'][number]): Html {
  const { width, height } = labelSize(edge);
  const kind = `${edge.certain ? 'sure' : 'maybe'}${edge.decides ? ' bolt' : ''}`;
  const words = edge.words.map(
    (word, i) =>
      html`<text
        class="how"
        x="${round(at.x)}"
        y="${round(at.y - height / 2 + 16 + i * 16)}"
        text-anchor="middle"
        >${word}</text
      >`,
  );
  return html`<path class="${kind}" d="${pathOf(points)}" /><path
      class="${edge.decides ? 'tip tip--in' : 'tip'}"
      d="${tipOf(points)}"
    /><rect
      class="label"
      x="${round(at.x - width / 2)}"
      y="${round(at.y - height / 2)}"
      width="${round(width)}"
      height="${round(height)}"
    />${words}`;
}

const round = (n: number): string => String(Math.round(n * 10) / 10);

const pathOf = (points: readonly Point[]): string =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');

/** The head of an arrow, in the direction of the last stretch. */
function tipOf(points: readonly Point[]): string {
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.at(-2) ?? end;
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [dx, dy] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const [backX, backY] = [end.x - dx * 11, end.y - dy * 11];
  return `M${round(end.x)} ${round(end.y)}L${round(backX - dy * 7)} ${round(backY + dx * 7)}L${round(backX + dy * 7)} ${round(backY - dx * 7)}z`;
}
