import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { recall } from './kept.ts';

const DIGEST = 'a'.repeat(64);

/** A folder, and a maker that counts how often it was asked. */
async function withKept(
  story: (kept: {
    readonly folder: string;
    readonly file: string;
    readonly ask: (digest?: string) => Promise<unknown>;
    readonly made: () => number;
  }) => Promise<void>,
): Promise<void> {
  const parent = mkdtempSync(join(tmpdir(), 'grendel-kept-'));
  const folder = join(parent, 'kept');
  let times = 0;
  const make = async () => ({ times: ++times, name: 'Żabka 微信 😀', none: null });
  try {
    await story({
      folder,
      file: join(folder, 'thing.json'),
      ask: (digest = DIGEST) => recall(folder, 'thing', digest, make),
      made: () => times,
    });
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

test('what was made of the same files once is not made again', () =>
  withKept(async ({ ask, made }) => {
    const first = await ask();
    assert.deepEqual(await ask(), first);
    assert.equal(made(), 1);
  }));

test('other files are another thing, and take the place of the old one', () =>
  withKept(async ({ folder, ask, made }) => {
    await ask();
    assert.deepEqual(await ask('b'.repeat(64)), { times: 2, name: 'Żabka 微信 😀', none: null });
    await ask('b'.repeat(64));
    assert.equal(made(), 2);
    assert.deepEqual(readdirSync(folder), ['thing.json'], 'nothing is left lying about');
  }));

test('damage anywhere in what was kept is noticed, and mended', () =>
  withKept(async ({ file, ask, made }) => {
    const first = await ask();
    const whole = readFileSync(file);
    const damaged = [
      Buffer.alloc(0),
      whole.subarray(0, -1),
      Buffer.concat([whole, Buffer.from(' ')]),
      ...whole.keys().map((at) => {
        const copy = Buffer.from(whole);
        copy[at] = (copy[at] ?? 0) ^ 1;
        return copy;
      }),
    ];
    for (const bytes of damaged) {
      const before = made();
      writeFileSync(file, bytes);
      assert.notDeepEqual(await ask(), first);
      assert.equal(made(), before + 1);
    }
    assert.deepEqual(await ask(), { times: made(), name: 'Żabka 微信 😀', none: null });
  }));

test('where nothing can be kept everything still works', () =>
  withKept(async ({ folder, ask, made }) => {
    writeFileSync(folder, 'a file where the folder should be');
    await ask();
    await ask();
    assert.equal(made(), 2);
    assert.equal(readFileSync(folder, 'utf8'), 'a file where the folder should be');
  }));

test('what cannot be made is not kept either', () =>
  withKept(async ({ folder, ask, made }) => {
    const failing = () => recall(folder, 'thing', DIGEST, () => Promise.reject(new Error('torn')));
    await assert.rejects(failing, /torn/);
    await ask();
    assert.equal(made(), 1);
  }));

test('whatever JSON can say comes back as it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-kept-'));
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ stringUnit: 'binary' }),
        fc.stringMatching(/^[0-9a-f]{64}$/),
        async (value, digest) => {
          const said: unknown = JSON.parse(JSON.stringify(value));
          await recall(folder, 'any', digest, async () => said);
          const again = await recall(folder, 'any', digest, async () => 'made again');
          assert.deepEqual(again, said);
        },
      ),
      { seed: 20261126, numRuns: 50 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
