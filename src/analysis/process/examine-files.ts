import { closeSync } from 'node:fs';
import type { Knowledge } from '../../core/vetting/knowledge.ts';
import { checked } from './checked.ts';
import { jobQueue, type Job, type Outcome } from './jobs.ts';
import { LIMITS, type Limits } from './limits.ts';
import { runWalled } from './run-walled.ts';
import { stopped, type Stop } from './stopped.ts';

export type { Outcome } from './jobs.ts';

export type ExamineOptions = {
  /** Wanted as JSON by each process; the first file is read while it is made. */
  readonly knowledge: Promise<Knowledge>;
  /** How many processes read at a time. */
  readonly processes: number;
  /** How many files one process reads, one after another, before another takes its place. */
  readonly filesPerProcess?: number;
  /** Files with these bytes are known from an earlier run; asked with '': whether there was one. */
  readonly isKnown?: (sha256: string) => boolean;
  readonly limits?: Limits;
  /** Another program behind the same walls: tests have ones that misbehave. */
  readonly program?: string;
};

/** A start takes as long as reading a small app; a process that a file has taken over can lie about those after it only. */
const FILES_PER_PROCESS = 64;

/** Reads app files in processes behind walls; outcomes come in the order of the files. Opens files itself, since the processes can't. */
export async function* examineFiles(
  files: AsyncIterable<string> | Iterable<string>,
  options: ExamineOptions,
): AsyncGenerator<Outcome, void> {
  const queue = jobQueue(files, options.isKnown ?? (() => false));
  const ending = new AbortController();
  const knowledge = options.knowledge.then((known) => JSON.stringify(known));
  const workers = Array.from({ length: Math.max(1, options.processes) }, () =>
    work(queue.next, { ...options, knowledgeJson: knowledge, signal: ending.signal }),
  );
  const failed = Promise.all([knowledge, ...workers]).then(() => new Promise<never>(() => {}));
  failed.catch(() => {});
  const outcomes = queue.outcomes()[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { value, done } = await Promise.race([outcomes.next(), failed]);
      if (done === true) return;
      yield value;
    }
  } finally {
    ending.abort();
  }
}

type Work = ExamineOptions & {
  readonly knowledgeJson: Promise<string>;
  readonly signal: AbortSignal;
};

/** Groups grow, so that a few files are shared out and many cost few starts. */
async function work(next: (mayWait: boolean) => Promise<Job | null>, options: Work): Promise<void> {
  const most = options.filesPerProcess ?? FILES_PER_PROCESS;
  for (let size = 1; !options.signal.aborted; size = Math.min(size * 4, most)) {
    const first = await next(true);
    if (first === null) return;
    const jobs = [first];
    while (jobs.length < Math.min(size, most)) {
      const another = await next(false);
      if (another === null) break;
      jobs.push(another);
    }
    try {
      await readAll(jobs, options);
    } finally {
      for (const { fd, sha256 } of jobs) void sha256.then(() => closeSync(fd));
    }
  }
}

async function readAll(jobs: readonly Job[], options: Work): Promise<void> {
  for (let from = 0; from < jobs.length && !options.signal.aborted;) {
    const left = jobs.slice(from);
    const settled: Promise<void>[] = [];
    from += await runWalled(
      left.map(({ fd }) => fd),
      options.knowledgeJson,
      options.limits ?? LIMITS,
      {
        said: (file, examined) => settled.push(settle(left[file], examined, null)),
        stopped: (file, stop) => settled.push(settle(left[file], null, stop)),
      },
      options.signal,
      options.program,
    );
    await Promise.all(settled);
  }
}

const MISSHAPEN: Stop = { kind: 'crash', error: 'strange-answer', at: '' };

/** Hash and size are ours; what the process says of itself may be a lie. */
async function settle(job: Job | undefined, said: unknown, stop: Stop | null): Promise<void> {
  if (job === undefined) return;
  const sha256 = await job.sha256;
  if (sha256 === null) return job.settle({ file: job.file, kind: 'not-opened', code: 'EIO' });
  const known = { sha256, size: job.size };
  const answer = stop === null ? checked(said) : null;
  const examined = answer === null ? stopped(known, stop ?? MISSHAPEN) : { ...answer, ...known };
  job.settle({ file: job.file, kind: 'examined', examined });
}
