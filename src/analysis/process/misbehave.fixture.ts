// A program behind the walls that does what its files tell it: what a reader would do that a file has taken over.
import { spawnSync } from 'node:child_process';
import { existsSync, fstatSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { leaveRoot } from './leave-root.ts';
import { FIRST_FILE } from './messages.ts';

const say = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`);

const EMPTY = {
  sha256: 'a lie',
  size: 1,
  outcome: 'not-readable',
  why: 'no-app-file',
  told: null,
  whose: { kind: 'unknown' },
  evidence: [],
  findings: [],
};

const found = (facts: Readonly<Record<string, string>>) => ({
  code: 'limit.crash',
  place: { entry: '', offset: null },
  phoneReads: null,
  toolsRead: null,
  facts,
});

/** The code of the refusal; `done` where there was none. */
function tried(action: () => unknown): string {
  try {
    action();
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

const connected = (): Promise<string> =>
  new Promise((resolve) => {
    try {
      const socket = connect(9, '127.0.0.1');
      socket.on('connect', () => resolve('done'));
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)));
    } catch (error) {
      resolve(error instanceof Error && 'code' in error ? String(error.code) : String(error));
    }
  });

const DEEDS: Readonly<Record<string, (file: number, words: readonly string[]) => unknown>> = {
  fine: (file) => say({ kind: 'examined', file, examined: EMPTY }),
  hang: () => {
    for (;;);
  },
  heap: () => {
    const kept: number[][] = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, i) => i));
  },
  buffers: () => {
    const kept: Buffer[] = [];
    for (;;) kept.push(Buffer.alloc(16 * 2 ** 20, 1));
  },
  abort: () => process.abort(),
  leave: () => process.exit(0),
  linger: async (file) => {
    for (;;) {
      say({ kind: 'begun', file });
      await new Promise((later) => setTimeout(later, 100));
    }
  },
  flood: () => {
    for (;;) process.stdout.write('x'.repeat(2 ** 20));
  },
  nonsense: () => process.stdout.write('not JSON\n'),
  misshapen: (file) => say({ kind: 'examined', file, examined: { outcome: 'cleared' } }),
  'other-file': () => say({ kind: 'examined', file: 7, examined: EMPTY }),
  throw: (file) => say({ kind: 'failed', file, error: 'TypeError', at: 'zip/open-zip.ts:1' }),
  sources: (file, words) => {
    const facts = Object.fromEntries(words.map((path) => [path, tried(() => readFileSync(path))]));
    say({ kind: 'examined', file, examined: { ...EMPTY, findings: [found(facts)] } });
  },
  walls: async (file) => {
    const facts = {
      read: tried(() => readFileSync('/etc/hostname')),
      catalogue: tried(() => readFileSync(new URL('../../../catalogue/VERSION', import.meta.url))),
      see: tried(() => existsSync('/etc')),
      write: tried(() => writeFileSync('/tmp/grendel-wall', 'x')),
      spawn: tried(() => spawnSync('true')),
      worker: tried(() => new Worker('1', { eval: true })),
      code: tried(() => new Function('return 1')()),
      net: await connected(),
      signal: tried(() => process.kill(process.ppid, 0)),
      // oxlint-disable-next-line no-process-env
      secrets: Object.keys(process.env)
        .filter((name) => !name.startsWith('NODE_COMPILE_CACHE'))
        .join(' '),
    };
    const findings = [found(facts)];
    say({ kind: 'examined', file, examined: { ...EMPTY, findings, more: 'left away' } });
  },
};

leaveRoot();
readFileSync(0);
const count = Number(process.argv[2]);
void (async () => {
  for (let file = 0; file < count; file++) {
    say({ kind: 'begun', file });
    const fd = FIRST_FILE + file;
    const bytes = Buffer.alloc(fstatSync(fd).size);
    readSync(fd, bytes, 0, bytes.length, 0);
    const [deed = '', ...words] = bytes.toString('utf8').split(' ');
    await DEEDS[deed]?.(file, words);
  }
})();
