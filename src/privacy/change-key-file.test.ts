import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { changeKeyFile } from './change-key-file.ts';
import { addKey, newKeyRing } from './keys.ts';
import { readKeyFile, writeKeyFile } from './key-file.ts';

const CHANGE = `
  const { changeKeyFile } = await import(${JSON.stringify(new URL('change-key-file.ts', import.meta.url).href)});
  const { addKey } = await import(${JSON.stringify(new URL('keys.ts', import.meta.url).href)});
  const { workerData } = await import('node:worker_threads');
  for (let i = 0; i < 5; i++) changeKeyFile(workerData, (ring) => addKey(ring, 'sealing'));
`;

test('of several that change the key file at once, none loses the key of another', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-keys-'));
  try {
    const path = join(folder, 'keys.json');
    writeKeyFile(path, newKeyRing(), { replace: false });
    const source = new URL(`data:text/javascript,${encodeURIComponent(CHANGE)}`);
    const workers = [1, 2, 3].map(() => new Worker(source, { workerData: path }));
    await Promise.all(workers.map((worker) => once(worker, 'exit')));
    const read = readKeyFile(path);
    assert.ok(read.ok);
    const numbers = read.ring.sealing.map(({ number }) => number);
    assert.deepEqual(
      numbers,
      Array.from({ length: 16 }, (_, i) => 16 - i),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a change that throws, and a file that is no key file, change nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-keys-'));
  try {
    const path = join(folder, 'keys.json');
    writeKeyFile(path, newKeyRing(), { replace: false });
    assert.throws(() =>
      changeKeyFile(path, () => {
        throw new Error('a bug');
      }),
    );
    const changed = changeKeyFile(path, (ring) => addKey(ring, 'pseudonym'));
    assert.ok(changed.ok, 'the lock was given back');
    assert.equal(changed.ring.pseudonym.length, 2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
