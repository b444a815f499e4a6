import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, test } from 'node:test';
import { codesOf } from './reading.fixture.ts';
import { READ_OPTIONS, readInventory } from './read.ts';
import { openSources } from './sources.ts';
import { WATCHLIST } from './watchlist.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'grendel-sources-'));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'b', 'deep'), { recursive: true });
mkdirSync(join(folder, '.hidden'));
for (const file of ['c.csv', 'a.csv', 'b/deep/d.csv', 'b/.secret', '.hidden/e.csv'])
  writeFileSync(join(folder, file), 'Serial Number,Package\nR5TESTC0001,com.tencent.mm\n');
symlinkSync(folder, join(folder, 'b', 'loop'));

async function names(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const source of openSources(paths)) found.push(relative(folder, source.name));
  return found;
}

test('a folder gives its files in order, down to the last folder, without hidden ones and links', async () => {
  assert.deepEqual(await names([folder]), ['a.csv', 'b/deep/d.csv', 'c.csv']);
});

test('a file that is missing is refused, and the rest goes on', async () => {
  const outcomes: string[] = [];
  for await (const source of openSources([join(folder, 'none.csv'), join(folder, 'a.csv')]))
    for (const found of await readInventory(source, WATCHLIST, READ_OPTIONS))
      outcomes.push(`${found.outcome} ${codesOf(found).join()}`);
  assert.deepEqual(outcomes, ['refused unreadable', 'read ']);
});

test('progress counts the bytes of the file up to its size', async () => {
  for await (const source of openSources([join(folder, 'a.csv')])) {
    let last = 0;
    const [found] = await readInventory(source, WATCHLIST, READ_OPTIONS, (bytes) => (last = bytes));
    assert.equal(last, source.size);
    assert.equal(found?.bytes, source.size);
  }
});

test('a file that must be held whole is the same from the disk as from memory', async () => {
  const apps = Array.from(
    { length: 20_000 },
    (_, i) => `<dict><key>Identifier</key><string>org.example.app${i}</string></dict>`,
  );
  apps.push('<dict><key>Identifier</key><string>com.tencent.xin</string></dict>');
  const plist = `<?xml version="1.0"?><plist version="1.0"><dict><key>UDID</key><string>U1</string><key>InstalledApplicationList</key><array>${apps.join('\n')}</array></dict></plist>`;
  const path = join(folder, '.large.plist');
  writeFileSync(path, plist);
  for await (const source of openSources([path])) {
    const [found] = await readInventory(source, WATCHLIST, READ_OPTIONS);
    assert.deepEqual([found?.installs, found?.hits.length, found?.outcome], [20_001, 1, 'read']);
  }
});

test('a dash is standard input, of unknown size', async () => {
  for await (const source of openSources(['-']))
    assert.deepEqual([source.name, source.size], ['-', null]);
});
