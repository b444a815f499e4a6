import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plotted, topFor } from './plot-shape.ts';

const DAYS = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-05'];

test('a course goes from left to right, none at the bottom and the top of the scale at the top', () => {
  const { seen, last } = plotted({
    days: DAYS,
    values: [10, 5, 5, 0],
    expected: null,
    until: null,
    top: 10,
  });
  assert.equal(seen, 'M0,0L25,50L50,50L100,100');
  assert.deepEqual(last, { x: 100, y: 100, value: 0 });
});

test('what is not told is not drawn, and is not taken for none', () => {
  const { seen, last } = plotted({
    days: DAYS,
    values: [10, null, null, 5],
    expected: null,
    until: null,
    top: 10,
  });
  // A day alone is a dot.
  assert.equal(seen, 'M0,0ZM100,50Z');
  assert.equal(last?.value, 5);
  assert.equal(
    plotted({ days: DAYS, values: [null, null], expected: null, until: null, top: 5 }).last,
    null,
  );
});

test('what is expected goes on from the last known day, and makes room for itself', () => {
  const expected = { day: '2026-11-09', value: 2 };
  const { expected: line, end } = plotted({
    days: DAYS,
    values: [10, 8, 6, 4],
    expected,
    until: null,
    top: 10,
  });
  assert.equal(line, 'M50,60L100,80');
  assert.deepEqual(end, { x: 100, y: 80, value: 2 });
});

test('a scale reaches over what is on it, in a few round steps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), (most) => {
      const top = topFor(most);
      const { lines } = plotted({ days: DAYS, values: [most], expected: null, until: null, top });
      assert.ok(top >= most && top <= most * 2.6 + 5);
      assert.ok(lines.length >= 1 && lines.length <= 8, `${lines.length} lines at ${most}`);
    }),
    { seed: 7 },
  );
});
