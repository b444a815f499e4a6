import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Watchlist } from '../../core/inventory.ts';
import type { AppId } from '../../core/statements.ts';
import { DEVICE_FIELDS, type Field } from '../layout.ts';
import { createArena, SLACK, TEXT } from './arena.ts';
import { encode, hash } from './bytes.ts';
import { addTo, createFilter } from './filter.ts';
import type { FoldResult } from './fold.ts';
import { jsonScanner } from './json.ts';
import { SLOTS } from './fields.ts';
import * as map from './kernel-memory.ts';
import {
  CSV_FILES,
  CSV_LAYOUT,
  JSON_FILES,
  LINES,
  ofCsv,
  ofJson,
  PIECES,
  told,
} from './files.fixture.ts';
import { counting, withoutKernel } from './kernel.fixture.ts';
import { scan } from './oracle.ts';
import type { Make } from './scanner.ts';
import { buildIndex } from './watch.ts';

/** The law of the kernel: with it and without it a file gives the same, whatever its bytes. */

/** With the kernel; beside the result how many apps it counted. */
function withKernel(make: Make, bytes: Uint8Array, size: number): [FoldResult, number] {
  let passed = 0;
  const result = scan(
    counting(make, (apps) => (passed += apps)),
    bytes,
    size,
  );
  return [result, passed];
}

const RUNS = 2000;
const SIZES = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constant(1 << 20));

test('JSON gives the same with the kernel and without it, whole or damaged', () => {
  let [passed, apps] = [0, 0];
  fc.assert(
    fc.property(JSON_FILES, SIZES, ({ make, bytes }, size) => {
      const [result, counted] = withKernel(make, bytes, size);
      assert.deepEqual(told(result), told(scan(withoutKernel(make), bytes, size)));
      passed += counted;
      apps += result.installs;
    }),
    { numRuns: RUNS, seed: 31 },
  );
  assert.ok(passed > apps / 8, `the kernel counted only ${passed} of ${apps} apps`);
});

test('CSV gives the same with the kernel and without it, whole or damaged', () => {
  let [passed, apps] = [0, 0];
  fc.assert(
    fc.property(CSV_FILES, SIZES, ({ make, bytes }, size) => {
      const [result, counted] = withKernel(make, bytes, size);
      assert.deepEqual(result, scan(withoutKernel(make), bytes, size));
      passed += counted;
      apps += result.installs;
    }),
    { numRuns: RUNS, seed: 32 },
  );
  assert.ok(passed > apps / 12, `the kernel counted only ${passed} of ${apps} rows`);
});

test('no identifier that is looked for is passed over, of whatever length, case and white space', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz.-_0123456789';
  const texts = Array.from({ length: 400 }, (_, n) =>
    Array.from(
      { length: 1 + (n % 80) },
      (_, i) => letters[(n * 31 + i * i * 7) % letters.length],
    ).join(''),
  );
  const watchlist: Watchlist = {
    identifiers: texts.map((identifier, n) => ({
      identifier,
      platform: 'ios',
      app: `app-${n}` as AppId,
      kind: 'identifier',
    })),
    names: [],
  };
  const { watched, identifier } = buildIndex(watchlist);
  const written = texts.flatMap((text) => [text, ` ${text}  `, text.toUpperCase()]);
  const apps = written.map((bundle) => ({ bundle }));
  let handed = 0;
  let passed = 0;
  const nothing = (): void => {};
  const scanner = jsonScanner(LINES, {
    fields: nothing,
    row: nothing,
    openDevice: nothing,
    app: (bytes, spans) => {
      const at = spans.findIndex((start) => start >= 0);
      assert.notEqual(identifier(bytes, spans[at] ?? 0, spans[at + 1] ?? 0), null);
      handed++;
    },
    closeDevice: nothing,
    openApp: nothing,
    device: nothing,
    closeApp: nothing,
    passing: { watched, words: [] },
    passed: (apps) => (passed += apps),
    passedRows: nothing,
    problem: nothing,
  });
  scanner.push(encode(JSON.stringify({ id: 1, apps: [...apps, { bundle: 'org.nobody' }] })));
  scanner.end();
  assert.deepEqual([handed, passed], [written.length, 1]);
});

