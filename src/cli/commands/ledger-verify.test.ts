import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ran } from '../testing-world.ts';

test('ledger verify: exit 0 verified, 1 tampering, 2 could not be checked', async () => {
  assert.equal((await ran(['ledger', 'verify', 'good'])).exit, 0);
  assert.equal((await ran(['ledger', 'verify', 'changed'])).exit, 1);
  assert.equal((await ran(['ledger', 'verify', 'nowhere'])).exit, 2);
});

test('ledger verify says what a folder that only agrees with itself does not prove', async () => {
  const { out } = await ran(['ledger', 'verify', 'good']);
  assert.match(out, /^Verified: 1,200 entries of the log grendel\.example\/ledger\n/);
  assert.match(out, /The key came from the folder itself/);
  assert.match(out, /Without an earlier checkpoint/);
  const more = await ran(['ledger', 'verify', 'good', '--key', 'k', '--checkpoint', 'may.txt']);
  assert.match(more.out, /begins with all 900 entries of may\.txt/);
  assert.doesNotMatch(more.out, /came from the folder|Without an earlier/);
});

test('ledger verify says where, and gives the same advice once', async () => {
  const { out } = await ran(['ledger', 'verify', 'changed']);
  assert.match(
    out,
    /^Tampering: .*\n {2}Entry 812 was changed\.\n {2}Entries 900 to 901 were changed\.\n {4}Keep this folder/,
  );
  assert.match(out, /and 2 more problems/);
  assert.doesNotMatch(out, /Without an earlier checkpoint/);
});

test('ledger verify --json has all of it', async () => {
  const { out, exit } = await ran(['ledger', 'verify', 'changed', '--json']);
  const json = JSON.parse(out) as { grendel: string; kind: string; tampering: { from: number }[] };
  assert.equal(exit, 1);
  assert.deepEqual([json.grendel, json.kind], ['ledger-verify/1', 'tampering']);
  assert.deepEqual(
    json.tampering.map(({ from }) => from),
    [812, 900],
  );
});

test('a file name in the folder can not turn the line around', async () => {
  const { out } = await ran(['ledger', 'verify', 'good']);
  assert.ok(!out.includes('\u202e'));
  assert.match(out, /<U\+202E>/);
});
