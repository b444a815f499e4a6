import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/**
 * What `npm test` runs: all tests, in shares that three processes take one after another, since each waits now and then; or one where the
 * machine has a single core. Inside a process tests run one after another and share what is slow to start. `npm test -- FILE…` runs those files alone.
 */
const ALL = [
  'src/**/*.test.ts',
  'examples/**/*.test.ts',
  // Those in a browser have a command of their own: `npm run test:console`.
  'console/*.test.ts',
  'console/src/**/*.test.ts',
];
/** Take their time, and have commands of their own: `npm run test:crash`, `npm run test:slow`. */
const LEFT_OUT = [
  'src/wiring/crash/crash.test.ts',
  'src/wiring/first-hour.test.ts',
  'src/wiring/privacy.test.ts',
  'src/store/prepare.test.ts',
  'src/wiring/vetting/killed.test.ts',
  'src/wiring/vetting/server.test.ts',
];
const given = process.argv.slice(2);
const files = given.length > 0 ? given : globSync(ALL, { exclude: LEFT_OUT });
const atOnce = availableParallelism() === 1 ? 1 : 3;
/** So many that whoever took the slow files does not end long after the other, and so few that starting hardly counts. */
const shares = given.length > 0 || atOnce === 1 ? 1 : 8;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

type Ended = {
  readonly ok: boolean;
  readonly counts: ReadonlyMap<string, number>;
  readonly lines: readonly string[];
};

/** Its lines are told as they come where `tell` says so: two at once would be unreadable. */
function runShare(share: number, tell: () => boolean): Promise<Ended> {
  const part = shares === 1 ? [] : [`--test-shard=${share}/${shares}`];
  const options = ['--test', '--test-isolation=none', ...part];
  const child = spawn(process.execPath, [...options, ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const counts = new Map<string, number>();
  let held: string[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [, name, count] = /^ℹ (\w+) ([\d.]+)$/.exec(line) ?? [];
      if (name === undefined) held.push(line);
      else counts.set(name, Number(count));
    }
    if (tell()) {
      for (const line of held) say(line);
      held = [];
    }
  });
  return new Promise((ended) => {
    child.on('close', (code) => ended({ ok: code === 0, counts, lines: held }));
  });
}

const began = performance.now();
const all: Ended[] = [];
let next = 1;
/** The share whose lines are being told; null: nobody's. */
let told: number | null = null;
async function work(): Promise<void> {
  for (let share = next++; share <= shares; share = next++) {
    const mine = share;
    const ended = await runShare(mine, () => (told ??= mine) === mine);
    for (const line of ended.lines) say(line);
    if (told === mine) told = null;
    all.push(ended);
  }
}
await Promise.all(Array.from({ length: atOnce }, work));
for (const name of ['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo'])
  say(`ℹ ${name} ${all.reduce((sum, { counts }) => sum + (counts.get(name) ?? 0), 0)}`);
say(`ℹ duration_ms ${(performance.now() - began).toFixed(0)}`);
process.exitCode = all.length === shares && all.every(({ ok }) => ok) ? 0 : 1;
