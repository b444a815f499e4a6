import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConnectionId, PlanId } from '../../actions/mdm/stored.ts';
import type { Instant } from '../../core/inventory.ts';
import { newDoings } from './doing.ts';

const C = 'c' as ConnectionId;
const [P, Q] = ['p', 'q'] as PlanId[];

test('a look that goes on is seen by others, and answers whoever asks for the same', async () => {
  const doings = newDoings(() => '2026-11-26T10:00:00Z' as Instant);
  const { promise, resolve } = Promise.withResolvers<string>();
  let begun = 0;
  const look = (plan = P ?? null) =>
    doings.during(C, 'verify', plan, () => {
      begun++;
      return promise;
    });
  assert.equal(doings.of(C), null);
  const first = look();
  const { doing, plan, since } = doings.of(C) ?? {};
  assert.deepEqual([doing, plan, since], ['verify', P, '2026-11-26T10:00:00Z']);
  const again = look();
  const other = look(Q);
  assert.equal(begun, 2, 'of another plan it is another look');
  assert.equal(doings.of(C)?.plan, P);
  resolve('held');
  assert.deepEqual(await Promise.all([first, again, other]), ['held', 'held', 'held']);
  assert.equal(doings.of(C), null);
});

test('one that fails is over, for all who waited', async () => {
  const doings = newDoings(() => '2026-11-26T10:00:00Z' as Instant);
  const { promise, reject } = Promise.withResolvers<never>();
  const look = () => doings.during(C, 'verify', P ?? null, () => promise);
  const both = [look(), look()];
  reject(new Error('gone'));
  for (const { status } of await Promise.allSettled(both)) assert.equal(status, 'rejected');
  assert.equal(doings.of(C), null);
});
