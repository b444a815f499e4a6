import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { SEEDS, asTold, missingTools, signing, unsigned } from './apksigner.fixture.ts';
import { makeKey } from './make-key.fixture.ts';
import { read } from './reading.fixture.ts';
import {
  NEWEST,
  attribute,
  layoutOf,
  pairsOf,
  proofOfRotation,
  signers,
  u32,
  withBlock,
} from './sign.fixture.ts';

// Beside apksigner itself, with new keys: a minute, so only where it is asked for (`.ci/android`). seeds.test.ts has recorded answers.
/** A folder with the real APKs of npm packages, at any depth. */
const APKS = process.env['GRENDEL_APKS'];
const skip = APKS
  ? (missingTools() ?? false)
  : 'asks apksigner: set GRENDEL_APKS to a folder of APKs';

const [V2, V3] = [0x7109871a, 0xf05368c0];
const [A, B] = [makeKey('A'), makeKey('B')];

/** Phones from this API level on take it, as far as signatures go. */
const isTaken = (file: Uint8Array, minSdk: number): boolean => {
  const { signers: found, codes } = read(file, { minSdk });
  const refused = found.length === 0 || found.some(({ verified }) => verified === false);
  return !refused && !codes.includes('sig.range-gap');
};

const newestOf = (file: Uint8Array, minSdk: number): readonly string[] => {
  const { signers: found } = read(file, { minSdk });
  return found
    .filter(({ role, scheme }) => role === 'signer' && scheme === found[0]?.scheme)
    .map(({ certificate }) => certificate.sha256);
};

test('apksigner and we agree on what it signs, and on what was done to it', { skip }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-apksigner-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const sign = signing(folder);
  const agree = (name: string, file: Uint8Array, minSdk: number): void => {
    const path = join(folder, 'tried.apk');
    writeFileSync(path, file);
    const told = asTold(path, minSdk);
    assert.equal(isTaken(file, minSdk), told.verifies, name);
    if (told.verifies) assert.deepEqual(newestOf(file, minSdk), told.signers, name);
  };
  const signed = new Map<string, Buffer>();
  for (const [name, { minSdk }] of Object.entries(SEEDS)) {
    const file = readFileSync(sign(name, unsigned()));
    signed.set(name, file);
    agree(name, file, minSdk);
  }
  const of = (name: string): Buffer => signed.get(name) ?? assert.fail(name);
  const flipped = (file: Buffer, at: number): Buffer => {
    assert.ok(at > 0);
    return Buffer.from(file).fill((file[at] ?? 0) ^ 1, at, at + 1);
  };
  for (const name of ['v1-rsa', 'v2-rsa', 'v3-ec', 'rotated']) {
    const { minSdk = 0 } = SEEDS[name] ?? {};
    agree(`${name}, an entry`, flipped(of(name), of(name).indexOf('codecode')), minSdk);
  }
  for (const name of ['v2-verity', 'v3-ec', 'all']) {
    const file = of(name);
    agree(`${name}, the directory`, flipped(file, layoutOf(file).directory + 12), 28);
    agree(`${name}, signed data`, flipped(file, file.lastIndexOf('Test ec')), 28);
  }
  const all = of('all');
  const without = (id: number) =>
    withBlock(
      all,
      pairsOf(all).filter(([other]) => other !== id),
    );
  agree('without v3', without(V3), 24);
  agree('without v2', without(V2), 28);
  agree('without any', withBlock(all, []), 18);
  const other = withBlock(of('v2-rsa'), pairsOf(of('v2-ec384')));
  agree('the block of another file', other, 24);
});

test('apksigner and we agree on what it would never sign', { skip }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-apksigner-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const plain = unsigned();
  const range = [28, NEWEST] as const;
  const one = { key: A };
  const v2 = (spec: Parameters<typeof signers>[1]) => [V2, signers(plain, spec)] as const;
  const v3 = (spec: Parameters<typeof signers>[1]) => [V3, signers(plain, spec)] as const;
  const cases = {
    'our own signature': [v2(one)],
    'our own v3': [v3({ ...one, range })],
    'two signers': [[V2, signers(plain, one, { key: B })] as const],
    'E1, a second block': [v2(one), v2({ key: B })],
    'E3, a malformed attribute': [v2({ ...one, attributes: u32(1_000) })],
    'E5, a range that begins too late': [v3({ ...one, range: [33, NEWEST] })],
    'a range that is not signed': [v3({ ...one, range, signedRange: [28, 40] })],
    'a true lineage': [v3({ key: B, range, attributes: proofOfRotation([A, B]) })],
    'a forged lineage': [v3({ key: B, range, attributes: proofOfRotation([A, B], () => B) })],
    'a lineage of others': [v3({ key: B, range, attributes: proofOfRotation([B, A]) })],
    'another certificate': [v2({ ...one, certificates: [B.der] })],
    'another key': [v2({ ...one, publicKey: B.spki })],
    'other algorithms': [v2({ ...one, digested: 0x0202 })],
    'v3 is missing': [v2({ ...one, attributes: attribute(0xbeeff00d, u32(3)) })],
    'bytes of another kind': [[V2, Buffer.from('no signers')] as const],
  };
  for (const [name, pairs] of Object.entries(cases)) {
    const path = join(folder, 'tried.apk');
    const file = withBlock(plain, pairs);
    writeFileSync(path, file);
    const told = asTold(path, 28);
    assert.equal(isTaken(file, 28), told.verifies, name);
    if (told.verifies) assert.deepEqual(newestOf(file, 28), told.signers, name);
  }
});

test('apksigner and we agree on real apps', { skip }, () => {
  const files = globSync('**/*.apk', { cwd: APKS ?? '.' });
  assert.ok(files.length > 0);
  for (const name of files) {
    const path = join(APKS ?? '.', name);
    const file = readFileSync(path);
    for (const minSdk of [24, 28]) {
      const told = asTold(path, minSdk);
      assert.equal(isTaken(file, minSdk), told.verifies, name);
      assert.deepEqual(newestOf(file, minSdk), told.signers, name);
    }
  }
});
