import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { LogReading } from '../actions/store.ts';
import { keptText } from '../ledger/kept.ts';
import { memoryLog, ORIGIN, type MemoryLog } from '../ledger/log.fixture.ts';
import { checkHistory } from './sequencer.ts';

const folder = mkdtempSync(join(tmpdir(), 'grendel-sequencer-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const grown = (texts: readonly string[]): MemoryLog => {
  const log = memoryLog();
  log.add(texts);
  return log;
};
const readingOf = (log: MemoryLog): LogReading => ({
  ...log,
  state: async () => log.state(),
  waiting: async () => 0,
  openings: async () => [],
});
const texts = (count: number, word = 'entry'): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${word} ${i}`);

test('a database that was put back under a running server is noticed, whether by its tiles or by its edge', async () => {
  const kept = join(folder, 'kept.json');
  writeFileSync(kept, keptText(grown(texts(700)).sign(), '2026-11-27T10:00:00Z'));
  const kinds = async (log: MemoryLog) =>
    Promise.all(
      (['tiles', 'edge'] as const).map(
        async (by) => (await checkHistory(readingOf(log), ORIGIN, [kept], by)).kind,
      ),
    );
  assert.deepEqual(await kinds(grown(texts(700))), ['ok', 'ok']);
  assert.deepEqual(await kinds(grown(texts(1400))), ['ok', 'ok']);
  assert.deepEqual(await kinds(grown(texts(699))), ['size-regression', 'size-regression']);
  // A backup of 600 entries that was written on until it was longer than what was signed.
  const other = [...texts(600), ...texts(800, 'another')];
  assert.deepEqual(await kinds(grown(other)), ['histories-differ', 'histories-differ']);
});
