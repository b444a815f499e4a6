import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { lineReader } from './lines.ts';
import type { Limits } from './limits.ts';
import type { Stop } from './stopped.ts';
import { placeIn } from './one-file.ts';
import { ENVIRONMENT, flagsFor, type Program } from './walls.ts';

/** What came of the files of one process. `said` is what the process says, and it may be lying: nobody has looked at it yet. */
export type Heard = {
  readonly said: (file: number, examined: unknown) => void;
  /** Of this file there is no answer. */
  readonly stopped: (file: number, stop: Stop) => void;
};

/**
 * Reads open files, one after another, in one process behind walls. Resolves to how many of them have a result: where the process ended or was ended, the
 * file that it was at has one, and those after it have none.
 */
export function runWalled(
  fds: readonly number[],
  knowledge: () => Promise<string>,
  limits: Limits,
  heard: Heard,
  signal: AbortSignal,
  program: Program,
): Promise<number> {
  const started = program.joined === null ? [program.path] : [program.path, program.joined];
  const child = spawn(process.execPath, [...flagsFor(program), ...started, String(fds.length)], {
    env: ENVIRONMENT,
    stdio: ['pipe', 'pipe', 'pipe', ...fds],
    windowsHide: true,
  });
  const { promise, resolve } = Promise.withResolvers<number>();
  let done = 0;
  /** The file that was begun last: each gets its time once. */
  let begun = -1;
  let stop: Stop | null = null;
  let complaint = '';
  const kill = (why: Stop): void => {
    stop ??= why;
    child.kill('SIGKILL');
  };
  const clock = timer(limits.time, () => kill({ kind: 'time', most: limits.time }));
  const watch = watchMemory(child, limits.memory, () =>
    kill({ kind: 'memory', most: limits.memory }),
  );
  const endWithUs = (): void => void child.kill('SIGKILL');
  keepTrack(child);
  signal.addEventListener('abort', endWithUs);

  const lines = lineReader(limits.answer);
  const hear = (line: string): void => {
    if (stop !== null) return;
    const message = parsed(line);
    if (message === null || message['file'] !== done) return kill(strange(line));
    if (message['kind'] === 'begun' && begun < done) {
      begun = done;
      return clock.again();
    }
    if (message['kind'] === 'examined') heard.said(done, message['examined']);
    else if (message['kind'] === 'failed') {
      heard.stopped(done, {
        kind: 'crash',
        error: shortWord(message['error']),
        at: placeOf(message['at'], program),
      });
    } else return kill(strange(line));
    done += 1;
    clock.again();
    // It has said all that it was asked, and would only take time to leave.
    if (done === fds.length) endWithUs();
  };
  child.stdout?.on('data', (chunk: Buffer) => {
    const read = stop === null ? lines(chunk) : [];
    if (read === null) kill({ kind: 'answer', most: limits.answer });
    else for (const line of read) hear(line);
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('latin1')).slice(-COMPLAINT);
  });
  give(child, knowledge());
  let isOver = false;
  const over = (code: number | null, killedBy: string | null): void => {
    if (isOver) return;
    isOver = true;
    clock.end();
    watch.end();
    living.delete(child);
    signal.removeEventListener('abort', endWithUs);
    if (done < fds.length) {
      heard.stopped(done, stop ?? ended(code, killedBy, complaint, limits));
      done += 1;
    }
    resolve(done);
  };
  child.on('error', (error) => over(null, error.name));
  child.on('close', over);
  return promise;
}

const COMPLAINT = 4_096;

const living = new Set<ChildProcess>();
let isTracking = false;

/** None of them outlives us. */
function keepTrack(child: ChildProcess): void {
  living.add(child);
  if (isTracking) return;
  isTracking = true;
  process.on('exit', () => {
    for (const one of living) one.kill('SIGKILL');
  });
}

/** Only our own program speaks so; whatever else speaks here, its words are not shown. */
const strange = (line: string): Stop => ({
  kind: 'crash',
  error: 'strange-answer',
  at: String(line.length),
});

function give(child: ChildProcess, knowledge: Promise<string>): void {
  const { stdin } = child;
  // A process that has ended doesn't want to know any more.
  stdin?.on('error', () => {});
  knowledge.then(
    (text) => stdin?.end(`{"knowledge":${text}}`),
    () => child.kill('SIGKILL'),
  );
}

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

/** A place in our own code: a line of the one file says nothing by itself. */
function placeOf(at: unknown, { joined }: Program): string {
  const said = shortWord(at);
  const [, line, name = ''] = /^(\d+):([\w.]*)$/.exec(said) ?? [];
  return line === undefined || joined === null
    ? said
    : shortWord(placeIn(joined, Number(line), name));
}

const shortWord = (value: unknown): string =>
  typeof value === 'string' && /^[\w/.:-]{0,120}$/.test(value) ? value : '';

/** V8 ends the process where its heap is full, and says so; all else is a crash. */
function ended(
  code: number | null,
  signal: string | null,
  complaint: string,
  limits: Limits,
): Stop {
  const isMemory = /heap out of memory|Array buffer allocation failed/i.test(complaint);
  if (isMemory) return { kind: 'memory', most: limits.memory };
  return { kind: 'crash', error: signal ?? `exit ${code ?? ''}`, at: '' };
}

function timer(milliseconds: number, late: () => void) {
  let running = setTimeout(late, milliseconds);
  return {
    again: () => {
      clearTimeout(running);
      running = setTimeout(late, milliseconds);
    },
    end: () => clearTimeout(running),
  };
}

const LOOK = 50;

/** Memory of files lies outside of V8's heap, and only the system knows how much it is: Linux tells, others leave it to V8's limit and our readers' bounds. */
function watchMemory({ pid }: ChildProcess, most: number, tooMuch: () => void) {
  const look = setInterval(() => {
    try {
      const told = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
      if (Number(told?.[1] ?? 0) * 1_024 > most) tooMuch();
    } catch {
      clearInterval(look);
    }
  }, LOOK);
  return { end: () => clearInterval(look) };
}
