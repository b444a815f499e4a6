import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCatalogue } from '../../../../src/catalogue/read.ts';
import { readPolicy } from '../../../../src/catalogue/policy.ts';
import { assess } from '../../../../src/core/assess.ts';
import type { Day } from '../../../../src/core/day.ts';
import { explain } from '../../../../src/core/explanation.ts';
import { NO_DECISIONS } from '../../../../src/core/situation.ts';
import { appPage } from '../../../../src/sentences/app-page/page.ts';
import { nextStop } from './arrows.ts';
import { arranged, pictureOf, sizesFor, WRITTEN, type Picture } from './chain-shape.ts';
import type { Chain } from './queries.ts';

/** What the page has for it in a window of 1000 and of 1440 pixels. */
const ROOMS = [736, 1152] as const;
/** All take 12 seconds; `GRENDEL_EVERY_CHAIN=1` looks at each. */
const EVERY = process.env['GRENDEL_EVERY_CHAIN'] === '1' ? 1 : 5;
const ROOT = join(import.meta.dirname, '../../../..');

type Linked = readonly [from: string, to: string, decides?: boolean];

/** A chain as the API gives one; the app is `a`. */
function chainOf(pairs: readonly Linked[]): Chain {
  const ids = [...new Set(['a', ...pairs.flatMap(([from, to]) => [from, to])])];
  return {
    nodes: ids.map((id) => ({
      id,
      kind: id === 'a' ? 'app' : 'entity',
      name: id,
      seats: [],
      listed: false,
      decides: pairs.some(([from, to, decides]) => decides === true && (from === id || to === id)),
      column: 0,
    })),
    links: pairs.map(([from, to, decides = false]) => ({
      from,
      to,
      as: 'parent',
      share: null,
      certain: true,
      decides,
      statements: [1],
    })),
  };
}

/** A picture that is there, for a chain that has the room. */
function pictured(chain: Chain, room: number): Picture {
  const picture = pictureOf(arranged(chain), room);
  assert.ok(picture, 'there is room for it');
  return picture;
}

type Area = { left: number; right: number; top: number; bottom: number; is: string };
const apart = (a: Area, b: Area): boolean =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

/** Boxes, and what is written above and below each line. */
function areasOf({ boxes, lines }: Picture): readonly Area[] {
  return [
    ...boxes.map(({ node, x, y, width, height }) => ({
      left: x,
      right: x + width,
      top: y,
      bottom: y + height,
      is: node.id,
    })),
    ...lines.flatMap(({ id, label: { x, y, above, below } }) => [
      { left: x - above / 2, right: x + above / 2, top: y - WRITTEN.above, bottom: y, is: id },
      { left: x - below / 2, right: x + below / 2, top: y, bottom: y + WRITTEN.below, is: id },
    ]),
  ];
}

/** Nothing lies over anything else, all is in the picture, and no line runs through what is written on another. */
function holdsTogether(picture: Picture, room: number): void {
  const { width, height, lines } = picture;
  const areas = areasOf(picture);
  assert.ok(width <= room, `${width} px in a room of ${room}`);
  for (const area of areas) {
    assert.ok(area.left >= 0 && area.top >= 0, area.is);
    assert.ok(area.right <= width && area.bottom <= height, area.is);
    for (const other of areas)
      assert.ok(area === other || apart(area, other), `${area.is} over ${other.is}`);
    for (const { id, uprights } of lines)
      for (const { x, top, bottom } of uprights)
        assert.ok(
          apart(area, { left: x - 1, right: x + 1, top, bottom, is: id }),
          `the line ${id} runs through ${area.is}`,
        );
  }
}

test('the chain that decides is one level line on top, whatever else hangs on it', () => {
  const chain = chainOf([
    ['a', 'aside'],
    ['a', 'b', true],
    ['b', 'fund'],
    ['b', 'c', true],
    ['b', 'bank'],
    ['c', 'd', true],
    ['aside', 'c'],
  ]);
  const { boxes } = pictured(chain, 1000);
  const levels = boxes.filter(({ node }) => node.decides).map(({ y }) => y);
  assert.equal(new Set(levels).size, 1);
  assert.equal(Math.min(...boxes.map(({ y }) => y)), levels[0]);
});

