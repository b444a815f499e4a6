import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCheckpoint } from './checkpoint.ts';
import { integrate, newLog, signCheckpoint } from './integrate.ts';
import { keptText, parseKept } from './kept.ts';
import { memoryLog, ORIGIN, SIGNER, signerOf, textOf } from './log.fixture.ts';
import { naiveTree } from './naive.fixture.ts';
import { parseNote, signedBy } from './note.ts';
import { rootAt } from './proof.ts';
import { tilesAt } from './reading.ts';
import { checkRegression, type Standing, type Witnessed } from './regression.ts';

const TEXTS = Array.from({ length: 600 }, (_, i) => textOf(i));

test('however the batches fall, the log is the same', () => {
  const whole = memoryLog();
  whole.add(TEXTS);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), (batch) => {
      const log = memoryLog();
      log.add(TEXTS, batch);
      assert.deepEqual(log.state(), whole.state());
    }),
    { numRuns: 20, seed: 1 },
  );
});

test('a batch names what it took, where it begins, and the tiles that it filled', () => {
  const first = integrate(
    newLog(ORIGIN),
    TEXTS.slice(0, 250).map((entry, id) => ({ id, entry })),
  );
  assert.deepEqual([first.from, first.tiles.length, first.state.size], [0, 0, 250]);
  const next = integrate(first.state, [
    { id: 900, entry: 'a' },
    { id: 901, entry: 'ü' },
  ]);
  assert.deepEqual([next.taken, next.from, next.entries], [[900, 901], 250, ['a', 'ü']]);
  const third = integrate(
    next.state,
    TEXTS.slice(0, 260).map((entry, id) => ({ id, entry })),
  );
  assert.deepEqual(
    third.tiles.map(({ level, number, hashes }) => [level, number, hashes.length]),
    [
      [0, 0, 8192],
      [0, 1, 8192],
    ],
  );
  assert.equal(integrate(third.state, []).state.size, 512);
});

test('a checkpoint says the root of RFC 6962 and is signed by the old and the new key while one is changed', () => {
  const log = memoryLog();
  log.add(TEXTS.slice(0, 300));
  const note = parseNote(signCheckpoint(log.state(), SIGNER, signerOf(8)));
  assert.ok(note);
  assert.equal(signedBy(note, [SIGNER]).length, 1);
  assert.equal(signedBy(note, [signerOf(8)]).length, 1);
  const root = naiveTree(TEXTS.slice(0, 300).map((text) => Buffer.from(text))).root(300);
  assert.deepEqual(parseCheckpoint(note.text), { origin: ORIGIN, size: 300, root });
  assert.throws(() => signCheckpoint(log.state(), signerOf(8, 'another.example')), RangeError);
});

test('the empty log has a checkpoint too', () => {
  const note = parseNote(signCheckpoint(newLog(ORIGIN), SIGNER));
  assert.equal(note?.text, `${ORIGIN}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`);
});

// ---- a database that is restored ----

const standing = (log: ReturnType<typeof memoryLog>): Standing => ({
  origin: ORIGIN,
  size: log.state().size,
  rootAt: (size) => rootAt(tilesAt(log, log.state().size), size),
  last: '2026-11-25T02:00:00Z',
});
const keptOf = (note: string): Witnessed => {
  const kept = parseKept(Buffer.from(keptText(note, '2026-11-26T08:00:00Z')));
  assert.ok(kept);
  return { checkpoint: kept.checkpoint, at: kept.at, where: 'ledger-checkpoint.json' };
};
const logOf = (texts: readonly string[]) => {
  const log = memoryLog();
  log.add(texts);
  return log;
};

test('a database that holds all that was signed, and more, may sign on', async () => {
  const before = [0, 1, 255, 256, 400].map((n) => keptOf(logOf(TEXTS.slice(0, n)).sign()));
  const log = logOf(TEXTS.slice(0, 400));
  assert.deepEqual(await checkRegression(before, standing(log)), { kind: 'ok' });
  assert.deepEqual(await checkRegression([], standing(log)), { kind: 'ok' });
});

test('FC-107 a restored backup is older than what was signed, and says sizes and times', async () => {
  const signed = keptOf(logOf(TEXTS.slice(0, 500)).sign());
  const result = await checkRegression([signed], standing(logOf(TEXTS.slice(0, 499))));
  assert.ok(result.kind === 'size-regression');
  assert.deepEqual([result.has, result.signed], [499, 500]);
  assert.match(result.message, /has 499 entries, the last of 2026-11-25T02:00:00Z/);
  assert.match(result.message, /over 500 entries was signed at 2026-11-26T08:00:00Z/);
  assert.match(result.remedy, /at least 500 entries/);
});

test('a backup that was written on until it is as long again tells another history', async () => {
  const signed = keptOf(logOf(TEXTS.slice(0, 300)).sign());
  const restored = logOf([...TEXTS.slice(0, 299), ...TEXTS.slice(400, 500)]);
  const result = await checkRegression([signed], standing(restored));
  assert.ok(result.kind === 'histories-differ');
  assert.match(result.message, /first 300 of 399 entries/);
});

test('a checkpoint of another log is no witness of this one', async () => {
  const other = memoryLog('other.example');
  const signed = keptOf(other.sign(signerOf(7, 'other.example')));
  const result = await checkRegression([signed], standing(logOf(TEXTS.slice(0, 5))));
  assert.equal(result.kind, 'other-log');
});

test('a kept file is read as it was written, a bare checkpoint too, and nothing else', () => {
  const note = logOf(TEXTS.slice(0, 5)).sign();
  assert.equal(parseKept(Buffer.from(note))?.checkpoint.size, 5);
  assert.equal(parseKept(Buffer.from(note))?.at, null);
  for (const text of [
    '',
    '{',
    '{}',
    '{"grendel":"kept-checkpoint/1","at":"x","checkpoint":"x"}',
    note.slice(3, -3),
  ])
    assert.equal(parseKept(Buffer.from(text)), null, text);
});
