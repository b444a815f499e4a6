import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWatch } from './patience.ts';

test('only the time that a thread owes something counts, up to its whole', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let now = 0;
  const pass = (ms: number): void => {
    now += ms;
    t.mock.timers.tick(ms);
  };
  const late: number[] = [];
  const watch = createWatch(
    { work: 10_000, silence: 4000 },
    () => now,
    (seconds) => late.push(seconds),
  );
  pass(60_000);
  for (let i = 0; i < 3; i++) {
    watch.owes();
    pass(3000);
    watch.sign(false);
    pass(60_000);
  }
  assert.deepEqual(late, []);
  watch.owes();
  pass(1000);
  assert.deepEqual(late, [10]);
});

test('a thread that gives no sign is late; one that does goes on', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let now = 0;
  const pass = (ms: number): void => {
    now += ms;
    t.mock.timers.tick(ms);
  };
  const late: number[] = [];
  const watch = createWatch(
    { work: 100_000, silence: 4000 },
    () => now,
    (seconds) => late.push(seconds),
  );
  watch.owes();
  for (let i = 0; i < 5; i++) {
    pass(3900);
    watch.sign(true);
  }
  assert.deepEqual(late, []);
  pass(4000);
  assert.deepEqual(late, [4]);
  watch.stop();
  pass(100_000);
  assert.deepEqual(late, [4]);
});
