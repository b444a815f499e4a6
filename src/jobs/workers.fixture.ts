import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** For tests only: a worker as people start it, killed at random and started again until it is told to end. */
const MAIN = join(import.meta.dirname, '..', 'main.ts');

export type Chaos = {
  readonly kills: () => number;
  /** Ends it in order; throws what it said where a worker ended by itself. */
  readonly end: () => Promise<void>;
};

export function killedAgainAndAgain(
  env: Readonly<Record<string, string>>,
  livesFor: () => number,
): Chaos {
  const ending = new AbortController();
  let kills = 0;
  let child: ChildProcess | null = null;
  const loop = (async () => {
    while (!ending.signal.aborted) {
      const worker = spawn(process.execPath, [MAIN, 'worker'], {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...env, GRENDEL_DEBUG: '1' },
      });
      child = worker;
      let said = '';
      worker.stderr?.on('data', (data: Buffer) => (said += String(data)));
      const gone = once(worker, 'exit');
      await wait(livesFor(), null, { signal: ending.signal }).catch(() => {});
      if (worker.exitCode !== null) throw new Error(`a worker ended by itself: ${said}`);
      worker.kill(ending.signal.aborted ? 'SIGTERM' : 'SIGKILL');
      if (!ending.signal.aborted) kills++;
      await gone;
    }
  })();
  // Read at the end; until then no unhandled rejection.
  loop.catch(() => child?.kill('SIGKILL'));
  return {
    kills: () => kills,
    async end() {
      ending.abort();
      await loop;
    },
  };
}