test('a chain that is too deep for the page is no picture, since one that is cut off misleads', () => {
  const deep = Array.from({ length: 8 }, (_, at): Linked => [
    at === 0 ? 'a' : `e${at}`,
    `e${at + 1}`,
    true,
  ]);
  assert.equal(pictureOf(arranged(chainOf(deep)), 1000), null);
  const { boxes } = pictured(chainOf(deep), 1800);
  assert.equal(new Set(boxes.map(({ x }) => x)).size, 9);
  // A hundred pixels hold the longest word of a company's name in bold: Management, Technologies.
  assert.ok(boxes.every((box) => box.width >= 100));
});

test('whatever the chain, circles too: nothing lies over anything else', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const pair = fc.tuple(id, id, fc.boolean());
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 14 }), (pairs) => {
      const picture = pictured(chainOf(pairs), 1500);
      holdsTogether(picture, 1500);
      const drawn = new Set(pairs.filter(([a, b]) => a !== b).map(([a, b]) => `${a} ${b}`));
      assert.equal(picture.lines.length, drawn.size);
    }),
    { seed: 7, numRuns: 25 },
  );
});

test('the chains of the catalogue fit the page, and nothing lies over anything else', () => {
  const { catalogue } = readCatalogue(join(ROOT, 'catalogue'));
  const policy = readPolicy(join(ROOT, 'policies', 'nl.json'));
  const assessment = assess(catalogue, policy, '2026-12-01' as Day, NO_DECISIONS);
  const pictures = { drawn: 0, asked: 0 };
  const publishers = Map.groupBy(catalogue.publications, ({ app }) => app);
  const seen = new Set<string>();
  for (const { id } of catalogue.apps) {
    // Apps of the same publishers have the same picture.
    const of = publishers.get(id)?.map(({ entity, role }) => `${entity} ${role}`) ?? [];
    if (of.length === 0 || seen.size === seen.add(of.toSorted().join()).size) continue;
    if (seen.size % EVERY > 0 && id !== 'tiktok') continue;
    const explanation = explain(assessment, id, NO_DECISIONS);
    assert.ok(explanation);
    const said = JSON.stringify(appPage(assessment, explanation, 'en').chain);
    const all = arranged(JSON.parse(said) as Chain);
    if (all.pairs.length === 0) continue;
    for (const room of ROOMS) {
      const picture = pictureOf(all, room);
      pictures.asked += 1;
      if (picture === null) continue;
      pictures.drawn += 1;
      holdsTogether(picture, room);
    }
  }
  // Of the others the page shows the list, from top to bottom.
  assert.ok(pictures.drawn > pictures.asked * 0.9, `${pictures.drawn} of ${pictures.asked}`);
});

test('what fits is as wide as the room, and no wider', () => {
  const { box, gap } = sizesFor(5, 1000) ?? { box: 0, gap: 0 };
  assert.ok(5 * box + 4 * gap <= 1000);
  assert.ok(5 * box + 4 * gap > 980);
});

test('arrow keys go straight ahead before aslant, and stay at the ends', () => {
  const stops = [
    { id: 'app', x: 0, y: 0 },
    { id: 'line', x: 50, y: 0 },
    { id: 'owner', x: 100, y: 0 },
    { id: 'aside', x: 60, y: 80 },
  ];
  assert.equal(nextStop(stops, 'app', 'ArrowRight'), 'line');
  assert.equal(nextStop(stops, 'line', 'ArrowRight'), 'owner');
  assert.equal(nextStop(stops, 'line', 'ArrowDown'), 'aside');
  assert.equal(nextStop(stops, 'aside', 'ArrowUp'), 'line');
  assert.equal(nextStop(stops, 'owner', 'ArrowRight'), 'owner');
});
