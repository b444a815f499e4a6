import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from './door.ts';
import { watched } from './watched.ts';

const COLUMNS = 80;

function watching(interactive: boolean) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const shown: string[] = [];
  const asked: string[] = [];
  let time = 0;
  let looks = 0;
  const client = {
    get: async (path: string) => {
      asked.push(path);
      return { asked: { what: 'a report of apps', at: '' } };
    },
  } as unknown as Client;
  const world = {
    err: {
      terminal: { interactive, columns: COLUMNS, colour: false, unicode: true } as never,
      write: (text: string) => void shown.push(text),
    },
    clock: () => time,
    wait: async () => {
      time += 16_000;
      if (++looks === 2) resolve('held');
    },
  };
  return { promise, reject, resolve, client, world, shown, asked };
}
const values = { json: false, 'no-progress': false };

test('whoever watches sees what is waited for and for how long, and then only the answer', async () => {
  const { promise, client, world, shown, asked } = watching(true);
  assert.equal(await watched(promise, async () => 'C', client, values, world), 'held');
  assert.deepEqual(new Set(asked), new Set(['/connections/C/doing']));
  assert.match(shown[0] ?? '', /Looking for 0\.0 s; the MDM was asked for a report of apps/);
  assert.match(shown[1] ?? '', /Looking for 16 s/);
  assert.doesNotMatch(shown.at(-1) ?? '', /Looking/, 'the line is taken away');
});

test('a script is told nothing and nothing more is asked, and a refusal is the look’s own', async () => {
  const { promise, reject, client, world, shown, asked } = watching(false);
  const waiting = watched(promise, async () => 'C', client, values, world);
  reject(new Error('refused'));
  await assert.rejects(waiting, /refused/);
  assert.deepEqual([shown, asked], [[], []]);
});
