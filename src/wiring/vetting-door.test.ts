import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { digestOf, readFiles } from '../catalogue/files.ts';
import type { FileOutcome } from '../cli/vet/door.ts';
import { CATALOGUE } from './places.ts';
import { vetting } from './vetting-door.ts';

const folder = mkdtempSync(join(tmpdir(), 'grendel-vetting-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const SETTINGS = join('node_modules', 'io.appium.settings', 'apks', 'settings_apk-debug.apk');

const all = async <T>(items: AsyncIterable<T>): Promise<readonly T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};

test('a real app goes all the way: found in a folder, read behind walls, compared with the shipped catalogue', async () => {
  const outcomes: readonly FileOutcome[] = await all(
    vetting.examine(vetting.listed([SETTINGS]), {
      catalogue: null,
      digest: async () => digestOf(readFiles(CATALOGUE)),
      processes: 1,
      isKnown: () => false,
    }),
  );
  const [outcome] = outcomes;
  assert.ok(outcome?.kind === 'examined');
  const { told, outcome: ended, evidence } = outcome.examined;
  assert.deepEqual([ended, told?.identifier?.name], ['analysed', 'io.appium.settings']);
  assert.deepEqual(
    told?.signers.map(({ scheme, verified }) => [scheme, verified]),
    [['v2', true]],
  );
  assert.ok(
    evidence.some(({ signal }) => signal === 'anyone-can-sign'),
    'signed with the debug key that is in every Android SDK',
  );
});

test('a folder is all that lies in it, but hidden files and links', async () => {
  mkdirSync(join(folder, 'b', 'c'), { recursive: true });
  for (const name of ['a.apk', 'b/x.apk', 'b/c/y.ipa', '.hidden', 'z.apk'])
    writeFileSync(join(folder, name), name);
  symlinkSync(folder, join(folder, 'b', 'loop'));
  const found = await all(vetting.listed([folder, 'nowhere.apk']));
  assert.deepEqual(
    found.map((file) => (file === 'nowhere.apk' ? file : relative(folder, file))),
    ['a.apk', join('b', 'c', 'y.ipa'), join('b', 'x.apk'), 'z.apk', 'nowhere.apk'],
  );
});

test('results that are gone on with keep their whole lines; one that was cut off is written again', () => {
  const file = join(folder, 'results.ndjson');
  const first = vetting.results(file, false);
  first.write('{"a":1}');
  first.end();
  assert.throws(() => vetting.results(file, false), /already there/);
  writeFileSync(file, '{"b":', { flag: 'a' });
  const again = vetting.results(file, true);
  assert.deepEqual([...again.lines], ['{"a":1}']);
  again.write('{"c":3}');
  again.end();
  assert.equal(readFileSync(file, 'utf8'), '{"a":1}\n{"c":3}\n');
  const fresh = vetting.results(join(folder, 'new.ndjson'), true);
  assert.deepEqual([...fresh.lines], []);
  fresh.end();
});
