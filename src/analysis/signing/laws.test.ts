import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ofBytes } from '../source.ts';
import { openZip } from '../zip/open-zip.ts';
import { read, seed } from './reading.fixture.ts';
import { layoutOf } from './sign.fixture.ts';

const NAMES = ['v2-rsa', 'v2-two-signers', 'v2-verity', 'v3-ec', 'all', 'rotated'] as const;
const OLD = ['v1-rsa', 'v1-ec', 'v1-dsa', 'v1-two-signers'] as const;
const SEEDS = new Map([...NAMES, ...OLD].map((name) => [name, seed(name)] as const));
const seedOf = (name: (typeof NAMES)[number] | (typeof OLD)[number]): Buffer =>
  SEEDS.get(name) ?? Buffer.alloc(0);
const OPTIONS = { seed: 7, numRuns: 100 };
const byte = { change: fc.integer({ min: 1, max: 255 }), at: fc.nat() };

const changed = (file: Buffer, at: number, change: number): Buffer => {
  const copy = Buffer.from(file);
  copy[at] = (copy[at] ?? 0) ^ change;
  return copy;
};

test('law: whatever byte of the covered content changes, nothing but v1 holds', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), byte.at, byte.change, (name, where, change) => {
      const file = seedOf(name);
      const { block, directory, end } = layoutOf(file);
      const covered = block + (file.length - directory);
      const index = where % covered;
      const at = index < block ? index : directory + (index - block);
      // Where the central directory begins is read as where the block begins: that field is not covered.
      fc.pre(at < end + 16 || at >= end + 20);
      const { signers } = read(changed(file, at, change), { minSdk: 28 });
      assert.ok(signers.every(({ verified }) => verified !== true));
    }),
    OPTIONS,
  );
});

test('law: v1 does not hold once the content of a signed entry is another', () => {
  fc.assert(
    fc.property(fc.constantFrom(...OLD), byte.at, byte.change, (name, where, change) => {
      const file = seedOf(name);
      const zip = openZip(ofBytes(file), () => undefined);
      assert.ok(zip.kind === 'zip');
      const entry = zip.entry('classes.dex');
      const at = (entry?.dataOffset ?? 0) + (where % (entry?.size ?? 1));
      const { signers } = read(changed(file, at, change), { minSdk: 18 });
      assert.equal(signers.length > 0, true);
      assert.ok(signers.every(({ verified }) => verified === false));
    }),
    OPTIONS,
  );
});

const edit = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('byte', 'cut', 'double', 'large', 'zero' as const),
  size: fc.integer({ min: 1, max: 64 }),
  change: byte.change,
});

test('law: whatever happens to a file, only who signed it holds, and reading it ends', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NAMES, ...OLD),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      (name, edits) => {
        const file = seedOf(name);
        const known = new Set(read(file).signers.map(({ certificate }) => certificate.sha256));
        const { signers } = read(edits.reduce(applied, file));
        for (const { verified, certificate } of signers) {
          if (verified !== false) assert.ok(known.has(certificate.sha256));
        }
      },
    ),
    { ...OPTIONS, numRuns: 150 },
  );
});

const applied = (
  file: Buffer,
  { at, kind, size, change }: typeof edit extends fc.Arbitrary<infer T> ? T : never,
): Buffer => {
  const from = at % Math.max(1, file.length - 4);
  switch (kind) {
    case 'byte':
      return changed(file, from, change);
    case 'cut':
      return Buffer.concat([file.subarray(0, from), file.subarray(from + size)]);
    case 'double':
      return Buffer.concat([file.subarray(0, from + size), file.subarray(from)]);
    default: {
      // Sizes and counts that lead anywhere.
      const copy = Buffer.from(file);
      copy.fill(kind === 'zero' ? 0 : 0xff, from, from + 4);
      return copy;
    }
  }
};
