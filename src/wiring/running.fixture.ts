import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readHolder } from '../store/lock.ts';
import { prepareFolder } from '../store/prepare.ts';

/** For tests only: servers as people start them, each on a folder of its own. */
const BIN = join(import.meta.dirname, '..', '..', 'bin', 'grendel.js');
const PLACE = mkdtempSync(join(tmpdir(), 'grendel-running-'));
const STARTS_WITHIN = 60_000;
const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(PLACE, { recursive: true, force: true });
});

let made = 0;
let prepared: Promise<string> | null = null;
export const newPlace = (): string => join(PLACE, String(made++));

/** A data folder with an empty database in it: made once, since that takes seconds, and copied. */
export async function dataFolder(): Promise<string> {
  prepared ??= (async () => {
    const folder = join(newPlace(), 'database');
    await prepareFolder(folder);
    return folder;
  })();
  const folder = newPlace();
  mkdirSync(folder, { mode: 0o700 });
  cpSync(await prepared, join(folder, 'database'), { recursive: true });
  return folder;
}

export type RunningServer = {
  readonly folder: string;
  readonly url: string;
  readonly token: string;
  /** With the token; paths begin behind `/api`. */
  readonly ask: (path: string, init?: RequestInit & { duplex?: 'half' }) => Promise<Response>;
  readonly post: <T>(path: string, body: object) => Promise<T>;
  readonly get: <T>(path: string) => Promise<T>;
  /** All that it said so far, on both outputs. */
  readonly said: () => string;
  /** As Ctrl-C does it; gives the exit code. */
  readonly stop: () => Promise<number | null>;
};

/** Starts `grendel serve` and waits until it answers; throws what it said where it ends before. */
export async function startServer(
  folder: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<RunningServer> {
  // What the last one said of itself; this one says it anew.
  rmSync(join(folder, 'server.json'), { force: true });
  const child = startChild(['serve', '--port', '0', ...args], { GRENDEL_DATA: folder, ...env });
  const said = listen(child);
  const closed = once(child, 'close');
  const { url, token } = await answering(folder, child, closed, said);
  const ask: RunningServer['ask'] = (path, init = {}) =>
    fetch(`${url}/api${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, connection: 'close', ...init.headers },
    } as RequestInit);
  const json = async <T>(answer: Response): Promise<T> => {
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
    return JSON.parse(text) as T;
  };
  return {
    folder,
    url,
    token,
    ask,
    get: async (path) => json(await ask(path)),
    post: async (path, body) =>
      json(
        await ask(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
          body: JSON.stringify(body),
        }),
      ),
    said: () => said.out + said.err,
    async stop() {
      child.kill('SIGTERM');
      await closed;
      return child.exitCode;
    },
  };
}

function startChild(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [BIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, LANG: 'C.UTF-8', NO_COLOR: '1', COLUMNS: '80', ...env },
  });
  children.add(child);
  child.once('close', () => children.delete(child));
  return child;
}

function listen(child: ChildProcess): { out: string; err: string } {
  const said = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  return said;
}

async function answering(
  folder: string,
  child: ChildProcess,
  closed: Promise<unknown>,
  said: { readonly out: string; readonly err: string },
): Promise<{ readonly url: string; readonly token: string }> {
  for (const until = performance.now() + STARTS_WITHIN; performance.now() < until;) {
    const holder = readHolder(folder);
    if (holder?.url && holder.tokenFile)
      return { url: holder.url, token: readFileSync(holder.tokenFile, 'utf8').trim() };
    if (child.exitCode !== null || child.signalCode !== null) {
      await closed;
      throw new Error(`the server ended with ${child.exitCode}: ${said.out}${said.err}`);
    }
    await wait(20);
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not answer in time: ${said.out}${said.err}`);
}
