import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextStop } from './arrows.ts';
import { pictureOf, sizesFor } from './chain-shape.ts';
import type { Chain } from './queries.ts';

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
  const { boxes } = pictureOf(chain, 1000);
  const levels = boxes.filter(({ node }) => node.decides).map(({ y }) => y);
  assert.equal(new Set(levels).size, 1);
  assert.equal(Math.min(...boxes.map(({ y }) => y)), levels[0]);
});

test('a chain eight deep keeps its boxes readable and asks for more room', () => {
  const deep = Array.from({ length: 8 }, (_, at): Linked => [
    at === 0 ? 'a' : `e${at}`,
    `e${at + 1}`,
    true,
  ]);
  const { boxes, width } = pictureOf(chainOf(deep), 1000);
  assert.equal(new Set(boxes.map(({ x }) => x)).size, 9);
  assert.ok(width > 1000);
  assert.ok(boxes.every((box) => box.width >= 118));
});

test('boxes never lie over each other, in circles neither, and all is within the picture', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const pair = fc.tuple(id, id, fc.boolean());
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 14 }), (pairs) => {
      const { boxes, lines, width, height } = pictureOf(chainOf(pairs), 1000);
      for (const box of boxes) {
        assert.ok(box.x >= 0 && box.y >= 0);
        assert.ok(box.x + box.width <= width && box.y + box.height <= height);
        for (const other of boxes)
          assert.ok(
            box === other ||
              Math.abs(box.x - other.x) >= box.width ||
              Math.abs(box.y - other.y) >= box.height,
            `${box.node.id} over ${other.node.id}`,
          );
      }
      const drawn = new Set(pairs.filter(([a, b]) => a !== b).map(([a, b]) => `${a} ${b}`));
      assert.equal(lines.length, drawn.size);
    }),
    { seed: 7, numRuns: 25 },
  );
});

test('what fits is as wide as the room, and no wider', () => {
  const { box, gap } = sizesFor(5, 1000);
  assert.ok(5 * box + 4 * gap <= 1000);
  assert.ok(5 * box + 4 * gap > 960);
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
