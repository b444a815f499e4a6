import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { KNOWN } from '../../core/vetting/knowledge.fixture.ts';
import { examineFiles, type Outcome } from './examine-files.ts';
import { makeOneFile } from './make-one-file.ts';
import { headOf, isRight, joined, ONE_FILE, placeIn } from './one-file.ts';
import { asWritten, ENGINE_FLAGS, PROGRAM, ROOT, type Program } from './walls.ts';
import { joinForNextTime } from './warm.ts';

const folder = mkdtempSync(join(tmpdir(), 'grendel-one-file-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const APP = join(ROOT, 'node_modules/io.appium.settings/apks/settings_apk-debug.apk');

async function outcomeOf(file: string, program: Program): Promise<Outcome> {
  const knowledge = async (): Promise<string> => JSON.stringify(KNOWN);
  for await (const outcome of examineFiles([file], { knowledge, processes: 1, program }))
    return outcome;
  throw new Error('a file has an outcome');
}

test('the program in one file says what the program says as it is written', async () => {
  const one = join(folder, 'program.joined');
  await makeOneFile(one, PROGRAM);
  assert.ok(isRight(one));
  const [head = ''] = readFileSync(one, 'latin1').split('\n', 1);
  for (const name of ['walls.ts', 'limits.ts', 'start-joined.cjs', 'program.ts'])
    assert.ok(head.includes(`/process/${name}:`), `not used where ${name} is another`);
  const outcome = await outcomeOf(APP, joined(one));
  assert.ok(outcome.kind === 'examined');
  assert.equal(outcome.examined.told?.classes, 5_846);
  assert.deepEqual(outcome, await outcomeOf(APP, asWritten()));
});

test('V8 takes the bytecode that lies in the file, under the flags of the walls', () => {
  const one = join(folder, 'program.joined');
  const script = `
    const bytes = require('node:fs').readFileSync(process.argv[1]);
    const code = bytes.indexOf('\\n') + 1;
    const end = code + Number(bytes.latin1Slice(0, code).split(' ')[1]);
    const cachedData = bytes.subarray(end);
    const options = { filename: process.argv[1], cachedData };
    const script = new (require('node:vm').Script)(bytes.utf8Slice(code, end), options);
    console.log(cachedData.length > 100_000, script.cachedDataRejected);`;
  const said = execFileSync(process.execPath, [...ENGINE_FLAGS, '-e', script, one], { env: {} });
  assert.equal(said.toString(), 'true false\n');
});

test('behind the walls of one file nothing else on the disk is open, not even what it was made of', async () => {
  const one = join(folder, 'misbehave.joined');
  await makeOneFile(one, join(import.meta.dirname, 'misbehave.fixture.ts'));
  const file = join(folder, 'walls');
  writeFileSync(file, `sources ${PROGRAM} ${join(ROOT, 'package.json')}`);
  const outcome = await outcomeOf(file, joined(one));
  assert.ok(outcome.kind === 'examined');
  assert.deepEqual(outcome.examined.findings[0]?.facts, {
    [PROGRAM]: 'ERR_ACCESS_DENIED',
    [join(ROOT, 'package.json')]: 'ERR_ACCESS_DENIED',
  });
});

test('a source that was changed, or damage to the file itself, and it is used no more', () => {
  const one = join(folder, 'made.joined');
  const code = Buffer.from('void 0;\n');
  const write = (head: string, rest: Uint8Array): void => writeFileSync(one, head + rest);
  const head = headOf(['package.json', 'src/core/day.ts'], code);
  write(head, code);
  assert.ok(isRight(one));
  write(head, Buffer.from('void 1;\n'));
  assert.ok(!isRight(one), 'its own code');
  const [, mark = ''] = /day\.ts:(\S+)/.exec(head) ?? [];
  write(
    head.replace(
      mark,
      mark.replace(/.$/, (last) => (last === '1' ? '2' : '1')),
    ),
    code,
  );
  assert.ok(!isRight(one), 'what a source was like then');
  write(head.replace('day.ts', 'gone.ts'), code);
  assert.ok(!isRight(one), 'a source that is gone');
  rmSync(one);
  assert.ok(!isRight(one), 'nothing there');
});

test('where it fails is said by the source that it was made of', async () => {
  const one = join(folder, 'program.joined');
  const lines = readFileSync(one, 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes('function openDex(')) + 1;
  assert.ok(line > 0);
  assert.equal(placeIn(one, line, 'openDex'), 'analysis/dex/open-dex.ts:openDex');
  assert.equal(placeIn(join(folder, 'nowhere'), 1, 'openDex'), '');
});

test('what is joined already is not joined anew', async () => {
  if (!isRight(ONE_FILE)) await makeOneFile(ONE_FILE, PROGRAM);
  const before = statSync(`${ONE_FILE}.begun`, { throwIfNoEntry: false })?.mtimeMs;
  joinForNextTime(Date.now() + 3_600_000);
  assert.equal(statSync(`${ONE_FILE}.begun`, { throwIfNoEntry: false })?.mtimeMs, before);
});
