import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { FILE_FINDING_CODES } from '../../core/vetting/file-finding-codes.ts';
import { ofBytes } from '../source.ts';
import type { Source } from '../source.ts';
import { seedBytes } from './mutations.fixture.ts';
import { contentOf, openZip, slice } from './open-zip.ts';
import { writeZip } from './write-zip.fixture.ts';

const SEED = Buffer.from(seedBytes());
const MOST = 2 ** 20;

/** Bytes overwritten, most of them where the structure is, at the end; and the end cut off. */
const mutated = fc
  .record({
    changes: fc.array(
      fc.record({
        place: fc.oneof(
          fc.nat(SEED.length - 1),
          fc.integer({ min: SEED.length - 600, max: SEED.length - 1 }),
        ),
        bytes: fc.oneof(
          fc.uint8Array({ minLength: 1, maxLength: 8 }),
          fc.constant(new Uint8Array(4).fill(0xff)),
        ),
      }),
      { maxLength: 6 },
    ),
    cut: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.nat(SEED.length) },
    ),
  })
  .map(({ changes, cut }) => {
    const bytes = Buffer.from(SEED);
    for (const { place, bytes: changed } of changes)
      bytes.set(changed.slice(0, bytes.length - place), place);
    return bytes.subarray(0, bytes.length - cut);
  });

/** Counts the bytes that are asked for, so that work has a bound without a clock. */
const counted = (bytes: Uint8Array): { source: Source; read: () => number } => {
  const inner = ofBytes(bytes);
  let seen = 0;
  const read = (offset: number, length: number): Uint8Array => {
    assert.ok(offset >= 0 && length >= 0, `reads ${length} bytes at ${offset}`);
    const got = inner.read(offset, length);
    seen += got.length;
    return got;
  };
  return { source: { size: inner.size, read, glimpse: read }, read: () => seen };
};

test('whatever is changed in an APK: no throw, findings of known codes, few of them, and no more read than a few times its size', () => {
  fc.assert(
    fc.property(mutated, (bytes) => {
      const { source, read } = counted(bytes);
      let findings = 0;
      const zip = openZip(source, ({ code }) => {
        findings++;
        assert.ok(code in FILE_FINDING_CODES, code);
      });
      if (zip.kind === 'zip')
        for (const entry of zip.entries) {
          const content = contentOf(zip, entry, MOST);
          assert.ok(typeof content === 'string' || content.length <= MOST);
          assert.ok((slice(zip, entry)?.size ?? 0) <= bytes.length);
        }
      else assert.ok(findings > 0);
      assert.ok(findings < 200, `${findings} findings`);
      assert.ok(read() <= 200_000 + bytes.length * 20, `${read()} bytes read of ${bytes.length}`);
    }),
    { numRuns: 1500 },
  );
});

test('what was zipped comes out again, with nothing found, for names that no phone minds', () => {
  const name = fc
    .array(fc.stringMatching(/^[a-zA-Z0-9_-]{1,12}$/u), { minLength: 1, maxLength: 4 })
    .map((parts) => `a${parts.join('/')}`);
  const entries = fc.uniqueArray(
    fc.record({ name, content: fc.uint8Array({ maxLength: 300 }), method: fc.constantFrom(0, 8) }),
    { selector: (entry) => entry.name, minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(entries, (parts) => {
      const zip = openZip(ofBytes(writeZip(parts)), (finding) =>
        assert.fail(JSON.stringify(finding)),
      );
      assert.ok(zip.kind === 'zip');
      for (const part of parts) {
        const entry = zip.entry(part.name);
        assert.ok(entry !== null);
        assert.deepEqual(Buffer.from(contentOf(zip, entry, MOST)), Buffer.from(part.content));
      }
      assert.equal(zip.entries.length, parts.length);
    }),
    { numRuns: 200 },
  );
});

test('names of nothing but slashes, as many as fit, are read in one go', () => {
  const name = Buffer.alloc(0xffff, '/');
  const parts = Array.from({ length: 200 }, () => ({ name, content: '', method: 0 }));
  const codes = new Set<string>();
  openZip(ofBytes(writeZip(parts)), ({ code, facts }) =>
    codes.add(`${code} ${facts['kind'] ?? ''}`),
  );
  assert.deepEqual([...codes].toSorted(), [
    'zip.duplicate-name ',
    'zip.name-odd deep',
    'zip.name-odd long',
    'zip.name-odd path',
  ]);
});

test('sizes may stand behind the data; where they say something else there, or in the header before it, that is told', () => {
  const codes = (part: object): readonly unknown[] => {
    const findings: unknown[] = [];
    openZip(ofBytes(writeZip([{ name: 'a', content: 'hello', ...part }])), ({ code, facts }) =>
      findings.push([code, facts['kind']]),
    );
    return findings;
  };
  assert.deepEqual(codes({ descriptor: {} }), []);
  assert.deepEqual(codes({ descriptor: { size: 9 } }), [['zip.local-differs', 'descriptor']]);
  assert.deepEqual(codes({ descriptor: {}, local: { size: 9 } }), [['zip.local-differs', 'sizes']]);
});
