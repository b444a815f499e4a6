import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseCheckpoint } from './checkpoint.ts';
import { opens } from './commitment.ts';
import { entryText, parseEntry } from './entry.ts';
import { committedIn } from './export.ts';
import { leafHash } from './hash.ts';
import { signCheckpoint } from './integrate.ts';
import { memoryLog } from './log.fixture.ts';
import { naiveTree } from './naive.fixture.ts';
import { parseNote, parseSigner, parseVerifier, signedBy, verifierText } from './note.ts';
import {
  consistencyProof,
  inclusionProof,
  rootAt,
  verifyConsistency,
  verifyInclusion,
} from './proof.ts';
import { tilesAt } from './reading.ts';
import { bundleOf, parseTilePath, tilePath } from './tile.ts';

type Vectors = {
  readonly origin: string;
  readonly secret: string;
  readonly key: string;
  readonly entries: readonly string[];
  readonly leaves: readonly string[];
  readonly roots: readonly string[];
  readonly inclusion: readonly { index: number; size: number; proof: readonly string[] }[];
  readonly consistency: readonly { from: number; to: number; proof: readonly string[] }[];
  readonly checkpoint: string;
  readonly tiles: Readonly<Record<string, string>>;
  readonly openings: readonly {
    readonly entry: number;
    readonly commitment: string;
    readonly field: string;
    readonly salt: string;
    readonly value: string;
  }[];
  readonly wide: { readonly roots: Readonly<Record<string, string>> };
  readonly paths: readonly {
    level: number | 'entries';
    number: number;
    width: number;
    path: string;
  }[];
  readonly refusedPaths: readonly string[];
  readonly refusedEntries: readonly { readonly why: string; readonly text: string }[];
};

const file = new URL('../../spec/vectors/ledger.json', import.meta.url);
const V = JSON.parse(readFileSync(file, 'utf8')) as Vectors;
const SIZE = V.entries.length;
const LOG = memoryLog(V.origin);
LOG.add(V.entries);
const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64');
const base64 = (hash: Uint8Array): string => Buffer.from(hash).toString('base64');
const root = (size: number): Uint8Array => bytes(V.roots[size] ?? '');

test('vectors: entries are canonical, and hash to these leaves', () => {
  for (const [i, text] of V.entries.entries()) {
    const parsed = parseEntry(Buffer.from(text));
    assert.ok(parsed.ok, text);
    assert.equal(entryText(parsed.entry), text);
    assert.equal(base64(leafHash(Buffer.from(text))), V.leaves[i]);
  }
});

test('vectors: the roots at every size, by two implementations', async () => {
  const naive = naiveTree(V.entries.map((text) => Buffer.from(text)));
  assert.equal(V.roots.length, SIZE + 1);
  for (const [size, want] of V.roots.entries()) {
    assert.equal(base64(await rootAt(tilesAt(LOG, SIZE), size)), want);
    assert.equal(base64(naive.root(size)), want);
  }
});

test('vectors: every proof is made so, and verifies', async () => {
  for (const { index, size, proof } of V.inclusion) {
    const made = await inclusionProof(tilesAt(LOG, SIZE), index, size);
    assert.deepEqual(made.map(base64), proof);
    assert.ok(
      verifyInclusion(proof.map(bytes), index, size, bytes(V.leaves[index] ?? ''), root(size)),
    );
  }
  for (const { from, to, proof } of V.consistency) {
    const made = await consistencyProof(tilesAt(LOG, SIZE), from, to);
    assert.deepEqual(made.map(base64), proof);
    assert.ok(verifyConsistency(proof.map(bytes), from, to, root(from), root(to)));
  }
});

test('vectors: the published key signs this checkpoint, byte for byte', () => {
  const signer = parseSigner(V.secret);
  const key = parseVerifier(V.key);
  assert.ok(signer && key);
  assert.equal(verifierText(signer), V.key);
  assert.equal(signCheckpoint(LOG.state(), signer), V.checkpoint);
  const note = parseNote(V.checkpoint);
  assert.ok(note);
  assert.deepEqual(signedBy(note, [key]), [key]);
  assert.deepEqual(parseCheckpoint(note.text), {
    origin: V.origin,
    size: SIZE,
    root: Buffer.from(root(SIZE)),
  });
});

test('vectors: tiles, bundles and their paths', async () => {
  const tile = await tilesAt(LOG, SIZE)(0, 0);
  const bundle = bundleOf(V.entries.map((text) => Buffer.from(text)));
  assert.deepEqual(V.tiles, {
    [tilePath(0, 0, SIZE)]: base64(tile),
    [tilePath('entries', 0, SIZE)]: base64(bundle),
  });
  for (const { level, number, width, path } of V.paths) {
    assert.equal(tilePath(level, number, width), path);
    assert.deepEqual(parseTilePath(path), { level, number, width });
  }
  for (const path of V.refusedPaths) assert.equal(parseTilePath(path), null, path);
});

test('vectors: each opening opens what its entry committed to', () => {
  for (const { entry, commitment, ...opening } of V.openings) {
    assert.ok(opens(commitment, opening), commitment);
    const parsed = parseEntry(Buffer.from(V.entries[entry] ?? ''));
    assert.ok(parsed.ok && committedIn(parsed.entry).some(([, one]) => one === commitment));
  }
});

test('vectors: a log of more than one tile has these roots', async () => {
  const wide = memoryLog();
  wide.add(Array.from({ length: 300 }, (_, i) => `entry ${i}`));
  for (const [size, want] of Object.entries(V.wide.roots))
    assert.equal(base64(await rootAt(tilesAt(wide, 300), Number(size))), want);
});

test('vectors: what is no entry is refused', () => {
  for (const { why, text } of V.refusedEntries) {
    assert.ok(!V.entries.includes(text), why);
    assert.equal(parseEntry(Buffer.from(text)).ok, false, why);
  }
});
