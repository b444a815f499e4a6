import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Examined } from '../../core/vetting/report.ts';
import { LARGEST } from '../largest.ts';
import { hashFile } from './hash-file.ts';
import { isWorthAStart, shareOf } from './shares.ts';

/** What came of one file. */
export type Outcome = { readonly file: string } & (
  | { readonly kind: 'examined'; readonly examined: Examined }
  /** The very bytes of a file that was handed in before, in this run or (`as` null) in an earlier one. */
  | { readonly kind: 'same'; readonly sha256: string; readonly as: string | null }
  /** With the system's code: `ENOENT`. */
  | { readonly kind: 'not-opened'; readonly code: string }
);

/** An open file on its way. */
export type Job = {
  readonly file: string;
  readonly fd: number;
  readonly size: number;
  /** Null where the disk gives it only in part. */
  readonly sha256: Promise<string | null>;
  readonly settle: (outcome: Outcome) => void;
};

export type JobQueue = {
  /** Files that have to be read, `most` at most: of those that are ready a share for each of `among` readers. None: there are no more. */
  take(among: number, most: number): Promise<readonly Job[]>;
  /** What came of all files, in the order in which they were handed in. */
  outcomes(): AsyncIterable<Outcome>;
  /** Nobody takes any more. */
  end(): void;
};

/** Files between being opened and being told: so many are open, and so many results wait at most for one that takes long. */
const WINDOW = 1_024;

/** Milliseconds that a reader waits for more files than are worth it: paths may come one by one. */
const SOON = 100;

/**
 * Opens and hashes files one after another, ahead of those who read them, and keeps their order. Files whose bytes were seen before have their outcome at
 * once. `isKnown` tells of earlier runs.
 */
export function jobQueue(
  files: AsyncIterable<string> | Iterable<string>,
  isKnown: (sha256: string) => boolean,
): JobQueue {
  const order: Promise<Outcome>[] = [];
  const ready: Job[] = [];
  const seen = new Map<string, string>();
  const state = {
    /** All files were named. */
    isListed: false,
    /** All of them are ready or settled. */
    isOver: false,
    isEnded: false,
  };
  let news = Promise.withResolvers<void>();
  const tell = (): void => {
    news.resolve();
    news = Promise.withResolvers<void>();
  };

  const isLast = (): boolean => state.isListed && order.length === 1;

  async function* listed(): AsyncGenerator<string> {
    try {
      yield* files;
    } finally {
      state.isListed = true;
      tell();
    }
  }

  async function fill(): Promise<void> {
    for await (const [file, isFirst] of oneAhead(listed())) {
      while (order.length >= WINDOW && !state.isEnded) await news.promise;
      if (state.isEnded) return;
      const slot = Promise.withResolvers<Outcome>();
      order.push(slot.promise);
      const job = opened(file, slot.resolve);
      // Nothing can be the same as the first one, so it is read while it is hashed; but for what earlier runs know.
      const isSure = isFirst && !isKnown(ANY);
      if (job !== null && isSure) ready.push(job);
      tell();
      if (job === null) continue;
      const known = await sameAs(job);
      if (isSure) continue;
      if (known === null && !state.isEnded) ready.push(job);
      else closeSync(job.fd);
      if (known !== null) job.settle(known);
      tell();
    }
  }

  /** Its outcome, where that is known without reading it. */
  async function sameAs({ file, sha256: hashed }: Job): Promise<Outcome | null> {
    const sha256 = await hashed;
    if (sha256 === null) return { file, kind: 'not-opened', code: 'EIO' };
    const as = seen.get(sha256) ?? null;
    if (as === null) seen.set(sha256, file);
    return as === null && !isKnown(sha256) ? null : { file, kind: 'same', sha256, as };
  }

  const filling = fill().finally(() => {
    state.isOver = true;
    tell();
  });
  // Said when all that was named before has its outcome.
  filling.catch(() => {});
  return {
    async take(among, most) {
      let isLate = false;
      const late = sleep(SOON, null, { ref: false }).then(() => (isLate = true));
      const mayMore = (): boolean => !isLate && !state.isOver && !isLast();
      const isWaiting = (): boolean =>
        ready.length === 0 ? !state.isOver : mayMore() && !isWorthAStart(ready);
      while (isWaiting()) await Promise.race(isLate ? [news.promise] : [news.promise, late]);
      return ready.splice(0, Math.min(most, shareOf(ready, among)));
    },
    async *outcomes() {
      for (;;) {
        const first = order[0];
        if (first !== undefined) {
          yield await first;
          order.shift();
          tell();
        } else if (state.isOver) return filling;
        else await news.promise;
      }
    },
    end() {
      state.isEnded = true;
      ready.splice(0).forEach(closed);
      tell();
    },
  };
}

/** Each with whether it is the first; the next one is asked for before one is given, so that it is known early that there is none. */
async function* oneAhead<T>(all: AsyncGenerator<T>): AsyncGenerator<readonly [T, boolean], void> {
  let next = all.next();
  for (let isFirst = true; ; isFirst = false) {
    const { value, done } = await next;
    if (done === true) return;
    next = all.next();
    // Where it fails, it does so when its turn comes.
    next.catch(() => {});
    yield [value, isFirst];
  }
}

/** No hash: asks whether anything at all is known. */
const ANY = '';

/** Closes the file, once nobody hashes it any more. */
export const closed = ({ fd, sha256 }: Job): void => void sha256.then(() => closeSync(fd));

/** A named pipe without a writer would hold the whole run: it is opened without waiting, and is no file. Windows has neither. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function opened(file: string, settle: (outcome: Outcome) => void): Job | null {
  try {
    const fd = openSync(file, READ);
    const stat = fstatSync(fd);
    if (!stat.isFile()) {
      closeSync(fd);
      settle({ file, kind: 'not-opened', code: stat.isDirectory() ? 'EISDIR' : 'ENOTSUP' });
      return null;
    }
    // To hash hundreds of gigabytes would take an hour, and no phone installs them.
    if (stat.size > LARGEST) {
      closeSync(fd);
      settle({ file, kind: 'not-opened', code: 'EFBIG' });
      return null;
    }
    return { file, fd, size: stat.size, sha256: hashFile(fd).catch(() => null), settle };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
    settle({ file, kind: 'not-opened', code });
    return null;
  }
}
