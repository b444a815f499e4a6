import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ATTRIBUTES } from './attribute-ids.ts';
import { collected } from './collected.fixture.ts';
import { mutated } from './mutations.fixture.ts';
import { readManifest } from './read-manifest.ts';
import { chunk, u32, writeAxml, writePool } from './write-axml.fixture.ts';

const PACKAGE = 'com.callstack.agentdevice.imehelper';

const read = (bytes: Uint8Array) => {
  const { report, findings, codes } = collected();
  return { manifest: readManifest(bytes, report, 'AndroidManifest.xml'), findings, codes: codes() };
};

test('B2: a header of another size than 16 is taken at its word where bytes are there, and told where not', () => {
  const real = read(mutated('header of all elements 0x14, with four bytes more'));
  assert.equal(real.manifest?.versionName?.text, '0.21.5');
  assert.deepEqual(real.codes, ['axml.header-size']);
  const relabelled = read(mutated('header of a namespace said to be 0x14'));
  assert.equal(relabelled.manifest?.package?.text, PACKAGE);
  assert.ok(relabelled.codes.includes('axml.node-size'), 'no phone installs it');
});

test('B4: chunks that nobody knows are skipped by their size, wherever they are, and so is garbage', () => {
  for (const name of [
    'unknown chunk before the pool',
    'unknown chunk between nodes',
    'garbage after the root',
    'garbage at the end of the root',
  ] as const)
    assert.equal(read(mutated(name)).manifest?.versionCode?.value, '21005', name);
  const { findings } = read(mutated('unknown chunk before the pool'));
  assert.deepEqual(findings[0]?.facts, { type: 1402, size: 24, times: 1 });
});

test('B6: with blank names everything is known by its resource id', () => {
  const { manifest, findings } = read(mutated('attribute names blanked'));
  assert.equal(manifest?.versionCode?.value, '21005');
  assert.equal(manifest.versionName?.text, '0.21.5');
  assert.equal(manifest.application?.label?.text, 'Agent Device Test IME');
  assert.equal(manifest.components[0]?.permission, 'android.permission.BIND_INPUT_METHOD');
  assert.deepEqual([findings[0]?.code, findings[0]?.toolsRead], ['axml.names-blanked', '']);
});

