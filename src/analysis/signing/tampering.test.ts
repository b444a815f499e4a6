import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeKey } from './make-key.fixture.ts';
import { read, seed } from './reading.fixture.ts';
import {
  NEWEST,
  attribute,
  layoutOf,
  pairsOf,
  proofOfRotation,
  signers,
  sized,
  u32,
  withBlock,
} from './sign.fixture.ts';
import type { Pair, Spec } from './sign.fixture.ts';
import { unsigned } from './apksigner.fixture.ts';

const [V2, V3, V31] = [0x7109871a, 0xf05368c0, 0x1b93ad61];
const [A, B, C] = [makeKey('A'), makeKey('B'), makeKey('C')];
const PLAIN = unsigned();
const ALL = [28, NEWEST] as const;

const v2 = (...specs: readonly Spec[]): Pair => [V2, signers(PLAIN, ...specs)];
const v3 = (...specs: readonly Spec[]): Pair => [V3, signers(PLAIN, ...specs)];
const v31 = (...specs: readonly Spec[]): Pair => [V31, signers(PLAIN, ...specs)];
const file = (...pairs: readonly Pair[]): Uint8Array => withBlock(PLAIN, pairs);
const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  Buffer.from(bytes).fill((bytes[at] ?? 0) ^ 1, at, at + 1);

test('what our own signer signs holds, in each scheme', () => {
  const signed = file(v2({ key: A }), v3({ key: A, range: ALL }));
  assert.deepEqual(read(signed).lines, ['v3 signer true CN=A', 'v2 signer true CN=A']);
  assert.deepEqual(read(signed).codes, []);
});

test('one byte of an entry, of the central directory or of the end record: nothing holds', () => {
  const signed = seed('v2-rsa');
  const { directory, end } = layoutOf(signed);
  for (const at of [signed.indexOf('codecode'), directory + 12, end + 8]) {
    const { signers: [signer] = [], codes } = read(flipped(signed, at), { minSdk: 24 });
    if (signer === undefined) continue;
    assert.equal(signer.verified, false, `byte ${at}`);
    assert.ok(codes.includes('sig.content-differs'), `byte ${at}`);
  }
});

test('one byte of the signed data: the signature fails', () => {
  const signed = seed('v3-ec');
  const at = signed.indexOf('Test ec');
  const { signers: [signer] = [], codes } = read(flipped(signed, at), { minSdk: 28 });
  assert.equal(signer?.verified, false);
  assert.ok(codes.includes('sig.signature-fails'));
});

test('E1, a second v2 block by another signer: the first one counts, as on the phone', () => {
  const { lines, findings } = read(file(v2({ key: A }), v2({ key: B })));
  assert.deepEqual(lines, ['v2 signer true CN=A']);
  const [found] = findings;
  assert.equal(found?.code, 'sig.duplicate-block');
  assert.equal(found?.phoneReads, 'the first block of this id');
  assert.match(found?.toolsRead ?? '', /last/u);
});

test('E1, the same with the forged block first: it does not verify', () => {
  const forged = v2({ key: B, certificates: [A.der] });
  const { lines, codes } = read(file(forged, v2({ key: A })));
  assert.deepEqual(lines, ['v2 signer false CN=A']);
  assert.deepEqual(codes, ['sig.duplicate-block', 'sig.key-differs']);
});

test('E3, a malformed additional attribute: its certificates, and that it does not verify', () => {
  for (const attributes of [u32(1_000), sized(Buffer.from([1, 2])), Buffer.from([7])]) {
    for (const [pair, scheme] of [
      [v2({ key: A, attributes }), 'v2'],
      [v3({ key: A, attributes, range: ALL }), 'v3'],
    ] as const) {
      const { lines, codes } = read(file(pair));
      assert.deepEqual(lines, [`${scheme} signer false CN=A`]);
      assert.deepEqual(codes, ['sig.attribute-broken']);
    }
  }
});

test('E5, v3 has no signer for phones that the app is for: they refuse it', () => {
  const signed = file(v2({ key: A }), v3({ key: A, range: [33, NEWEST] }));
  const { findings, lines } = read(signed, { minSdk: 26 });
  assert.deepEqual(lines, ['v3 signer true CN=A', 'v2 signer true CN=A']);
  assert.deepEqual(
    findings.map(({ code, facts }) => [code, facts]),
    [['sig.range-gap', { from: 28, to: 32 }]],
  );
  assert.deepEqual(read(signed, { minSdk: 33 }).codes, []);
});

