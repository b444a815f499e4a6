import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { ofBytes } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import { collected } from './collected.fixture.ts';
import { MUTATIONS, mutated, seedManifest, type MutationName } from './mutations.fixture.ts';
import { readManifest } from './read-manifest.ts';
import { openPool } from './string-pool.ts';

const SEED = 20_261_127;
const sound = (bytes: Uint8Array): void => {
  const { report, findings, codes } = collected();
  const manifest = readManifest(bytes, report, 'm');
  assert.equal(new Set(codes()).size, findings.length, 'one finding per code');
  if (manifest === null) assert.ok(findings.length > 0, 'nothing read, and nobody told why');
  for (const { place } of findings)
    assert.ok(place.offset === null || (place.offset >= 0 && place.offset <= bytes.length + 8));
};

test('a manifest with any bytes changed is read to an end: no error, nothing missing without a finding', () => {
  const seed = seedManifest();
  const change = fc.tuple(fc.nat(seed.length - 1), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
      const bytes = Buffer.from(seed);
      for (const [at, value] of changes) bytes[at] = value;
      sound(bytes);
    }),
    { seed: SEED, numRuns: 1500 },
  );
});

test('so is one with any number of it made large, zero or odd', () => {
  const seed = seedManifest();
  const number = fc.constantFrom(
    0,
    1,
    3,
    7,
    8,
    0xffff,
    0x7fffffff,
    0x80000000,
    0xfffffff0,
    0xffffffff,
  );
  fc.assert(
    fc.property(fc.nat(seed.length / 4 - 1), number, fc.boolean(), (word, value, isHalf) => {
      const bytes = Buffer.from(seed);
      if (isHalf) bytes.writeUInt16LE(value & 0xffff, word * 4);
      else bytes.writeUInt32LE(value, word * 4);
      sound(bytes);
    }),
    { seed: SEED, numRuns: 1500 },
  );
});

test('so are all known mutations cut off anywhere, and bytes of no format', () => {
  const names = Object.keys(MUTATIONS) as MutationName[];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(2400), (name, length) =>
      sound(mutated(name).subarray(0, length)),
    ),
    { seed: SEED, numRuns: 300 },
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), sound), { seed: SEED, numRuns: 300 });
});

test('the work is bounded by the size: an element cannot have more attributes than have room', () => {
  const bytes = seedManifest();
  const starts = [...bytes.keys()].filter(
    (at) => at % 4 === 0 && at > 1340 && bytes.readUInt32LE(at) === 0x00100102,
  );
  for (const at of starts) {
    bytes.writeUInt16LE(0, at + 26);
    bytes.writeUInt16LE(0xffff, at + 28);
  }
  const { report, codes } = collected();
  readManifest(bytes, report, 'm');
  assert.ok(starts.length > 3);
  assert.ok(codes().includes('axml.attribute-layout'));
});

test('strings that lie over each other are not decoded without end', () => {
  const count = 16_000;
  const length = 8000;
  const bytes = Buffer.alloc(28 + count * 4 + count * 2 + length * 2 + 8, 0x20);
  bytes.writeUInt32LE(0x001c0001, 0);
  for (const [at, value] of [bytes.length, count, 0, 0, 28 + count * 4, 0].entries())
    bytes.writeUInt32LE(value, 4 + at * 4);
  for (let i = 0; i < count; i += 1) bytes.writeUInt32LE(i * 2, 28 + i * 4);
  for (let at = 28 + count * 4; at + 1 < bytes.length; at += 2) bytes.writeUInt16LE(0, at);
  for (let i = 0; i < count; i += 1) bytes.writeUInt16LE(length, 28 + count * 4 + i * 2);
  const notes: string[] = [];
  const pool = openPool(ofBytes(bytes), 0, bytes.length, (code) => notes.push(code));
  let units = 0;
  for (let i = 0; i < count; i += 1) units += pool.text(i)?.length ?? 0;
  assert.ok(units <= BOUNDS.decoded + length);
  assert.ok(notes.includes('axml.too-many-strings'));
});
