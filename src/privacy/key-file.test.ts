import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { addKey, fingerprintsOf, newKeyRing } from './keys.ts';
import { readKeyFile, writeKeyFile } from './key-file.ts';

function inFolder(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-keys-'));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a key file is for its owner alone, and comes back as it was written', () =>
  inFolder((folder) => {
    const path = join(folder, 'keys.json');
    const ring = newKeyRing();
    writeKeyFile(path, ring, { replace: false });
    if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o777, 0o600);
    const read = readKeyFile(path);
    assert.ok(read.ok);
    assert.deepEqual(fingerprintsOf(read.ring), fingerprintsOf(ring));
  }));

test('a key file is not overwritten unless asked, and then whole', () =>
  inFolder((folder) => {
    const path = join(folder, 'keys.json');
    const ring = newKeyRing();
    writeKeyFile(path, ring, { replace: false });
    assert.throws(() => writeKeyFile(path, newKeyRing(), { replace: false }), { code: 'EEXIST' });
    const later = addKey(ring, 'pseudonym');
    writeKeyFile(path, later, { replace: true });
    const read = readKeyFile(path);
    assert.ok(read.ok);
    assert.deepEqual(fingerprintsOf(read.ring), fingerprintsOf(later));
    assert.deepEqual(readdirSync(folder), ['keys.json']);
  }));

test(
  'a key file that others may read is refused',
  { skip: process.platform === 'win32' && 'Windows has no such mode' },
  () =>
    inFolder((folder) => {
      const path = join(folder, 'keys.json');
      writeKeyFile(path, newKeyRing(), { replace: false });
      chmodSync(path, 0o640);
      const read = readKeyFile(path);
      assert.ok(!read.ok);
      assert.match(read.message, /0600/);
    }),
);
