import { checked } from './checked.ts';
import { closed, jobQueue, type Job, type JobQueue, type Outcome } from './jobs.ts';
import { LIMITS, type Limits } from './limits.ts';
import { walledProgram } from './one-file.ts';
import { runWalled } from './run-walled.ts';
import { stopped, type Stop } from './stopped.ts';
import type { Program } from './walls.ts';

export type { Outcome } from './jobs.ts';

export type ExamineOptions = {
  /** Asked once, when the first process has been started: `Knowledge` as JSON, as each of them is given it. */
  readonly knowledge: () => Promise<string>;
  /** How many processes read at a time. */
  readonly processes: number;
  /** How many files one process reads, one after another, before another takes its place. */
  readonly filesPerProcess?: number;
  /** Files with these bytes are known from an earlier run; asked with '': whether there was one. */
  readonly isKnown?: (sha256: string) => boolean;
  readonly limits?: Limits;
  /** Another program behind the walls: tests have ones that misbehave. */
  readonly program?: Program;
  /** Ends all reading at once, and outcomes with it. */
  readonly signal?: AbortSignal;
};

/**
 * A start, until the engine knows the readers as well as it does later, takes as long as reading fifty small apps. But a process that a file has taken over
 * can lie about those after it only, so it is one of so many.
 */
const FILES_PER_PROCESS = 256;

/** Reads app files in processes behind walls; outcomes come in the order of the files. Opens files itself, since the processes can't. */
export async function* examineFiles(
  files: AsyncIterable<string> | Iterable<string>,
  options: ExamineOptions,
): AsyncGenerator<Outcome, void> {
  const queue = jobQueue(files, options.isKnown ?? (() => false));
  const ending = new AbortController();
  const cut = new Promise<null>((resolve) => {
    const end = (): void => {
      ending.abort();
      resolve(null);
    };
    if (options.signal?.aborted === true) end();
    options.signal?.addEventListener('abort', end, { signal: ending.signal });
  });
  const known = Promise.withResolvers<string>();
  let isAsked = false;
  const knowledge = (): Promise<string> => {
    if (!isAsked) options.knowledge().then(known.resolve, known.reject);
    isAsked = true;
    return known.promise;
  };
  const workers = Array.from({ length: Math.max(1, options.processes) }, () =>
    work(queue, { ...options, knowledge, signal: ending.signal }),
  );
  const failed = Promise.all([known.promise, ...workers]).then(() => new Promise<never>(() => {}));
  failed.catch(() => {});
  const outcomes = queue.outcomes()[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([cut, outcomes.next(), failed]);
      if (next === null || next.done === true) return;
      yield next.value;
    }
  } finally {
    ending.abort();
    queue.end();
  }
}

type Work = ExamineOptions & { readonly signal: AbortSignal };

async function work(queue: JobQueue, options: Work): Promise<void> {
  while (!options.signal.aborted) {
    const jobs = await queue.take(options.processes, options.filesPerProcess ?? FILES_PER_PROCESS);
    if (jobs.length === 0) return;
    try {
      await readAll(jobs, options);
    } finally {
      jobs.forEach(closed);
    }
  }
}

async function readAll(jobs: readonly Job[], options: Work): Promise<void> {
  for (let from = 0; from < jobs.length && !options.signal.aborted;) {
    const left = jobs.slice(from);
    const settled: Promise<void>[] = [];
    from += await runWalled(
      left.map(({ fd }) => fd),
      options.knowledge,
      options.limits ?? LIMITS,
      {
        said: (file, examined) => settled.push(settle(left[file], examined, null)),
        stopped: (file, stop) => settled.push(settle(left[file], null, stop)),
      },
      options.signal,
      options.program ?? walledProgram(),
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
