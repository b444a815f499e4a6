import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { jobQueue, type Job, type Outcome } from './jobs.ts';
import { stopped } from './stopped.ts';

const folder = mkdtempSync(join(tmpdir(), 'grendel-jobs-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** As a reader would, that finds nothing. */
async function settle(jobs: readonly Job[]): Promise<readonly string[]> {
  const hashes = await Promise.all(jobs.map((job) => job.sha256));
  for (const [i, { file, size, settle }] of jobs.entries()) {
    const known = { sha256: hashes[i] ?? '', size };
    settle({ file, kind: 'examined', examined: stopped(known, { kind: 'time', most: 1 }) });
  }
  return jobs.map(({ file }) => file);
}

async function kindsOf(outcomes: AsyncIterable<Outcome>): Promise<readonly string[]> {
  const kinds: string[] = [];
  for await (const { kind } of outcomes) kinds.push(kind);
  return kinds;
}

test('small files go to one reader together, as far as one may have them, and the rest to the next', async () => {
  const files = Array.from({ length: 7 }, (_, i) => fileOf(`small-${i}`, `${i}`));
  const queue = jobQueue(files, () => false);
  assert.deepEqual(await settle(await queue.take(2, 4)), files.slice(0, 4));
  assert.deepEqual(await settle(await queue.take(2, 4)), files.slice(4));
  assert.deepEqual(await queue.take(2, 4), []);
  assert.deepEqual(await kindsOf(queue.outcomes()), Array(7).fill('examined'));
});

test('a file that comes alone is handed out before its hash is known', async () => {
  const queue = jobQueue([fileOf('alone', 'x'.repeat(3_000_000))], () => false);
  const [job] = await queue.take(1, 9);
  let isHashed = false;
  void job?.sha256.then(() => (isHashed = true));
  await Promise.resolve();
  assert.equal(isHashed, false);
  await settle(job ? [job] : []);
  assert.deepEqual(await kindsOf(queue.outcomes()), ['examined']);
});

test('paths that come slowly are read meanwhile', async () => {
  const second = Promise.withResolvers<string>();
  async function* slowly() {
    yield fileOf('at once', '1');
    yield await second.promise;
  }
  const queue = jobQueue(slowly(), () => false);
  assert.equal((await settle(await queue.take(1, 9))).length, 1);
  second.resolve(fileOf('later', '2'));
  assert.equal((await settle(await queue.take(1, 9))).length, 1);
  assert.deepEqual(await kindsOf(queue.outcomes()), ['examined', 'examined']);
});

test('where the list of files breaks off, what was on it has its outcome, and then it is said', async () => {
  async function* breaking() {
    yield fileOf('before', '1');
    await Promise.resolve();
    throw new Error('the folder is gone');
  }
  const queue = jobQueue(breaking(), () => false);
  await settle(await queue.take(1, 9));
  assert.deepEqual(await queue.take(1, 9), []);
  const outcomes = queue.outcomes()[Symbol.asyncIterator]();
  assert.equal((await outcomes.next()).value?.kind, 'examined');
  await assert.rejects(async () => outcomes.next(), /the folder is gone/);
});
