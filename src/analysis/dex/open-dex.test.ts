import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { openDex, type Dex } from './open-dex.ts';
import { SEED } from './seed.fixture.ts';
import { checksummed, container, type DexPlan, writeDex } from './write-dex.fixture.ts';

const seed = gunzipSync(Buffer.from(SEED, 'base64'));

const opened = (
  bytes: Uint8Array,
): { readonly dex: Dex | null; readonly findings: readonly FileFinding[] } => {
  const findings: FileFinding[] = [];
  const dex = openDex(bytes, (finding) => findings.push(finding), 'classes.dex');
  return { dex, findings };
};
const codes = ({ findings }: { readonly findings: readonly FileFinding[] }): readonly string[] =>
  findings.map(({ code }) => code);
const definedIn = ({ dex }: { readonly dex: Dex | null }): number =>
  (dex?.classes ?? []).reduce((sum, { defined }) => sum + defined, 0);

test('what smali assembled: classes defined here and classes that are only called', () => {
  const { dex, findings } = opened(seed);
  const [index] = dex?.classes ?? [];
  assert.deepEqual(findings, []);
  assert.equal(index?.defined, 3);
  assert.deepEqual(index?.under('com.umeng'), {
    defined: 1,
    referenced: 0,
    first: {
      name: 'com.umeng.analytics.Agent',
      place: { entry: 'classes.dex', offset: seed.indexOf('Lcom/umeng/analytics/Agent;') },
    },
  });
  assert.deepEqual(index?.under('com.tencent.tinker')?.referenced, 1);
  assert.equal(index?.under('dalvik.system.DexClassLoader')?.referenced, 1);
  assert.equal(index?.under('nl.example.Main')?.first.name, 'nl.example.Main$Inner');
  assert.equal(index?.under('nl.example.Maïn')?.defined, 1);
  assert.deepEqual(index?.under('nl.example')?.first.name, 'nl.example.Main$Inner');
});

test('a prefix ends on a package boundary', () => {
  const { dex } = opened(
    writeDex({ version: '038', defined: ['Lcom/umengx/A;', 'Lcom/umeng-x/A;', 'Lcom/umen;'] }),
  );
  assert.equal(dex?.classes[0]?.under('com.umeng'), null);
  assert.equal(dex?.classes[0]?.under('com.ume'), null);
  assert.equal(dex?.classes[0]?.under(''), null);
  assert.equal(dex?.classes[0]?.under('com')?.defined, 3);
});

test('a defined class is shown before one that is only named, wherever it sorts', () => {
  const { dex } = opened(
    writeDex({ version: '035', defined: ['Lcom/a/Z;'], named: ['Lcom/a/A;', 'Lcom/a/B;'] }),
  );
  const found = dex?.classes[0]?.under('com.a');
  assert.deepEqual([found?.defined, found?.referenced], [1, 2]);
  assert.equal(found?.first.name, 'com.a.Z');
});

test('versions 035 to 041 are read without a word; a newer one is read, and said', () => {
  for (const version of ['035', '037', '038', '039', '040', '041'])
    assert.deepEqual(codes(opened(writeDex({ version, defined: ['La/A;'] }))), []);
  const newer = opened(writeDex({ version: '099', defined: ['La/A;'] }));
  assert.deepEqual(codes(newer), ['dex.version']);
  assert.equal(definedIn(newer), 1);
});

test('a container of version 041 has as many class lists as headers', () => {
  const whole = container([
    { version: '041', defined: ['La/A;'] },
    { version: '041', defined: ['Lcom/umeng/B;', 'Lcom/umeng/C;'] },
    { version: '041', defined: ['Lz/Z;'] },
  ]);
  const found = opened(whole);
  assert.deepEqual(codes(found), ['dex.container']);
  assert.equal(definedIn(found), 4);
  assert.deepEqual(
    found.dex?.classes.map((index) => index.under('com.umeng')?.defined ?? 0),
    [0, 2, 0],
  );
  assert.ok((found.dex?.classes[1]?.place.offset ?? 0) > 0);
});

test('a container whose next header is none says so, and keeps what was there before', () => {
  const whole = container([
    { version: '041', defined: ['La/A;'] },
    { version: '041', defined: ['Lb/B;'] },
  ]);
  const second = whole.lastIndexOf('dex\n041');
  whole.write('XXXX', second, 'latin1');
  const broken = opened(whole);
  assert.deepEqual(codes(broken), ['dex.container-broken']);
  assert.equal(definedIn(broken), 1);
  whole.write('dex\n', second, 'latin1');
  whole.writeUInt32LE(0, second + 32);
  assert.deepEqual(codes(opened(whole)), ['dex.container-broken', 'dex.container']);
});

test('string offsets that point nowhere are named, and the other classes still found', () => {
  const bytes = writeDex({ version: '035', defined: ['Lcom/a/A;', 'Lcom/b/B;'] });
  bytes.writeUInt32LE(bytes.length, bytes.readUInt32LE(60));
  const found = opened(bytes);
  assert.ok(codes(found).includes('dex.reference-nowhere'));
  assert.equal(definedIn(found), 2);
  assert.equal(found.dex?.classes[0]?.under('com.b')?.defined, 1);
});

test('types that are out of order are found all the same, with a finding', () => {
  const bytes = writeDex({ version: '035', defined: ['La/A;', 'Lcom/umeng/B;', 'Lz/Z;'] });
  const types = bytes.readUInt32LE(68);
  const [first, last] = [bytes.readUInt32LE(types), bytes.readUInt32LE(types + 8)];
  bytes.writeUInt32LE(last, types);
  bytes.writeUInt32LE(first, types + 8);
  const found = opened(checksummed(bytes));
  assert.deepEqual(codes(found), ['dex.unsorted']);
  for (const prefix of ['a', 'com.umeng', 'z'])
    assert.equal(found.dex?.classes[0]?.under(prefix)?.defined, 1);
});

