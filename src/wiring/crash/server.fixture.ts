import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readHolder } from '../../store/lock.ts';

/** Where a server keeps its things; `url` null is the embedded database. */
export type Place = { readonly folder: string; readonly url: string | null };
export type Kill = {
  /**
   * `start`: counted from the start of the process. `work`: from the first request. `boot` and `any`: from outside, so long after
   * the start of the process or the first request.
   */
  readonly from: 'start' | 'work' | 'boot' | 'any';
  /** So many of them; milliseconds for `boot` and `any`. */
  readonly after: number;
  /** As `hook.fixture.ts` has them, and the moments too. */
  readonly of: 'statement' | 'commit' | 'turn';
  readonly moment: 'before' | 'middle' | 'after';
};

export type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };
export type Served = {
  /** Null: it was gone before it answered in full, so nothing was acknowledged. */
  readonly ask: (
    method: string,
    path: string,
    body?: object | string,
    key?: string,
  ) => Promise<Answer | null>;
  readonly arm: () => void;
  readonly gone: Promise<void>;
  readonly kill: () => Promise<void>;
  /** As Ctrl-C does it. */
  readonly stop: () => Promise<void>;
};

const MAIN = join(import.meta.dirname, '..', '..', 'main.ts');
const HOOK = new URL('hook.fixture.ts', import.meta.url);
/** Seconds on a quiet machine; nobody is to wait for ever on one that is not. */
const STARTS_WITHIN = 180_000;
const SAYS_WITHIN = 500;
const children = new Set<ChildProcess>();

/** Starts the whole server as people do. Null: it was killed before it answered. Throws what it said where it ended by itself. */
export async function startServer(place: Place, kill: Kill | null): Promise<Served | null> {
  const hook = new URL(HOOK);
  if (kill?.from === 'start') hook.searchParams.set('at', String(kill.after));
  if (kill) hook.searchParams.set('moment', kill.moment);
  if (kill) hook.searchParams.set('of', kill.of);
  // What the last one said of itself; the next says it anew.
  rmSync(join(place.folder, 'server.json'), { force: true });
  const child = spawn(process.execPath, ['--import', hook.href, MAIN, 'serve', '--port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      GRENDEL_DATA: place.folder,
      ...(place.url === null ? {} : { GRENDEL_DATABASE_URL: place.url }),
      GRENDEL_DEBUG: '1',
    },
  });
  children.add(child);
  if (kill?.from === 'boot') setTimeout(() => child.kill('SIGKILL'), kill.after);
  let said = '';
  child.stderr?.on('data', (data: Buffer) => (said += String(data)));
  const gone = once(child, 'exit').then(() => void children.delete(child));
  const address = await Promise.race([answering(place.folder, child), gone.then(() => null)]);
  if (address === null) {
    if (child.signalCode === 'SIGKILL') return null;
    throw new Error(`the server did not start: ${said}`);
  }
  return {
    async ask(method, path, body, key) {
      const answer = await ask(address, method, path, body, key);
      // Its log names the fault by class, code and place, never by a value; it comes on another pipe than the answer.
      if (answer && answer.status >= 500) {
        await Promise.race([gone, wait(SAYS_WITHIN)]);
        throw new Error(`${method} ${path}: ${answer.status}. The server said: ${said}`);
      }
      return answer;
    },
    arm() {
      if (kill?.from === 'work' && child.connected) child.send({ arm: kill.after }, () => {});
      if (kill?.from === 'any') setTimeout(() => child.kill('SIGKILL'), kill.after);
    },
    gone,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async stop() {
      child.kill('SIGTERM');
      await gone;
      if (child.exitCode !== 0) throw new Error(`the server did not stop well: ${said}`);
    },
  };
}

type Address = { readonly url: string; readonly token: string };

async function answering(folder: string, child: ChildProcess): Promise<Address | null> {
  for (const until = Date.now() + STARTS_WITHIN; Date.now() < until;) {
    const holder = readHolder(folder);
    const isOurs = holder !== null && holder.pid === child.pid;
    if (isOurs && holder.url !== null && holder.tokenFile !== null)
      return { url: holder.url, token: readFileSync(holder.tokenFile, 'utf8').trim() };
    if (child.exitCode !== null || child.signalCode !== null) return null;
    await wait(20);
  }
  child.kill('SIGKILL');
  throw new Error('the server did not answer in time');
}

async function ask(
  { url, token }: Address,
  method: string,
  path: string,
  body?: object | string,
  key?: string,
): Promise<Answer | null> {
  const headers = {
    authorization: `Bearer ${token}`,
    connection: 'close',
    ...(typeof body === 'object' ? { 'content-type': 'application/json' } : {}),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  try {
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers,
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status: answer.status, body: isJson ? JSON.parse(text) : { text } };
  } catch {
    return null;
  }
}

export function killAll(): void {
  for (const child of children) child.kill('SIGKILL');
}
