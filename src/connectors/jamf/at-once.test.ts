import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atMostAtOnce } from './at-once.ts';

test('never more than so many at once, all in turn, and who gives up leaves the queue', async () => {
  const inTurn = atMostAtOnce('a test', 2);
  assert.equal(atMostAtOnce('a test', 9), inTurn, 'all who ask by this name share it');
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const given = new AbortController();
  const begun: number[] = [];
  const all = gates.map(({ promise }, nth) =>
    inTurn(
      () => {
        begun.push(nth);
        return promise;
      },
      nth === 3 ? given.signal : new AbortController().signal,
    ).catch((error: unknown) => error),
  );
  await Promise.resolve();
  assert.deepEqual(begun, [0, 1]);
  const reason = new Error('given up');
  given.abort(reason);
  assert.equal(await all[3], reason);
  for (const { resolve } of gates) resolve();
  await Promise.all(all);
  assert.deepEqual(begun, [0, 1, 2, 4]);
});