test('what is no DEX file is none, and tables that do not fit are cut', () => {
  assert.deepEqual(codes(opened(Buffer.from('PK\u0003\u0004'))), ['dex.not-dex']);
  assert.deepEqual(codes(opened(new Uint8Array(0))), ['dex.not-dex']);
  const big = Buffer.from(seed);
  big.writeUInt32BE(0x12_34_56_78, 40);
  assert.equal(opened(big).dex, null);
  const cut = opened(seed.subarray(0, 400));
  assert.ok(codes(cut).includes('dex.cut-off') || codes(cut).includes('dex.reference-nowhere'));
  const many = Buffer.from(seed);
  many.writeUInt32LE(0xff_ff_ff_ff, 96);
  assert.ok(codes(opened(many)).includes('dex.cut-off'));
  const trailing = opened(Buffer.concat([seed, Buffer.alloc(10)]));
  assert.deepEqual(codes(trailing), ['dex.size-differs']);
  assert.equal(definedIn(trailing), 3);
});

test('names keep what modified UTF-8 says: NUL, accents, pairs of surrogates', () => {
  const { dex } = opened(writeDex({ version: '039', defined: ['Lx/a\0b;', 'Lx/ï;', 'Lx/😀;'] }));
  const names = ['x.a\0b', 'x.ï'].map((name) => dex?.classes[0]?.under(name)?.first.name);
  assert.deepEqual(names, [undefined, 'x.ï']);
  assert.equal(dex?.classes[0]?.under('x')?.first.name, 'x.a\0b');
  const pair = opened(writeDex({ version: '039', defined: ['Lx/😀;'] }));
  assert.equal(pair.dex?.classes[0]?.under('x')?.first.name, 'x.😀');
});

const name = fc.stringMatching(/^[A-Za-z$_ïЖ-]{1,3}$/);
const className = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

test('the law of prefixes: a search counts what a walk over all classes counts', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(className, { minLength: 1, maxLength: 30 }),
      fc.uniqueArray(className, { maxLength: 10 }),
      className,
      fc.boolean(),
      (defined, called, asked, scramble) => {
        const named = called.filter((other) => !defined.includes(other));
        const descriptor = (text: string): string => `L${text};`;
        const plan: DexPlan = {
          version: '038',
          defined: defined.map(descriptor),
          named: named.map(descriptor),
        };
        const bytes = writeDex(plan);
        if (scramble) reversed(bytes);
        const under = (all: readonly string[]): number =>
          all.filter((text) => text === asked || /^[$/]/.test(rest(text, asked))).length;
        const found = opened(bytes).dex?.classes[0]?.under(asked.replaceAll('/', '.'));
        // Reversed types are other classes than class_defs meant: then only the sum holds.
        const expected = [under(defined), under(named)] as const;
        if (scramble)
          assert.equal((found?.defined ?? 0) + (found?.referenced ?? 0), expected[0] + expected[1]);
        else assert.deepEqual([found?.defined ?? 0, found?.referenced ?? 0], expected);
      },
    ),
    { seed: 8, numRuns: 300 },
  );
});

const rest = (text: string, start: string): string =>
  text.startsWith(start) ? text.slice(start.length) : '';

function reversed(bytes: Buffer): void {
  const [count, at] = [bytes.readUInt32LE(64), bytes.readUInt32LE(68)];
  const ids = Array.from({ length: count }, (_, i) => bytes.readUInt32LE(at + i * 4)).toReversed();
  ids.forEach((id, i) => bytes.writeUInt32LE(id, at + i * 4));
}

test('whatever bytes are changed, reading ends with an answer', () => {
  const change = fc.record({
    at: fc.oneof(fc.nat(0x78), fc.nat(seed.length - 1)),
    value: fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff)),
  });
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 12 }),
      fc.option(fc.nat(seed.length)),
      fc.constantFrom('035', '041'),
      (changes, cut, version) => {
        const bytes = Buffer.from(seed);
        bytes.write(version, 4, 'latin1');
        for (const { at, value } of changes) bytes[at] = value;
        const { dex, findings } = opened(bytes.subarray(0, cut ?? bytes.length));
        assert.ok(findings.length < 2_000);
        for (const index of dex?.classes ?? []) index.under('com.umeng');
        dex?.hosts();
        dex?.leads();
        dex?.addresses();
      },
    ),
    { seed: 41, numRuns: 1_500 },
  );
});

test('lists of classes that lie over each other are read once, and there are only so many', () => {
  const plans = Array.from({ length: 70 }, (_, i) => ({ version: '041', defined: [`La/A${i};`] }));
  const many = opened(container(plans));
  assert.deepEqual(new Set(codes(many)), new Set(['limit.dex', 'dex.container']));
  assert.equal(definedIn(many), 64);
  const over = container(plans.slice(0, 20));
  for (let at = 0; at < over.length; at += over.readUInt32LE(at + 32)) {
    over.writeUInt32LE(over.length >> 2, at + 56);
    over.writeUInt32LE(0, at + 60);
  }
  assert.ok(codes(opened(over)).includes('dex.container-broken'));
});

test('code that was changed after it was compiled is told by its checksum, a header of another size by itself', () => {
  const changed = writeDex({ version: '035', defined: ['La/A;'] });
  changed[40 + 4] = 7;
  assert.deepEqual(codes(opened(changed)), ['dex.checksum']);
  const wide = writeDex({ version: '039', defined: ['La/A;'] });
  wide.writeUInt32LE(0x78, 36);
  assert.deepEqual(codes(opened(checksummed(wide))), ['dex.header-size']);
});
