import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { exportLedger } from './export.ts';
import { folderAt, isFree, readWhole, replaceFile, sinkAt } from './folder.ts';
import { memoryLog, SIGNER, signerOf, textOf } from './log.fixture.ts';
import { verifierText } from './note.ts';
import { verifyOffline } from './offline.ts';

function temporary(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'grendel-ledger-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function exportedTo(folder: string, size = 300): Promise<string> {
  const log = memoryLog();
  log.add(Array.from({ length: size }, (_, i) => textOf(i)));
  const checkpoint = log.sign();
  const source = { ...log, checkpoint, keys: [verifierText(SIGNER)], openings: async () => [] };
  await exportLedger(source, sinkAt(folder));
  return checkpoint;
}
const codes = (problems: readonly { readonly code: string }[]): readonly string[] =>
  problems.map(({ code }) => code);

test('a folder on the disk is exported, and verified with a key and a checkpoint from files', async (t) => {
  const root = temporary(t);
  const folder = join(root, 'export');
  const checkpoint = await exportedTo(folder);
  writeFileSync(join(root, 'kept.txt'), checkpoint);
  writeFileSync(join(root, 'key'), `${verifierText(SIGNER)}\n`);
  let last = [0, 0];
  const result = await verifyOffline(
    { folder, checkpoints: [join(root, 'kept.txt')], keys: [join(root, 'key')] },
    (done, of) => void (last = [done, of]),
  );
  assert.deepEqual([result.kind, result.keyGiven, result.openings], ['verified', true, 0]);
  assert.equal(result.checkpoints[0]?.result, 'same-history');
  assert.deepEqual(last, [300, 300]);
  const text = await verifyOffline({ folder, checkpoints: [], keys: [verifierText(SIGNER)] });
  assert.equal(text.kind, 'verified');
  const other = await verifyOffline({ folder, checkpoints: [], keys: [verifierText(signerOf(9))] });
  assert.deepEqual(codes(other.tampering), ['checkpoint-by-others']);
});

test('openings name people: on the disk nobody else may read them', async (t) => {
  const folder = join(temporary(t), 'export');
  await exportedTo(folder, 3);
  assert.ok(existsSync(join(folder, 'openings.ndjson')));
  if (process.platform !== 'win32')
    assert.equal(statSync(join(folder, 'openings.ndjson')).mode & 0o777, 0o600);
});

test('an export never writes over a file, and a folder that holds something is not free', async (t) => {
  const root = temporary(t);
  assert.equal(await isFree(join(root, 'new')), true);
  assert.equal(await isFree(root), true);
  await exportedTo(join(root, 'new'), 3);
  assert.equal(await isFree(join(root, 'new')), false);
  await assert.rejects(exportedTo(join(root, 'new'), 4), { code: 'EEXIST' });
});

test('links, folders and large files in place of a tile are not read, and are named', async (t) => {
  const root = temporary(t);
  const folder = join(root, 'export');
  await exportedTo(folder);
  const [tile, bundle, key] = [
    join(folder, 'tile/0/000'),
    join(folder, 'tile/entries/000'),
    join(folder, 'key.vkey'),
  ];
  writeFileSync(join(root, 'tile'), readFileSync(tile));
  rmSync(tile);
  symlinkSync(join(root, 'tile'), tile);
  rmSync(bundle);
  mkdirSync(bundle);
  writeFileSync(key, Buffer.alloc(100_000));
  const result = await verifyOffline({ folder, checkpoints: [], keys: [] });
  assert.equal(result.kind, 'tampering');
  assert.deepEqual(
    [...result.tampering, ...result.obstacles].map(({ code, file }) => `${code} ${file ?? ''}`),
    [
      'file-too-large key.vkey',
      'file-unreadable tile/0/000',
      'file-unreadable tile/entries/000',
      'not-reached ',
    ],
  );
});

test('a folder, a key or a checkpoint that is not there is said, and the rest is still checked', async (t) => {
  const root = temporary(t);
  const folder = join(root, 'export');
  await exportedTo(folder, 5);
  const missing = join(root, 'nothing');
  const none = await verifyOffline({ folder: missing, checkpoints: [], keys: [] });
  assert.deepEqual([none.kind, ...codes(none.obstacles)], ['cannot', 'no-folder']);
  const noKey = await verifyOffline({ folder, checkpoints: [], keys: [missing] });
  assert.deepEqual([noKey.kind, ...codes(noKey.obstacles)], ['cannot', 'no-key']);
  const noNote = await verifyOffline({ folder, checkpoints: [missing], keys: [] });
  assert.deepEqual([noNote.kind, ...codes(noNote.obstacles)], ['cannot', 'kept-unreadable']);
  assert.equal(noNote.log?.size, 5);
});

test('a file is read up to its bound and no further', async (t) => {
  const file = join(temporary(t), 'file');
  writeFileSync(file, 'abcd');
  assert.deepEqual(await readWhole(file, 4), {
    kind: 'bytes',
    bytes: new Uint8Array(Buffer.from('abcd')),
  });
  assert.deepEqual(await readWhole(file, 3), { kind: 'too-large', bytes: 4 });
  assert.deepEqual(await readWhole(`${file}/x`, 3), { kind: 'missing' });
});

test('the kept checkpoint is replaced whole, and nothing is left beside it', async (t) => {
  const root = temporary(t);
  await replaceFile(join(root, 'kept'), 'first\n');
  await replaceFile(join(root, 'kept'), 'second\n');
  assert.equal(readFileSync(join(root, 'kept'), 'utf8'), 'second\n');
  assert.deepEqual(readdirSync(root), ['kept']);
});

test('all files below a folder are listed, with slashes', async (t) => {
  const folder = join(temporary(t), 'export');
  await exportedTo(folder, 2);
  const paths: string[] = [];
  for await (const path of folderAt(folder).list()) paths.push(path);
  assert.deepEqual(paths.toSorted(), [
    'checkpoint',
    'key.vkey',
    'manifest.json',
    'openings.ndjson',
    'tile/0/000.p/2',
    'tile/entries/000.p/2',
  ]);
});
