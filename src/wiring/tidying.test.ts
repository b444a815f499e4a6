import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newTidying } from './tidying.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

function world() {
  let at = 0;
  const tidying = newTidying(() => at);
  return { ...tidying, wait: (milliseconds: number) => void (at += milliseconds) };
}

test('with nothing to tidy nothing is done, however still it is', () => {
  const { take, wait } = world();
  wait(HOUR);
  assert.equal(take(), false);
});

test('what is due waits until nobody has asked for twenty seconds, and is done once', () => {
  const { take, due, stirred, wait } = world();
  due();
  wait(19 * SECOND);
  stirred();
  wait(19 * SECOND);
  assert.equal(take(), false);
  wait(SECOND);
  assert.equal(take(), true);
  assert.equal(take(), false);
});

test('where it is never still, it is done after an hour', () => {
  const { take, due, stirred, wait } = world();
  due();
  for (let n = 0; n < 3599; n++) {
    wait(SECOND);
    stirred();
    due();
    assert.equal(take(), false);
  }
  wait(SECOND);
  stirred();
  assert.equal(take(), true);
});
