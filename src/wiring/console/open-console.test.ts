import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { openConsole } from './open-console.ts';

const BUILT = { page: '<p>', assets: new Map() };
const silent = pino({ enabled: false });

test('what is built already is served at once, and nothing is built', () => {
  const door = openConsole(silent, {
    name: () => 'a1',
    read: () => BUILT,
    build: () => assert.fail('it is there'),
  });
  assert.equal(door(), BUILT);
});

test('what is missing is built once, when it is first asked for, and nobody waits for it', async () => {
  const built = Promise.withResolvers<void>();
  let builds = 0;
  let isThere = false;
  const door = openConsole(silent, {
    name: () => 'a1',
    read: () => (isThere ? BUILT : null),
    build: () => {
      builds++;
      return built.promise;
    },
  });
  assert.equal(builds, 0, 'a start alone builds nothing');
  assert.deepEqual([door(), door()], ['being-built', 'being-built']);
  isThere = true;
  built.resolve();
  await built.promise;
  assert.equal(door(), BUILT);
  assert.equal(builds, 1);
});

test('a build that failed is said, and not begun again at every request', async () => {
  let builds = 0;
  const door = openConsole(silent, {
    name: () => 'a1',
    read: () => null,
    build: () => {
      builds++;
      return Promise.reject(new Error('no space'));
    },
  });
  assert.equal(door(), 'being-built');
  await new Promise(setImmediate);
  assert.deepEqual([door(), door(), builds], ['not-built', 'not-built', 1]);
});