test('an app for phones that know none of its schemes: they see no signature', () => {
  const told = (signed: Uint8Array, minSdk: number) =>
    read(signed, { minSdk })
      .findings.filter(({ code }) => code === 'sig.v1-missing')
      .map(({ facts }) => facts);
  const signed = file(v2({ key: A }));
  assert.deepEqual([told(signed, 19), told(signed, 24)], [[{ from: 19, to: 23 }], []]);
  const newer = file(v3({ key: A, range: ALL }));
  assert.deepEqual([told(newer, 19), told(newer, 28)], [[{ from: 19, to: 27 }], []]);
});

test('two v3 signers for the same phones: neither holds', () => {
  const both = v3({ key: A, range: ALL }, { key: B, range: [30, 34] });
  const { lines, codes } = read(file(both));
  assert.deepEqual(lines, ['v3 signer false CN=A', 'v3 signer false CN=B']);
  assert.ok(codes.includes('sig.range-overlap'));
});

test('a range outside that is not the one signed', () => {
  const { lines, codes } = read(file(v3({ key: A, range: ALL, signedRange: [33, NEWEST] })));
  assert.deepEqual(lines, ['v3 signer false CN=A']);
  assert.deepEqual(codes, ['sig.range-differs']);
});

test('rotation for new phones alone: v3.1 has the new signer, v3 the old one', () => {
  const rotated = file(
    v2({ key: A }),
    v3({ key: A, range: [28, 32], attributes: attribute(0x559f8b02, u32(33)) }),
    v31({ key: C, range: [33, NEWEST], attributes: proofOfRotation([A, B, C]) }),
  );
  const { lines, codes } = read(rotated, { minSdk: 24 });
  assert.deepEqual(lines, [
    'v3.1 signer true CN=C',
    'v3.1 lineage null CN=A',
    'v3.1 lineage null CN=B',
    'v3 lineage true CN=A',
    'v2 lineage true CN=A',
  ]);
  assert.deepEqual(codes, ['sig.rotated', 'sig.rotated']);
});

test('a v3.1 block that was taken away: the v3 signer misses it', () => {
  const stripped = v3({ key: A, range: ALL, attributes: attribute(0x559f8b02, u32(33)) });
  const { lines, codes } = read(file(stripped));
  assert.deepEqual(lines, ['v3 signer false CN=A']);
  assert.deepEqual(codes, ['sig.stripped']);
});

test('a v3 block that was taken away: the v2 signer misses it', () => {
  const signed = seed('all');
  const stripped = withBlock(
    signed,
    pairsOf(signed).filter(([id]) => id === V2),
  );
  const { signers: found, codes } = read(stripped, { minSdk: 24 });
  assert.deepEqual(
    found.map(({ scheme, verified }) => [scheme, verified]),
    [
      ['v2', false],
      ['v1', null],
    ],
  );
  assert.ok(codes.includes('sig.stripped'));
});

test('the whole block taken away: v1 says that there were newer ones, and phones refuse it', () => {
  const stripped = withBlock(seed('all'), []);
  const { signers: [signer] = [], findings } = read(stripped, { minSdk: 18, targetSdk: 34 });
  assert.deepEqual([signer?.scheme, signer?.verified], ['v1', false]);
  const told = findings.map(({ code, facts }) => [code, facts['missing'] ?? null]);
  assert.deepEqual(told, [
    ['sig.stripped', 'v2, v3'],
    ['sig.v1-only', null],
    ['sig.v1-refused', null],
  ]);
});

test('a forged lineage names the victim as its ancestor: proven by nobody', () => {
  const forgeries: readonly (readonly [Buffer, RegExp])[] = [
    [proofOfRotation([A, B], () => B), /not signed by the one before/u],
    [proofOfRotation([B, A]), /last certificate is not the signer/u],
    [proofOfRotation([A, B, A, B]), /comes twice/u],
    [Buffer.concat([proofOfRotation([A, B]), proofOfRotation([A, B])]), /more than one/u],
    [attribute(0x3ba06f8c, Buffer.concat([u32(1), u32(9_999)])), /cut off/u],
    [proofOfRotation(Array.from({ length: 31 }, (_, index) => makeKey(`${index}`))), /bound/u],
  ];
  for (const [attributes, why] of forgeries) {
    const { signers: found, findings } = read(file(v3({ key: B, range: ALL, attributes })));
    assert.ok(found.every(({ verified }) => verified === false));
    const broken = findings.find(({ code }) => code === 'sig.lineage-broken');
    assert.match(String(broken?.facts['why']), why);
  }
});

test('a true lineage below a signature that fails vouches for nobody', () => {
  const spec = { key: B, range: ALL, attributes: proofOfRotation([A, B]), signedBy: C };
  const { lines, codes } = read(file(v3(spec)));
  assert.deepEqual(lines, ['v3 signer false CN=B', 'v3 lineage false CN=A']);
  assert.ok(codes.includes('sig.signature-fails'));
});

