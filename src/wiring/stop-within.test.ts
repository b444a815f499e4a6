import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stopWithin } from './stop-within.ts';

test('a stop that comes to no end is given up, one that does is not', async () => {
  const gaveUp = Promise.withResolvers<void>();
  const stuck = Promise.withResolvers<void>();
  const stopping = stopWithin(1, () => stuck.promise, gaveUp.resolve);
  await gaveUp.promise;
  stuck.resolve();
  await stopping;
  await stopWithin(
    60_000,
    async () => {},
    () => assert.fail('it had stopped'),
  );
});
