import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

/** The program as people start it: real processes, so there are few of these tests. */
const BIN = join(import.meta.dirname, '..', 'bin', 'grendel.js');
const FOLDER = mkdtempSync(join(tmpdir(), 'grendel-main-'));
after(() => rmSync(FOLDER, { recursive: true }));

const CSV = 'Serial Number,Bundle ID\nTESTA1,com.zhiliaoapp.musically\nTESTA2,com.example.notes\n';
const FLEET = join(FOLDER, 'fleet.csv');
writeFileSync(FLEET, CSV);

function grendel(args: readonly string[], input = '', node = process.execPath) {
  const env = { ...process.env, LANG: 'C.UTF-8', NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(node, [BIN, ...args], {
    input,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('a real scan finds the app, says so on the output alone, and exits with 1', () => {
  const { status, stdout, stderr } = grendel(['scan', FLEET]);
  assert.equal(status, 1);
  assert.match(stdout, /PROHIBITED +1 app on 1 of 2 phones\n {2}TikTok/);
  assert.doesNotMatch(stderr, /fleet/);
  assert.doesNotMatch(stdout, /TESTA|com\.example/);
});

test('the standard input can be scanned, and JSON goes to a script', () => {
  const { status, stdout } = grendel(['scan', '-', '--json'], CSV);
  const json = JSON.parse(stdout) as { exit: number; coverage: { devices: number } };
  assert.deepEqual([status, json.exit, json.coverage.devices], [1, 1, 2]);
});

test('a file that is not there is said to be so, with exit 2', () => {
  const { status, stdout, stderr } = grendel(['scan', join(FOLDER, 'none.csv')]);
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /none\.csv: .*no such file/);
});

test('an unknown app has no verdict; an unknown policy, folder or encoding is refused with a way out', () => {
  assert.equal(grendel(['explain', 'com.example.notes']).status, 2);
  assert.match(grendel(['scan', FLEET, '--policy', 'n']).stderr, /Is nl meant\?/);
  assert.match(
    grendel(['scan', FLEET, '--catalogue', join(FOLDER, 'no')]).stderr,
    /no: there is no such folder, or no catalogue in it/,
  );
  assert.match(grendel(['scan', FLEET, '--encoding', 'utf-99']).stderr, /is no encoding/);
});

test('files are written whole, and a table of phones only for its owner', () => {
  const csv = join(FOLDER, 'calls.csv');
  const html = join(FOLDER, 'page.html');
  const { stderr } = grendel(['scan', FLEET, '--devices', '--csv', csv, '--html', html]);
  assert.ok(stderr.endsWith(`Wrote ${csv}\nWrote ${html}\n`));
  assert.match(readFileSync(csv, 'utf8'), /TESTA1/);
  assert.match(readFileSync(html, 'utf8'), /<\/html>\n$/);
  if (process.platform !== 'win32') assert.equal(statSync(csv).mode & 0o077, 0);
  assert.match(
    grendel(['scan', FLEET, '--html', join(FOLDER, 'no', 'x.html')]).stderr,
    /no such file or folder/,
  );
});

test('block export refuses to overwrite, on a real disk too', () => {
  const args = ['block', 'export', '--for', 'apple', '--out', join(FOLDER, 'block')];
  assert.equal(grendel(args).status, 0);
  const again = grendel(args);
  assert.equal(again.status, 2);
  assert.match(again.stderr, /is already there/);
  assert.equal(grendel([...args, '--force']).status, 0);
});

test('Ctrl+C ends it with 130', { skip: process.platform === 'win32' }, async () => {
  const child = spawn(process.execPath, [BIN, 'scan', '-'], { stdio: ['pipe', 'ignore', 'pipe'] });
  child.stdin.write(CSV.repeat(1000));
  // It waits for more of the input; by then the handler is long there.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  child.kill('SIGINT');
  assert.equal(await new Promise((resolve) => child.on('exit', resolve)), 130);
});

test('a reader that goes away is no fault', async () => {
  const child = spawn(process.execPath, [BIN, 'catalogue', 'search', 'com'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let err = '';
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  await new Promise((resolve) => child.on('exit', resolve));
  assert.equal(err, '');
});

const OLD = '/usr/bin/node';
const old = spawnSync(OLD, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' });
const hasOld = old.status === 0 && Number(old.stdout) < 26;

test(
  'an older Node hands over to the one that was installed, and passes on the exit code',
  { skip: hasOld ? false : 'no older Node on this machine' },
  () => {
    assert.equal(grendel(['--version'], '', OLD).stdout, grendel(['--version']).stdout);
    assert.equal(grendel(['scan', FLEET, '--quiet'], '', OLD).status, 1);
  },
);

test('the start script knows every package that carries a Node, and no other', () => {
  const source = readFileSync(BIN, 'utf8');
  const named = [...source.matchAll(/'(node-[a-z0-9-]+)'/g)].map(([, name]) => name);
  const manifest = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'),
  ) as {
    optionalDependencies: Record<string, string>;
  };
  assert.deepEqual(named.toSorted(), Object.keys(manifest.optionalDependencies).toSorted());
});