test('B8: a string that stands twice in the pool is no reason to take another attribute for the package', () => {
  const pool = ['versionName', 'package', 'package', 'manifest', 'a.b.c', 'a.b.c', '13'];
  const attribute = (name: number, value: number): Buffer =>
    Buffer.concat([u32(0xffffffff), u32(name), u32(value), u32(0x03000008), u32(value)]);
  const attributes = Buffer.concat([attribute(1, 4), attribute(2, 6)]);
  const head = Buffer.from([20, 0, 20, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
  const strings = writePool(pool);
  // The second package's string lies at the offset of the first.
  strings.copy(strings, 28 + 2 * 4, 28 + 4, 28 + 2 * 4);
  strings.copy(strings, 28 + 5 * 4, 28 + 4 * 4, 28 + 5 * 4);
  const names = [u32(1), u32(0xffffffff), u32(0xffffffff), u32(3)];
  const element = chunk(0x0102, 16, ...names, head, attributes);
  const end = chunk(0x0103, 16, ...names);
  const { manifest, codes } = read(chunk(0x0003, 8, strings, element, end));
  assert.equal(manifest?.package?.text, 'a.b.c');
  assert.deepEqual(codes, ['axml.duplicate-attribute']);
  assert.equal(read(mutated('two strings at one offset')).manifest?.package?.text, PACKAGE);
});

test('B10: an index outside of the pool is no string, and the rest is read', () => {
  const name = read(mutated('name index 0xFFFFFF'));
  assert.equal(name.manifest?.versionCode, null);
  assert.equal(name.manifest.versionName?.text, '0.21.5');
  assert.deepEqual(name.findings[0]?.facts['index'], 0xffffff);
  const value = read(mutated('value index 0xFFFFFF'));
  assert.equal(value.manifest?.versionName?.text, null);
  assert.deepEqual(value.codes, ['axml.index']);
});

test('B12: a chunk of size 0 ends the reading there, and what stands before it is kept', () => {
  const { manifest, findings, codes } = read(mutated('chunk of size 0'));
  assert.equal(manifest?.package?.text, PACKAGE);
  assert.deepEqual(codes, ['axml.chunk-size']);
  assert.equal(findings[0]?.facts['size'], 0);
  const first = read(chunk(0x0003, 8, Buffer.alloc(64)));
  assert.equal(first.manifest, null);
  assert.deepEqual(first.codes, ['axml.chunk-size', 'axml.no-manifest']);
});

test('B14: an end before the first element is passed over, as phones up to some version do, and told', () => {
  const { manifest, codes } = read(mutated('end element first'));
  assert.equal(manifest?.components.length, 1);
  assert.deepEqual(codes, ['axml.end-before-start']);
});

test('the phone passes an id that comes after a larger one, so what other tools read there is told and not taken', () => {
  const { manifest, findings } = read(
    writeAxml({
      name: 'manifest',
      attributes: [
        ['targetSdkVersion', ATTRIBUTES.targetSdkVersion, 1],
        ['versionName', ATTRIBUTES.versionName, 'harmless'],
        ['package', 0, 'a.b.c'],
      ],
    }),
  );
  assert.equal(manifest?.versionName, null);
  assert.deepEqual(
    [findings[0]?.code, findings[0]?.toolsRead],
    ['axml.attribute-order', 'harmless'],
  );
});

test('of two attributes with one id the phone takes the first', () => {
  const { manifest, findings } = read(
    writeAxml({
      name: 'manifest',
      attributes: [
        ['versionName', ATTRIBUTES.versionName, 'real'],
        ['versionName', ATTRIBUTES.versionName, 'decoy'],
        ['package', 0, 'a.b.c'],
      ],
    }),
  );
  assert.equal(manifest?.versionName?.text, 'real');
  assert.deepEqual(
    findings.map(({ code, phoneReads, toolsRead }) => [code, phoneReads, toolsRead]),
    [['axml.duplicate-attribute', 'real', 'decoy']],
  );
});

test('an id under the name of another attribute is what its id says', () => {
  const { manifest, codes } = read(
    writeAxml({
      name: 'manifest',
      attributes: [
        ['label', ATTRIBUTES.versionCode, 7],
        ['package', 0, 'a.b.c'],
      ],
    }),
  );
  assert.equal(manifest?.versionCode?.value, '7');
  assert.deepEqual(codes, ['axml.names-differ']);
});

test('elements inside each other twenty thousand times are passed through and told', () => {
  let deep: Parameters<typeof writeAxml>[0] = { name: 'x' };
  for (let i = 0; i < 20_000; i += 1) deep = { name: 'x', inside: [deep] };
  const { manifest, codes } = read(
    writeAxml({ name: 'manifest', attributes: [['package', 0, 'a.b']], inside: [deep] }),
  );
  assert.ok(manifest);
  assert.deepEqual(codes, ['axml.too-deep']);
});

test('text, a cut-off file and a file that is too large give no manifest and say why', () => {
  assert.deepEqual(read(Buffer.from('<manifest/>')).codes, ['axml.not-binary']);
  for (const text of [
    `<?xml version="1.0"?>\n<manifest package="a.b"/>`,
    `\ufeff <manifest package="a.b"/>`,
  ])
    assert.deepEqual(read(Buffer.from(text)).codes, ['axml.not-binary'], text);
  assert.deepEqual(read(writeAxml({ name: 'other' })).codes, [
    'axml.other-root',
    'axml.no-manifest',
  ]);
  assert.deepEqual(read(new Uint8Array(64 * 1024 * 1024 + 1)).codes, ['axml.too-large']);
  const whole = mutated('root type 0');
  const cut = read(whole.subarray(0, 1600));
  assert.equal(cut.manifest?.package?.text, PACKAGE);
  assert.ok(cut.codes.includes('axml.root-size'));
});

test('a thousand of the same oddity are one finding with a count', () => {
  const unknown = Array.from({ length: 1000 }, () => chunk(0x7777, 8));
  const { findings } = read(chunk(0x0003, 8, ...unknown));
  assert.deepEqual(
    findings.map(({ code, facts }) => [code, facts['times']]),
    [
      ['axml.unknown-chunk', 1000],
      ['axml.no-manifest', 1],
    ],
  );
});

test('a package that has no text but its value is none for the phone, and another tool reads it', () => {
  const bytes = writeAxml({ name: 'manifest', attributes: [['package', 0, 'nl.example.a']] });
  const raw = bytes.length - 24 - 12;
  bytes.writeUInt32LE(0xffffffff, raw);
  const { manifest, findings } = read(bytes);
  assert.equal(manifest?.package?.text, 'nl.example.a');
  assert.deepEqual(
    findings.map(({ code, place, phoneReads, toolsRead }) => [
      code,
      place.offset,
      phoneReads,
      toolsRead,
    ]),
    [['axml.raw-differs', raw, null, 'nl.example.a']],
  );
});

test('styles that lie outside of the pool, or do not end, are refused by phones, and told', () => {
  const pool = (count: number, start: (size: number) => number, end = '') => {
    const bytes = writeAxml({ name: 'manifest', attributes: [['package', 0, 'nl.example.a']] });
    const size = bytes.readUInt32LE(12);
    const more = Buffer.from(end, 'hex');
    const whole = Buffer.concat([bytes.subarray(0, 8 + size), more, bytes.subarray(8 + size)]);
    whole.writeUInt32LE(whole.length, 4);
    whole.writeUInt32LE(size + more.length, 12);
    whole.writeUInt32LE(count, 20);
    whole.writeUInt32LE(start(size), 32);
    const { manifest, codes } = read(whole);
    assert.equal(manifest?.package?.text, 'nl.example.a');
    return codes;
  };
  assert.deepEqual(
    pool(0, () => 0xffff),
    [],
  );
  assert.deepEqual(
    pool(1, (size) => size, 'ff'.repeat(12)),
    [],
  );
  assert.deepEqual(
    pool(1, () => 0x00ff_ffff),
    ['axml.strings-broken'],
  );
  assert.deepEqual(
    pool(1, (size) => size, `${'ff'.repeat(8)}00000000`),
    ['axml.strings-broken'],
  );
});

test('a package without a name that phones take is read as it stands, and told: they refuse it', () => {
  const codesOf = (value: string | number | { readonly reference: number } | null) =>
    read(writeAxml({ name: 'manifest', attributes: value === null ? [] : [['package', 0, value]] }))
      .codes;
  for (const good of ['a.b', 'nl.example.App_2', 'android', 'a..b'])
    assert.deepEqual(codesOf(good), [], good);
  for (const bad of [null, '', 'single', 'a.2b', 'a.b c', 'a.\u202eb', `a.${'b'.repeat(300)}`, 5])
    assert.deepEqual(codesOf(bad), ['axml.package-name'], String(bad));
  assert.deepEqual(codesOf({ reference: 0x7f010000 }), ['axml.package-name']);
});
