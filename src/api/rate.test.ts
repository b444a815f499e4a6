import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { json, newDoor } from './door.fixture.ts';
import { newBuckets } from './rate.ts';

test('in any minute no key gets more than its burst and what filled again, and each gets that', () => {
  const moves = fc.array(
    fc.record({ wait: fc.integer({ min: 0, max: 20_000 }), key: fc.constantFrom('a', 'b') }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(moves, (asked) => {
      let now = 0;
      const { take } = newBuckets({ perMinute: 6, burst: 3 }, () => now);
      const taken: Record<string, number[]> = { a: [], b: [] };
      for (const { wait, key } of asked) {
        now += wait;
        const seconds = take(key);
        if (seconds === 0) taken[key]?.push(now);
        else {
          // Who waits as long as was said may go on.
          now += seconds * 1000;
          assert.equal(take(key), 0);
          taken[key]?.push(now);
        }
      }
      for (const times of Object.values(taken))
        for (const from of times) {
          const within = times.filter((at) => at >= from && at < from + 60_000);
          assert.ok(within.length <= 3 + 6, String(within));
        }
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('thousands of keys do not make the server remember for ever', () => {
  const { take } = newBuckets({ perMinute: 1, burst: 1 }, () => 0);
  assert.equal(take('first'), 0);
  assert.equal(take('first'), 60);
  for (let n = 0; n < 20_000; n++) take(`other ${n}`);
  assert.equal(take('first'), 0, 'it was forgotten');
  assert.equal(take('other 19999'), 60, 'the latest were not');
});

test('who looks at an MDM again and again is told to wait, and others are not', async () => {
  const door = newDoor({ limits: { costly: { perMinute: 1, burst: 2 } } });
  const look = () => door.ask('/api/apps?identifier=x');
  assert.deepEqual([(await look()).status, (await look()).status], [200, 200]);
  const third = await look();
  assert.equal(third.status, 429);
  assert.equal((await json(third)).code, 'too-many-requests');
  assert.match(third.headers.get('retry-after') ?? '', /^(59|60)$/);
  assert.equal((await door.ask('/api/fleets')).status, 200);
});
