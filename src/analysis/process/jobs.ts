import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import type { Examined } from '../../core/vetting/report.ts';
import { LARGEST } from '../largest.ts';
import { hashFile } from './hash-file.ts';

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
  /** The next file that has to be read; null: there is none, or (where it may not wait) there is no room for one. */
  next(mayWait: boolean): Promise<Job | null>;
  /** What came of all files, in the order in which they were handed in. */
  outcomes(): AsyncIterable<Outcome>;
};

/** Files between being taken and being told: so many results wait at most for one that takes long. */
const WINDOW = 256;

/**
 * Opens and hashes files one after another, and keeps their order. Files whose bytes were seen before have their outcome at once. `isKnown` tells of
 * earlier runs.
 */
export function jobQueue(
  files: AsyncIterable<string> | Iterable<string>,
  isKnown: (sha256: string) => boolean,
): JobQueue {
  const input = iterate(files);
  const order: Promise<Outcome>[] = [];
  const seen = new Map<string, string>();
  let isOver = false;
  let turn: Promise<unknown> = Promise.resolve();
  let news = Promise.withResolvers<void>();
  const tell = (): void => {
    news.resolve();
    news = Promise.withResolvers<void>();
  };
  let firstHash: Promise<unknown> = Promise.resolve();

  async function take(mayWait: boolean): Promise<Job | null> {
    for (;;) {
      while (order.length >= WINDOW) {
        if (!mayWait) return null;
        await news.promise;
      }
      if (isOver) return null;
      const { value: file, done } = await input.next();
      if (done === true) {
        isOver = true;
        tell();
        return null;
      }
      const isFirst = seen.size === 0 && order.length === 0;
      const slot = Promise.withResolvers<Outcome>();
      order.push(slot.promise);
      tell();
      const job = opened(file, slot.resolve);
      if (job === null) continue;
      const hash = job.sha256.then((sha256): Outcome | undefined => {
        if (sha256 === null) return { file, kind: 'not-opened', code: 'EIO' };
        const as = seen.get(sha256) ?? null;
        if (as === null) seen.set(sha256, file);
        if (as === null && !isKnown(sha256)) return undefined;
        return { file, kind: 'same', sha256, as };
      });
      // Nothing can be the same as the first one, so it is read while it is hashed; but for what earlier runs know.
      if (isFirst && !isKnown(ANY)) {
        firstHash = hash;
        return job;
      }
      await firstHash;
      const known = await hash;
      if (known === undefined) return job;
      closeSync(job.fd);
      job.settle(known);
    }
  }
  return {
    next(mayWait) {
      const mine = turn.then(() => take(mayWait));
      turn = mine.catch(() => {});
      return mine;
    },
    async *outcomes() {
      for (;;) {
        const first = order[0];
        if (first !== undefined) {
          yield await first;
          order.shift();
          tell();
        } else if (isOver) return;
        else await news.promise;
      }
    },
  };
}

/** No hash: asks whether anything at all is known. */
const ANY = '';

async function* iterate(
  files: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string, undefined> {
  yield* files;
}

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
