import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { leafHash } from '../ledger/hash.ts';
import { listEntries } from './ledger-list.ts';
import type { LogReading } from './store.ts';

/** A log of entries of which all but the last three are signed. */
function logOf(count: number): LogReading {
  const texts = Array.from({ length: count }, (_, n) =>
    JSON.stringify({ action: n % 700 === 0 ? 'policy.adopted' : 'finding.opened', n }),
  );
  const state = {
    origin: 'log.example',
    size: count,
    frontier: new Uint8Array(),
    checkpoint: `log.example\n${count - 3}\nroot\n`,
  };
  return {
    state: async () => state,
    waiting: async () => 0,
    entries: async (from, limit) => texts.slice(from, from + limit),
    leaves: async (from, limit) =>
      texts.slice(from, from + limit).map((text) => leafHash(Buffer.from(text))),
    tile: async () => null,
    openings: async () => [],
  };
}
const ALL = () => true;

test('the newest that is signed comes first, and no entry is told twice or left out', async () => {
  const log = logOf(1203);
  const seen: number[] = [];
  for (let before: number | null = null; ;) {
    const page: Awaited<ReturnType<typeof listEntries>> = await listEntries(log, {
      before,
      limit: 170,
      isWanted: ALL,
    });
    seen.push(...page.rows.map(({ index }) => index));
    if (page.next === null) break;
    before = page.next;
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 1200 }, (_, n) => 1199 - n),
  );
});

test('each entry comes as it stands in the log, so that a browser makes its leaf anew', async () => {
  const { rows, size } = await listEntries(logOf(20), { before: 8, limit: 1, isWanted: ALL });
  const [row] = rows;
  assert.ok(row);
  assert.deepEqual([row.index, size], [7, 17]);
  const leaf = createHash('sha256').update(Buffer.concat([Buffer.of(0), Buffer.from(row.text)]));
  assert.equal(Buffer.from(row.leaf).toString('hex'), leaf.digest('hex'));
});

test('what is rare is found page by page, none of which looks through the whole log', async () => {
  const log = logOf(20_003);
  const found: number[] = [];
  let pages = 0;
  for (let before: number | null = null; ; pages++) {
    const page: Awaited<ReturnType<typeof listEntries>> = await listEntries(log, {
      before,
      limit: 50,
      isWanted: (text) => text.includes('policy.adopted'),
    });
    found.push(...page.rows.map(({ index }) => index));
    if (page.next === null) break;
    before = page.next;
  }
  assert.equal(pages, 3);
  assert.deepEqual(
    found.toReversed(),
    Array.from({ length: 29 }, (_, n) => 700 * n),
  );
});

test('before the first checkpoint nothing is told', async () => {
  const log = logOf(20);
  const unsigned = { ...log, state: async () => null };
  assert.deepEqual(await listEntries(unsigned, { before: null, limit: 5, isWanted: ALL }), {
    rows: [],
    next: null,
    size: 0,
  });
});
