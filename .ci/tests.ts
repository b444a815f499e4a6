import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * What `npm test` runs: all tests, shared among as many processes as the machine has cores for, two at most. Inside a process they
 * run one after another and share what is slow to start. `npm test -- FILE…` runs those files alone, in one.
 */
const ALL = ['src/**/*.test.ts', 'examples/**/*.test.ts'];
const given = process.argv.slice(2);
const shards = given.length > 0 ? 1 : Math.min(2, availableParallelism());

type Ended = { readonly ok: boolean; readonly counts: ReadonlyMap<string, number> };

/** Its lines are held back until `show` says that it is its turn: two at once would be unreadable. */
function runShard(shard: number, show: Promise<void>): Promise<Ended> {
  const share = shards === 1 ? [] : [`--test-shard=${shard}/${shards}`];
  const child = spawn(
    process.execPath,
    ['--test', '--test-isolation=none', ...share, ...(given.length > 0 ? given : ALL)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const counts = new Map<string, number>();
  let held: string[] | null = [];
  const release = async (): Promise<void> => {
    await show;
    for (const line of held ?? []) process.stdout.write(line);
    held = null;
  };
  void release();
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [, name, count] = /^ℹ (\w+) ([\d.]+)$/.exec(line) ?? [];
      if (name !== undefined) counts.set(name, Number(count));
      else if (held) held.push(`${line}\n`);
      else process.stdout.write(`${line}\n`);
    }
  });
  return new Promise((ended) => {
    child.on('close', (code) => ended({ ok: code === 0, counts }));
  });
}

const say = (name: string, count: string): void =>
  void process.stdout.write(`ℹ ${name} ${count}\n`);

const began = performance.now();
let before: Promise<unknown> = Promise.resolve();
const running = Array.from({ length: shards }, (_, i) => {
  const ended = runShard(
    i + 1,
    before.then(() => undefined),
  );
  before = Promise.all([before, ended]);
  return ended;
});
const all = await Promise.all(running);
await before;
for (const name of ['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo'])
  say(name, String(all.reduce((sum, { counts }) => sum + (counts.get(name) ?? 0), 0)));
say('duration_ms', (performance.now() - began).toFixed(0));
process.exitCode = all.every(({ ok }) => ok) ? 0 : 1;