test('a state in other letters than ASCII means not installed, whatever its case', () => {
  const absentIf = new Set(['zrušeno']);
  const states = ['Zrušeno', 'ZRUŠENO', 'instalováno'];
  const apps = states.map((state) => ({ bundle: 'org.signal', state }));
  const json = encode(JSON.stringify({ id: 'd1', apps }));
  const csv = encode(['h', ...states.map((state) => `d1,org.signal,${state}`)].join('\n'));
  const columns: readonly Field[] = ['device-id', 'identifier', 'state'];
  for (const [make, bytes] of [
    [ofJson(LINES), json],
    [ofCsv({ ...CSV_LAYOUT, columns }), csv],
  ] as const) {
    const { notInstalled, installs } = scan(make, bytes, 1 << 20, { absentIf });
    assert.deepEqual([notInstalled, installs], [2, 1]);
  }
});

test('a filter lets few of those pass for known that are not', () => {
  const filter = createFilter(map.WATCHED_BITS);
  const hashOf = (text: string): number => hash(encode(text), 0, encode(text).length);
  for (let n = 0; n < 5000; n++) addTo(filter, hashOf(`com.vendor${n % 97}.wanted.app${n}`));
  const before = filter.slice();
  let known = 0;
  for (let n = 0; n < 40_000; n++) {
    addTo(filter, hashOf(`com.maker${n % 211}.product.app${n}`));
    if (Buffer.compare(filter, before) === 0) known++;
    filter.set(before);
  }
  assert.ok(known < 400, `${known} of 40,000`);
});

test('whatever the bytes, the kernel stays inside its memory and writes nothing into the text', () => {
  const arena = createArena();
  const end = arena.bytes().length - SLACK;
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PIECES, encode('{"bundle":"x","a":[{"b":'), encode('d1,"s1')), {
        maxLength: 60,
      }),
      (pieces) => {
        const text = Buffer.concat(pieces).subarray(0, 4000);
        const start = end - text.length;
        arena.bytes().fill(0x5c, TEXT);
        arena.bytes().set(text, start);
        for (const run of [
          () => arena.apps(start, end, true),
          () => arena.apps(start, end, false),
          () => arena.rows(start, end),
        ]) {
          const reached = run();
          assert.ok(reached >= start && reached <= end);
          assert.deepEqual(Buffer.from(arena.bytes().subarray(start, end)), text);
          assert.ok(
            arena
              .bytes()
              .subarray(end)
              .every((byte) => byte === 0x5c),
          );
        }
      },
    ),
    { numRuns: 500, seed: 33 },
  );
});

test('the parts of the memory map follow each other and hold what they must', () => {
  const { WINDOW, LOOK_AHEAD, WATCHED, WATCHED_BITS, WORDS, WORDS_BITS, LATE, LATE_SIZE } = map;
  const borders = [
    [(WINDOW + 16 + LOOK_AHEAD) * 4, map.INDEX_END],
    [WATCHED, WATCHED + (1 << (WATCHED_BITS - 3))],
    [WORDS, WORDS + (1 << (WORDS_BITS - 3))],
    [map.SPANS, map.SPANS + 8 * (SLOTS + 1), map.SPANS_END],
    [map.JUDGED, map.OUTCOME, map.ROW + 4],
    [map.KNOWN_STATE, map.KNOWN_MANAGED, map.KNOWN_MANAGED + 32],
    [map.QUOTES, map.BACKSLASHES, map.FEEDS, map.FEEDS + 16],
    [map.MEMBERS, map.MEMBERS_END],
    // A member behind the shape's end has no room to be compared, but is written.
    [map.SHAPE, map.SHAPE_END, map.SHAPE_END + map.SHAPE_ENTRY, map.COLUMNS_END],
    [map.REFERENCE, map.REFERENCE + map.REFERENCE_ROOM],
    [LATE, LATE + DEVICE_FIELDS.length * LATE_SIZE, map.LATE_END],
    [map.TEXT],
  ].flat();
  assert.deepEqual(
    borders,
    borders.toSorted((a, b) => a - b),
  );
  assert.ok(map.COLUMNS >= map.FEEDS + 16 && map.NAME + map.NAME_ROOM <= map.ENTRY);
  assert.ok(map.NAME + map.SHAPE_ROOM <= map.REPEATED);
  assert.ok(map.REPEATED_TEXT + map.REPEATED_ROOM <= map.SHAPE_ENTRY);
});
