import { setTimeout as wait } from 'node:timers/promises';
import { StoreUnreachable } from '../actions/unreachable.ts';
import { codeOf, lossOf } from './lost.ts';
import { MovedOn } from './tables/changes.ts';

const MOST_TRIES = 4;

/**
 * Does again what came to nothing because somebody else came between, or because the connection was lost. `run` is one whole
 * transaction or a single read, and when it throws such an error, nothing of it was committed. Throws `StoreUnreachable` where the
 * database stays away for longer than a second.
 */
export async function again<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      const lost = lossOf(error);
      if (lost === null && !cameBetween(error)) throw error;
      if (tries === MOST_TRIES || lost === 'late')
        throw lost === null ? error : new StoreUnreachable(codeOf(error));
      // Not all at once again: the one who won should be done by then. A database that is started anew needs longer.
      await wait(lost === null ? 10 * tries : 100 * 2 ** tries);
    }
  }
}

/** Whether something failed for now only, and would go if it was tried later. */
export const isPassing = (error: unknown): boolean =>
  error instanceof StoreUnreachable || cameBetween(error);

/** By SQLSTATE: a deadlock that this one was chosen to lose, a row that was not as it had been read, two that made the same. */
const CAME_BETWEEN = new Set(['40P01', '40001', '23505']);

const cameBetween = (error: unknown): boolean =>
  error instanceof MovedOn || CAME_BETWEEN.has(codeOf(error) ?? '');
