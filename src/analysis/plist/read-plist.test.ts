import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { build, buildBinary } from 'plist';
import { readPlist } from './read-plist.ts';
import type { PlistValue } from './value.ts';
import { arrayOf, ascii, dictOfRefs, writeObjects } from './write-binary.fixture.ts';

const read = (bytes: Uint8Array | string) => {
  const codes: string[] = [];
  const value = readPlist(Buffer.from(bytes), ({ code }) => codes.push(code), 'Info.plist');
  return { value, codes };
};
/** Dicts that are read have no prototype. */
const plain = (value: unknown): unknown => structuredClone(value);

const INFO = {
  CFBundleIdentifier: 'nl.example.demo',
  CFBundleDisplayName: '示例 demo',
  UIBackgroundModes: ['audio', 'location'],
  Nested: { yes: true, no: false, number: -7, real: 1.5, at: new Date('2026-11-27T10:00:00Z') },
};
const isInfo = (value: PlistValue | null): void => assert.deepEqual(plain(value), INFO);

test('F5: an Info.plist is read in every way that it is written: binary, XML, UTF-16 with its mark, the old style', () => {
  isInfo(read(buildBinary(INFO)).value);
  const xml = build(INFO);
  isInfo(read(xml).value);
  isInfo(read(`\ufeff${xml}`).value);
  const wide = Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le');
  isInfo(read(wide).value);
  isInfo(read(Buffer.from(wide).swap16()).value);
  isInfo(read(wide.subarray(2)).value);
  const old = read(
    '// by hand\n{ CFBundleIdentifier = nl.example.demo; "UIBackgroundModes" = (audio, "location",); Data = <0fbd 77>; }',
  );
  assert.deepEqual(plain(old.value), {
    CFBundleIdentifier: 'nl.example.demo',
    UIBackgroundModes: ['audio', 'location'],
    Data: new Uint8Array([0x0f, 0xbd, 0x77]),
  });
  assert.deepEqual(old.codes, []);
});

test('a .strings file is a dict without braces, with comments and escapes', () => {
  const { value, codes } = read(
    '/* Localised */\n"CFBundleDisplayName" = "\\U793a\\"例\\"";\nCFBundleName = \'it\'; // end\n',
  );
  assert.deepEqual(plain(value), { CFBundleDisplayName: '示"例"', CFBundleName: 'it' });
  assert.deepEqual(codes, []);
});

test('F3: a .plist that is JSON is read and named as such', () => {
  const { value, codes } = read(
    '{"CFBundleIdentifier": "nl.example.demo", "n": null, "l": [1, "a"]}',
  );
  assert.deepEqual(plain(value), { CFBundleIdentifier: 'nl.example.demo', l: [1, 'a'] });
  assert.deepEqual(codes, ['plist.json']);
});

test('a key twice: of XML the last counts, as in CoreFoundation; both are said', () => {
  const xml = read(
    '<plist><dict><key>a</key><string>1</string><key>a</key><string>2</string></dict></plist>',
  );
  assert.deepEqual(plain(xml.value), { a: '2' });
  assert.deepEqual(xml.codes, ['plist.duplicate-key']);
  const binary = read(
    writeObjects([dictOfRefs([1, 1], [2, 3]), ascii('a'), ascii('1'), ascii('2')]),
  );
  assert.deepEqual(plain(binary.value), { a: '1' });
  assert.deepEqual(binary.codes, ['plist.duplicate-key']);
});

test('lists that name the next one twice, 25 levels deep, are cut and named in no time, and what stands beside them is read', () => {
  const levels = Array.from({ length: 25 }, (_, i) => arrayOf(i + 4, i + 4));
  const top = dictOfRefs([1, 2], [2, 3]);
  const { value, codes } = read(
    writeObjects([top, ascii('id'), ascii('bomb'), ...levels, ascii('x')]),
  );
  assert.deepEqual(codes, ['plist.bomb']);
  assert.equal((value as { id?: string }).id, 'bomb');
});

test('a list in itself, a number that no object has, an offset behind the end: named, the rest is read', () => {
  assert.deepEqual(read(writeObjects([arrayOf(1, 0, 1), ascii('a')])), {
    value: ['a', 'a'],
    codes: ['plist.cycle'],
  });
  assert.deepEqual(read(writeObjects([arrayOf(1, 9), ascii('a')])), {
    value: ['a'],
    codes: ['plist.offset'],
  });
  assert.deepEqual(
    read(writeObjects([arrayOf(1, 2), ascii('a'), ascii('b')], { offsets: [8, 11, 60_000] })),
    {
      value: ['a'],
      codes: ['plist.offset'],
    },
  );
  assert.deepEqual(read(writeObjects([arrayOf()], { objects: 2 ** 40 })).codes, ['plist.offset']);
  assert.deepEqual(read(writeObjects([arrayOf()], { top: 7 })), {
    value: null,
    codes: ['plist.offset'],
  });
});

test('deeper than any real list is not read further', () => {
  const chain = Array.from({ length: 250 }, (_, i) => arrayOf(Math.min(i + 1, 250)));
  assert.deepEqual(read(writeObjects([...chain, ascii('x')])).codes, ['plist.too-deep']);
  const xml = `<plist>${'<array>'.repeat(5000)}${'</array>'.repeat(5000)}</plist>`;
  assert.ok(read(xml).codes.includes('plist.too-deep'));
  assert.deepEqual(read(`${'('.repeat(5000)}${')'.repeat(5000)}`).codes, ['plist.broken']);
});

test('a UID of a keyed archive is what its XML would be', () => {
  const { value } = read(writeObjects([Buffer.of(0x81, 1, 2)]));
  assert.deepEqual(plain(value), { CF$UID: 258 });
});

const values = fc.letrec<{ value: PlistValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({
      unit: fc.oneof(
        fc.constantFrom('a', 'é', '示', '😀'),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
    }),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 20 }),
    fc.dictionary(fc.string({ minLength: 1 }), tie('value'), { maxKeys: 20 }),
  ),
})).value;

test('what the plist library writes in binary is read as it was', () => {
  fc.assert(
    fc.property(values, (value) => {
      const { value: found, codes } = read(buildBinary(value));
      assert.deepEqual(codes, []);
      assert.deepEqual(plain(found), plain(value));
    }),
    { seed: 8, numRuns: 200 },
  );
});

test('whatever bytes are changed, it ends with a value or says why not', () => {
  const seeds = [
    buildBinary(INFO),
    Buffer.from(build(INFO)),
    Buffer.from('{ a = (b, <00>, "c\\n"); }'),
  ];
  const change = fc.record({
    seed: fc.constantFrom(...seeds),
    at: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }),
    cut: fc.nat(40),
  });
  fc.assert(
    fc.property(change, ({ seed, at, cut }) => {
      const bytes = Buffer.from(seed);
      for (const [place, byte] of at) bytes[place % bytes.length] = byte;
      const { value, codes } = read(bytes.subarray(0, bytes.length - cut));
      assert.ok(value !== null || codes.length > 0);
    }),
    { seed: 8, numRuns: 3000 },
  );
});

test('a list that brings entities of its own is told, and none of them unfolded', () => {
  const { value, codes } = read(
    '<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><plist><dict><key>CFBundleIdentifier</key><string>&b;</string></dict></plist>',
  );
  assert.deepEqual(codes, ['plist.entities']);
  assert.ok(!JSON.stringify(value).includes('aaaa'));
});