test('old and new phones trust different signers', () => {
  const { lines, findings } = read(file(v2({ key: A }), v3({ key: B, range: ALL })));
  assert.deepEqual(lines, ['v3 signer true CN=B', 'v2 signer true CN=A']);
  assert.deepEqual(
    findings.map(({ code, facts }) => [code, facts['scheme']]),
    [['sig.schemes-differ', 'v2']],
  );
});

test('v1 leaves out one of two signers of v2', () => {
  const one = withBlock(seed('v1-ec'), pairsOf(seed('v2-two-signers')));
  assert.ok(read(one, { minSdk: 18 }).codes.includes('sig.schemes-differ'));
});

test('somebody else’s certificate, key and algorithms', () => {
  const cases: readonly (readonly [Spec, string])[] = [
    [{ key: A, certificates: [B.der] }, 'sig.key-differs'],
    [{ key: A, publicKey: B.spki }, 'sig.signature-fails'],
    [{ key: A, signedBy: B }, 'sig.signature-fails'],
    [{ key: A, digested: 0x0202 }, 'sig.algorithms-differ'],
    [{ key: A, certificates: [Buffer.from('no certificate')] }, 'sig.certificate-broken'],
  ];
  for (const [spec, code] of cases) {
    const { signers: found, codes } = read(file(v2(spec)));
    assert.equal(found[0]?.verified, false, code);
    assert.ok(codes.includes(code), code);
  }
});

test('a subject in bad UTF-8 loses neither the hash nor the signature', () => {
  const odd = makeKey(Buffer.from([0x41, 0xff, 0xfe, 0x2c]));
  const { lines, signers: found } = read(file(v2({ key: odd })));
  assert.deepEqual(lines, ['v2 signer true CN=A\uFFFD\uFFFD\\,']);
  assert.match(found[0]?.certificate.sha256 ?? '', /^[0-9a-f]{64}$/u);
  assert.equal(found[0]?.certificate.key, 'EC P-256');
});

test('a block that is broken is none for phones; what it is said to be is a finding', () => {
  const pair = v2({ key: A });
  const sizes = withBlock(PLAIN, [pair], { footer: 99 });
  assert.deepEqual(read(sizes).codes, ['sig.block-broken', 'sig.none']);

  const signed = Buffer.from(file(pair));
  signed.writeBigUInt64LE(0xffff_ffff_ffffn, layoutOf(signed).block + 8);
  assert.deepEqual(read(signed).codes, ['sig.block-broken', 'sig.none']);

  // Broken behind the pair that a phone was looking for: it never gets there.
  const behind = Buffer.from(file(pair, [0x42726577, Buffer.alloc(8)]));
  behind.writeBigUInt64LE(0xffff_ffff_ffffn, layoutOf(behind).directory - 24 - 20);
  const { lines, codes } = read(behind);
  assert.deepEqual(lines, ['v2 signer true CN=A']);
  assert.deepEqual(codes, ['sig.block-broken']);
});

test('a list of signers that is empty or cut off leaves phones without any', () => {
  assert.deepEqual(read(file([V2, u32(0)])).codes, ['sig.signer-broken', 'sig.none']);
  const good = signers(PLAIN, { key: A });
  const longer = Buffer.concat([u32(good.length), good.subarray(4), u32(77)]);
  const { lines, codes } = read(file([V2, longer]));
  assert.deepEqual(lines, ['v2 signer false CN=A']);
  assert.deepEqual(codes, ['sig.signer-broken']);
});

test('blocks that nobody knows are information; a newer scheme that we can’t read is more', () => {
  const { findings, lines } = read(file(v2({ key: A }), [0x12345678, u32(1)]));
  assert.deepEqual(lines, ['v2 signer true CN=A']);
  assert.deepEqual(
    findings.map(({ code, facts }) => [code, facts['ids']]),
    [['sig.unknown-block', '0x12345678']],
  );
  assert.deepEqual(read(file(v2({ key: A }), [0x70e1c89f, u32(1)])).codes, ['sig.scheme-unread']);
});

test('more of everything than we read ends at a bound, with a finding', () => {
  const many = file(
    ...Array.from({ length: 2_000 }, (): Pair => [0x42726577, u32(0)]),
    v2({ key: A }),
  );
  assert.ok(read(many).codes.includes('sig.limit'));
  const large = file([V2, Buffer.alloc(9 * 2 ** 20)]);
  assert.deepEqual(read(large).codes, ['sig.limit', 'sig.none']);
  const crowd = file(v2(...Array.from({ length: 12 }, () => ({ key: A }))));
  assert.ok(read(crowd).signers.every(({ verified }) => verified === false));
});
