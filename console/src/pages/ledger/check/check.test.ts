import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import ledger from '../../../../../spec/vectors/ledger.json' with { type: 'json' };
import { fromBase64, same, toBase64, utf8 } from './bytes.ts';
import { checkEntry } from './check-entry.ts';
import { checkLog, type Asked } from './check-log.ts';
import { entriesIn, tilePath } from './entries.ts';
import { checkpointOf, keysOf } from './note.ts';
import { opens } from './opening.ts';
import { beginsWith, leafHash, pathOf, rootOver } from './tree.ts';

const bytes = (text: string | undefined) => {
  const hash = fromBase64(text ?? '');
  assert.ok(hash);
  return hash;
};
const root = (size: number) => bytes(ledger.roots[size]);
const proofOf = async (from: number, _to: number) =>
  ledger.consistency.find((one) => one.from === from)?.proof ?? [];
const asked: Asked = {
  note: ledger.checkpoint,
  keys: ledger.key,
  earlier: null,
  known: null,
  proof: proofOf,
};
async function* leaves(size: number) {
  for (const entry of ledger.entries.slice(0, size)) yield await leafHash(utf8(entry));
}

test('entries hash to the leaves and roots of the vectors', async () => {
  for (const [at, entry] of ledger.entries.entries())
    assert.equal(toBase64(await leafHash(utf8(entry))), ledger.leaves[at]);
  for (const size of ledger.roots.keys())
    assert.equal(toBase64((await rootOver(leaves(size))).root), ledger.roots[size]);
});

test('each entry leads to the signed root, and another letter, place or hash leads elsewhere', async () => {
  const tree = { size: 7, root: root(7) };
  for (const { index, size, proof } of ledger.inclusion.filter((one) => one.size === 7)) {
    const entry = ledger.entries[index] ?? '';
    const checked = await checkEntry(utf8(entry), index, { ...tree, size }, proof);
    assert.equal(checked.outcome, 'holds');
    assert.equal(checked.path?.steps.at(-1)?.covers, size);
    const other = await checkEntry(utf8(`${entry} `), index, tree, proof);
    assert.equal(other.outcome, 'fails');
    assert.equal((await checkEntry(utf8(entry), (index + 1) % 7, tree, proof)).outcome, 'fails');
    assert.equal((await checkEntry(utf8(entry), index, tree, proof.slice(1))).outcome, 'fails');
    const turned = [...proof].toReversed();
    if (turned.length > 1)
      assert.equal((await checkEntry(utf8(entry), index, tree, turned)).outcome, 'fails');
  }
});

test('what is no proof at all is refused without throwing', async () => {
  const leaf = bytes(ledger.leaves[0]);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -2, max: 9 }),
      fc.integer({ min: -2, max: 9 }),
      fc.array(fc.uint8Array({ minLength: 30, maxLength: 33 }), { maxLength: 5 }),
      async (index, size, proof) => {
        const path = await pathOf(leaf, index, size, proof);
        if (path !== null && proof.length > 0) assert.ok(!same(path.root, root(7)));
        const [later, earlier] = [
          { size, root: root(7) },
          { size: index, root: root(3) },
        ];
        assert.equal(await beginsWith(later, earlier, proof), false);
      },
    ),
    { seed: 7, numRuns: 200 },
  );
});

test('the log begins with each earlier one, and with no other', async () => {
  const later = { size: 7, root: root(7) };
  for (const { from, proof } of ledger.consistency.filter((one) => one.to === 7)) {
    const hashes = proof.map(bytes);
    assert.ok(await beginsWith(later, { size: from, root: root(from) }, hashes), `${from}`);
    const other = { size: from, root: bytes(ledger.leaves[6]) };
    assert.equal(await beginsWith(later, other, hashes), false);
  }
});

test('a checkpoint is found to be signed, and to go on from an earlier one', async () => {
  const first = await checkLog(asked);
  assert.equal(first.outcome, 'holds');
  assert.deepEqual(
    first.steps.map(({ kind, outcome }) => [kind, outcome]),
    [
      ['signed', 'holds'],
      ['key', 'unknown'],
    ],
  );
  const again = await checkLog({ ...asked, earlier: ledger.checkpoint, known: ledger.key });
  assert.deepEqual(
    again.steps.map((step) => step.outcome),
    ['holds', 'holds', 'holds', 'holds'],
  );
});

test('a changed root, size or signature, another key and a shorter log are told', async () => {
  const [origin = '', size = '', hash = ''] = ledger.checkpoint.split('\n');
  const forged = [
    ledger.checkpoint.replace(hash, ledger.roots[6] ?? ''),
    ledger.checkpoint.replace(`\n${size}\n`, '\n8\n'),
    ledger.checkpoint.replace(origin, 'other.example/log'),
  ];
  for (const note of forged) {
    const { outcome, steps } = await checkLog({ ...asked, note });
    assert.equal(outcome, 'fails');
    assert.equal(steps[0]?.outcome, 'fails');
  }
  const other = await checkLog({ ...asked, known: OTHER_KEY });
  assert.deepEqual(
    other.steps.find(({ kind }) => kind === 'key'),
    { kind: 'key', outcome: 'fails', is: 'other' },
  );
  const longer = ledger.checkpoint.replace('\n7\n', '\n9\n');
  const shorter = await checkLog({ ...asked, earlier: longer, known: ledger.key });
  assert.equal(shorter.outcome, 'fails');
  assert.ok(shorter.steps.some((step) => step.kind === 'begins-with' && step.is === 'shorter'));
});
/** Of a log of the same name with another key. */
const OTHER_KEY = 'ledger.example/grendel+00000000+AQcJoZW6RkbMRfzRjQ2oi/7CVOex1MTdagazh8j0UL9z';

test('what is copied with other line ends or blanks around it is still a checkpoint; what lacks a part is none', () => {
  const copied = `  \n${ledger.checkpoint.replaceAll('\n', '\r\n')}\n\n`;
  assert.equal(checkpointOf(copied)?.body, checkpointOf(ledger.checkpoint)?.body);
  for (const text of ['', 'a\n7\n', ledger.checkpoint.split('\n\n')[0] ?? ''])
    assert.equal(checkpointOf(text), null);
});

test('a key whose own hash does not fit is none', async () => {
  assert.equal((await keysOf(ledger.key)).length, 1);
  assert.equal((await keysOf(ledger.key.replace('4b2a6fe7', '4b2a6fe8'))).length, 0);
});

test('entries are cut out of a tile, and lie where tlog-tiles puts them', () => {
  const bundle = bytes(ledger.tiles['tile/entries/000.p/7']);
  const entries = entriesIn(bundle, 0);
  assert.deepEqual(
    entries.map((entry) => new TextDecoder().decode(entry.bytes)),
    ledger.entries,
  );
  assert.equal(entries[0]?.says?.action, 'finding.opened');
  assert.equal(entriesIn(bundle.slice(0, -1), 0).length, 6);
  assert.equal(tilePath(0, 7), '000.p/7');
  assert.equal(tilePath(1234067, 256), 'x001/x234/067');
});

test('an opening fits its commitment, and no other text does', async () => {
  for (const { commitment, field, salt, value } of ledger.openings) {
    assert.ok(await opens(commitment, { field, salt, value }));
    assert.equal(await opens(commitment, { field, salt, value: `${value}.` }), false);
    assert.equal(await opens(commitment, { field, salt: salt.slice(4), value }), false);
  }
});
