import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readHolder } from '../src/store/lock.ts';
import type { Place } from './databases.ts';

const PROGRAM = join(import.meta.dirname, '..', 'bin', 'grendel.js');
const STARTS_WITHIN = 120_000;

export type RunningServer = {
  /** Seconds from the start of the process to the first 200 of `/readyz`. */
  readonly startedIn: number;
  readonly url: string;
  readonly pid: number;
  readonly token: string;
  /** Paths begin behind `/api`. Throws on what is no 2xx. */
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body: object) => Promise<T>;
  /** Highest resident memory of its process so far, in megabytes (10^6 bytes); null where the system does not say. */
  readonly peak: () => number | null;
  readonly stop: () => Promise<void>;
};

/** `grendel serve`, as people start it. */
export async function startServer(
  { folder, url: database }: Omit<Place, 'name'>,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const port = await freePort();
  const { PATH = '' } = process.env;
  const given = database === null ? {} : { GRENDEL_DATABASE_URL: database };
  const before = performance.now();
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH, GRENDEL_DATA: folder, ...given, ...env },
  });
  // A benchmark that fails leaves no server behind.
  const end = (): boolean => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('close', () => process.off('exit', end));
  const url = `http://127.0.0.1:${port}`;
  await ready(child, url);
  const startedIn = (performance.now() - before) / 1000;
  const token = await tokenIn(folder);
  // A connection each: one that the server closes at the moment that it is used again would be no answer.
  const headers = { authorization: `Bearer ${token}`, connection: 'close' };
  return {
    startedIn,
    url,
    token,
    get: async (path) => jsonOf(await fetch(`${url}/api${path}`, { headers })),
    post: async (path, body) =>
      jsonOf(
        await fetch(`${url}/api${path}`, {
          method: 'POST',
          headers: {
            ...headers,
            'content-type': 'application/json',
            'idempotency-key': crypto.randomUUID(),
          },
          body: JSON.stringify(body),
        }),
      ),
    pid: child.pid ?? 0,
    peak: () => peakOf(child.pid),
    async stop() {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  for (const until = performance.now() + STARTS_WITHIN; performance.now() < until;) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    await answer?.bytes();
    if (answer?.status === 200) return;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`grendel serve ended with ${child.exitCode ?? child.signalCode}`);
    await wait(5);
  }
  child.kill('SIGKILL');
  throw new Error('grendel serve did not answer in time');
}

/** Said some milliseconds after the first answer. */
async function tokenIn(folder: string): Promise<string> {
  for (;;) {
    const file = readHolder(folder)?.tokenFile;
    if (file) return readFileSync(file, 'utf8').trim();
    await wait(5);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function jsonOf<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
  return JSON.parse(text) as T;
}

/** Highest resident memory of a process so far, in megabytes (10^6 bytes); null where the system does not say. */
export function peakOf(pid: number | undefined): number | null {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  const found = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(file, 'utf8'));
  return found === null ? null : (Number(found[1]) * 1024) / 1e6;
}
