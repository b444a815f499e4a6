import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeBudget, sharedBudget } from './budget.ts';
import { never } from './loopback.fixture.ts';

/** A clock that only sleeping moves, by as much as is slept or a millisecond less, as timers do. */
function time(short = 0) {
  const world = {
    now: 0,
    sleep: async (milliseconds: number) => {
      world.now += Math.max(1, milliseconds - short);
    },
  };
  return world;
}

test('no window ever holds more than its limit, whoever asks for how much and when', async () => {
  const limit = fc.record({
    counts: fc.constantFrom('any', 'write'),
    most: fc.integer({ min: 1, max: 6 }),
    within: fc.integer({ min: 1, max: 500 }),
  });
  const asked = fc.record({
    counts: fc.constantFrom<readonly string[]>(['any'], ['any', 'write']),
    cost: fc.integer({ min: 1, max: 8 }),
    pause: fc.nat({ max: 200 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(limit, { maxLength: 3 }),
      fc.array(asked, { maxLength: 30 }),
      fc.nat({ max: 1 }),
      async (limits, requests, short) => {
        const world = time(short);
        const budget = makeBudget(limits, () => world.now);
        const taken: {
          readonly at: number;
          readonly cost: number;
          readonly counts: readonly string[];
        }[] = [];
        for (const { counts, cost, pause } of requests) {
          world.now += pause;
          await budget.take(counts, cost, world.sleep, never());
          taken.push({ at: world.now, cost, counts });
        }
        for (const { counts, most, within } of limits)
          for (const { at } of taken) {
            const inside = taken
              .filter(
                (each) => each.counts.includes(counts) && each.at >= at && each.at < at + within,
              )
              // More at once than a window holds goes when it is empty.
              .reduce((sum, { cost }) => sum + Math.min(cost, most), 0);
            assert.ok(inside <= most, `${inside} of ${most}`);
          }
      },
    ),
    { seed: 5, numRuns: 200 },
  );
});

test('who came first is served first', async () => {
  const world = time();
  const budget = makeBudget([{ counts: 'any', most: 1, within: 100 }], () => world.now);
  const order: number[] = [];
  await Promise.all(
    [1, 2, 3].map(async (number) => {
      await budget.take(['any'], 1, world.sleep, never());
      order.push(number);
    }),
  );
  assert.deepEqual(order, [1, 2, 3]);
  assert.equal(world.now, 200);
});

test('while the tenant throttles, nobody of it asks, even for what has no limit', async () => {
  const world = time();
  const budget = makeBudget([], () => world.now);
  budget.hold(5000);
  budget.hold(1000);
  await budget.take(['any'], 1, world.sleep, never());
  assert.equal(world.now, 5000);
});

test('who gives up waiting takes nothing, and lets the others go on', async () => {
  const world = time();
  const budget = makeBudget([{ counts: 'any', most: 1, within: 100 }], () => world.now);
  await budget.take(['any'], 1, world.sleep, never());
  const given = new AbortController();
  const waiting = budget.take(
    ['any'],
    1,
    async (milliseconds, signal) => {
      given.abort(new Error('enough'));
      signal.throwIfAborted();
      await world.sleep(milliseconds);
    },
    given.signal,
  );
  await assert.rejects(waiting, /enough/);
  await budget.take(['any'], 1, world.sleep, never());
  assert.equal(world.now, 100);
});

test('a sleep that does not move the clock ends the waiting all the same', async () => {
  const budget = makeBudget([{ counts: 'any', most: 1, within: 100 }], () => 0);
  const waits: number[] = [];
  for (let number = 0; number < 3; number += 1)
    await budget.take(['any'], 1, async (wait) => void waits.push(wait), never());
  assert.deepEqual(waits, [100, 100]);
});

test('all connections to one tenant share one budget, and other tenants have their own', () => {
  const limits = [{ counts: 'any', most: 1, within: 1 }];
  assert.equal(sharedBudget('test one', limits), sharedBudget('test one', limits));
  assert.notEqual(sharedBudget('test one', limits), sharedBudget('test two', limits));
});
