import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { KNOWN } from '../../core/vetting/knowledge.fixture.ts';
import type { Examined } from '../../core/vetting/report.ts';
import { examineFiles, type ExamineOptions, type Outcome } from './examine-files.ts';
import { asWritten } from './walls.ts';

const knowledge = async (): Promise<string> => JSON.stringify(KNOWN);
const folder = mkdtempSync(join(tmpdir(), 'grendel-walls-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const PROGRAM = asWritten(join(import.meta.dirname, 'misbehave.fixture.ts'));
const LIMITS = { time: 60_000, memory: 300 * 2 ** 20, answer: 100_000 };

/** What came of files with these contents, one after another in as few processes as it takes. */
async function outcomesOf(
  contents: readonly string[],
  options: Partial<ExamineOptions> = {},
): Promise<readonly Outcome[]> {
  const files = contents.map((content, i) => {
    const file = join(folder, `${i}-${createHash('sha1').update(content).digest('hex')}`);
    writeFileSync(file, content);
    return file;
  });
  const outcomes: Outcome[] = [];
  const all = examineFiles(files, {
    knowledge,
    processes: 2,
    limits: LIMITS,
    program: PROGRAM,
    ...options,
  });
  for await (const outcome of all) outcomes.push(outcome);
  return outcomes;
}
const examined = (outcome: Outcome | undefined): Examined => {
  assert.ok(outcome?.kind === 'examined', JSON.stringify(outcome));
  return outcome.examined;
};
const said = (outcome: Outcome | undefined): string => {
  const { why, findings } = examined(outcome);
  return [why, ...findings.map(({ code }) => code)].join(' ');
};

test('what a file does to its reader is a result of that file, and of no other', async () => {
  const memory = process.platform === 'linux' ? ['buffers'] : [];
  const deeds = [
    'fine 1',
    'abort',
    'fine 2',
    'leave',
    'heap',
    ...memory,
    'flood',
    'nonsense',
    'misshapen',
    'other-file',
    'throw',
    'linger',
    'fine 3',
  ];
  const outcomes = await outcomesOf(deeds);
  assert.deepEqual(Object.fromEntries(deeds.map((deed, i) => [deed, said(outcomes[i])])), {
    'fine 1': 'no-app-file',
    abort: 'reader-stopped limit.crash',
    'fine 2': 'no-app-file',
    leave: 'reader-stopped limit.crash',
    heap: 'took-too-much-memory limit.memory',
    ...(memory.length > 0 ? { buffers: 'took-too-much-memory limit.memory' } : {}),
    flood: 'reader-stopped limit.answer',
    nonsense: 'reader-stopped limit.crash',
    misshapen: 'reader-stopped limit.crash',
    'other-file': 'reader-stopped limit.crash',
    throw: 'reader-stopped limit.crash',
    linger: 'reader-stopped limit.crash',
    'fine 3': 'no-app-file',
  });
  assert.deepEqual(examined(outcomes.at(-3)).findings[0]?.facts, {
    error: 'TypeError',
    at: 'zip/open-zip.ts:1',
  });
});

test('a file that is read for too long is given up', async () => {
  const limits = { ...LIMITS, time: 1_000 };
  const outcomes = await outcomesOf(['hang'], { limits });
  assert.equal(said(outcomes[0]), 'took-too-long limit.time');
});

test('who asks for no more ends the reading at once, and its process', async () => {
  const ending = new AbortController();
  const files = [join(folder, 'hangs'), join(folder, 'hangs too')];
  for (const file of files) writeFileSync(file, `hang ${file}`);
  const outcomes = examineFiles(files, {
    // The process is there, and is given what it waits for.
    knowledge: () => {
      setImmediate(() => ending.abort());
      return knowledge();
    },
    processes: 1,
    limits: LIMITS,
    program: PROGRAM,
    signal: ending.signal,
  });
  assert.deepEqual(await outcomes.next(), { value: undefined, done: true });
  const before = examineFiles(files, {
    knowledge: () => assert.fail('no process is started'),
    processes: 1,
    program: PROGRAM,
    signal: ending.signal,
  });
  assert.deepEqual(await before.next(), { value: undefined, done: true });
});

test('behind the walls there is no disk, no network, no process, no worker and no secret', async () => {
  const [outcome] = await outcomesOf(['walls']);
  const { sha256, size, findings, ...rest } = examined(outcome);
  assert.deepEqual(findings[0]?.facts, {
    read: 'ERR_ACCESS_DENIED',
    catalogue: 'ERR_ACCESS_DENIED',
    see: 'ERR_ACCESS_DENIED',
    write: 'ERR_ACCESS_DENIED',
    spawn: 'ERR_ACCESS_DENIED',
    worker: 'ERR_ACCESS_DENIED',
    code: 'EvalError: Code generation from strings disallowed for this context',
    net: 'ERR_ACCESS_DENIED',
    // Other processes of the same user are out of reach for root alone, who becomes nobody: docs/vetting.md says so.
    signal: process.getuid?.() === 0 ? 'EPERM' : 'done',
    secrets: '',
  });
  assert.deepEqual(
    [sha256, size],
    [createHash('sha256').update('walls').digest('hex'), 5],
    'hash and size are counted outside',
  );
  assert.ok(!('more' in rest), 'what is no part of an answer is left away');
});

test('the same bytes are read once, what can not be opened is said, and the order is kept', async () => {
  const same = join(folder, 'same');
  writeFileSync(same, 'fine a');
  const outcomes = await outcomesOf(['fine a', 'fine b', 'fine a'], {
    isKnown: (sha256) => sha256 === createHash('sha256').update('fine b').digest('hex'),
  });
  assert.deepEqual(
    outcomes.map((outcome) => [outcome.kind, outcome.kind === 'same' ? outcome.as : '']),
    [
      ['examined', ''],
      ['same', null],
      ['same', outcomes[0]?.file],
    ],
  );
  // Without anybody who writes into it, a pipe says nothing for ever; the other is 5 GB of nothing.
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  writeFileSync(join(folder, 'vast'), '');
  truncateSync(join(folder, 'vast'), 5e9);
  const missing: Outcome[] = [];
  for await (const outcome of examineFiles(
    ['nowhere', '', 'pipe', 'vast', 'same'].map((name) => join(folder, name)),
    {
      knowledge,
      processes: 1,
      program: PROGRAM,
    },
  ))
    missing.push(outcome);
  assert.deepEqual(
    missing.map((outcome) => (outcome.kind === 'not-opened' ? outcome.code : outcome.kind)),
    ['ENOENT', 'EISDIR', 'ENOTSUP', 'EFBIG', 'examined'],
  );
});

test('knowledge that can not be had ends the reading, and not as a fault of the file', async () => {
  await assert.rejects(
    outcomesOf(['fine'], { knowledge: () => Promise.reject(new Error('no catalogue')) }),
    /no catalogue/,
  );
});
