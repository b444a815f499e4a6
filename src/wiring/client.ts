import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { Client } from '../cli/server/door.ts';
import { UserError } from '../cli/user-error.ts';
import { readHolder } from '../store/lock.ts';

export type ClientSettings = {
  /** Data folder of a server on this machine. */
  readonly folder: string;
  readonly url: string | null;
  /** Null: the one that the server on this machine wrote for us. */
  readonly token: string | null;
};

/** Finds a server and who we are for it. Nothing is asked yet. */
export function connect({ folder, url, token }: ClientSettings): Client {
  const holder = url === null ? readHolder(folder) : null;
  const address = url ?? holder?.url ?? null;
  if (address === null)
    throw new UserError(
      `No server runs on ${folder}`,
      'Start one with grendel serve, or say --server URL and GRENDEL_TOKEN.',
    );
  const bearer = token ?? tokenIn(holder?.tokenFile ?? null);
  if (bearer === null)
    throw new UserError(
      `There is no token for ${address}`,
      'Set GRENDEL_TOKEN to the token that the server printed at its start.',
    );
  return clientOf(serverAddress(address), bearer);
}

/** With its path, where a proxy has put it below one. */
function serverAddress(text: string): string {
  const url = URL.parse(text);
  if (url !== null) return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  throw new UserError('The address of the server is none', 'Write it as https://grendel.example.');
}

function tokenIn(file: string | null): string | null {
  return file !== null && existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

function clientOf(url: string, token: string): Client {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}/api${path}`, { ...init, headers }).catch(unreachable(url));
    if (!answer.ok && answer.status !== 404) throw await refusalOf(answer);
    return answer;
  };
  const json = async <T>(answer: Response): Promise<T> => {
    if (!answer.ok) throw await refusalOf(answer);
    // The server is ours, and its answers are tested against its own schemas.
    return (await answer.json()) as T;
  };
  const send =
    (method: 'POST' | 'PUT') =>
    async <T>(path: string, body: unknown): Promise<T> =>
      json(
        await ask(path, {
          method,
          headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
          body: JSON.stringify(body),
        }),
      );
  return {
    url,
    get: async (path) => json(await ask(path)),
    post: send('POST'),
    put: send('PUT'),
    async bytes(path) {
      const answer = await ask(path);
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
    },
    async sendFile(path, file, watch) {
      const isPlain = file !== '-' && statSync(file).isFile();
      const of = isPlain ? statSync(file).size : null;
      const source =
        file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 20 });
      const init = {
        method: 'PUT',
        body: ReadableStream.from(counted(source, (bytes) => watch(bytes, of))),
        duplex: 'half',
      };
      return json(await ask(path, init as unknown as RequestInit));
    },
  };
}

export const unreachable =
  (url: string) =>
  (error: unknown): never => {
    const cause = error instanceof Error ? error.cause : null;
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new UserError(`${url} does not answer${code}`, 'Is it running? grendel serve starts it.');
  };

async function* counted(
  source: AsyncIterable<Uint8Array>,
  watch: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    watch(bytes);
    yield chunk;
  }
}

/** The words of a problem (RFC 9457); what answers without one is no server of ours. */
export async function refusalOf(answer: Response): Promise<UserError> {
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json');
  if (!isProblem)
    return new UserError(
      `The server answered ${answer.status} and not as Grendel does`,
      'Is the address right?',
    );
  const {
    title,
    code,
    errors = [],
    facts = {},
  } = (await answer.json()) as {
    readonly title: string;
    readonly code: string;
    readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
    readonly facts?: Readonly<Record<string, unknown>>;
  };
  const where = errors.map(({ pointer, detail }) => `${pointer}: ${detail}`);
  const told = Object.entries(facts).map(([name, value]) => `${name}: ${String(value)}`);
  const more = [...where, ...told].join('; ');
  return new UserError(
    `${title}${more === '' ? '' : ` (${more})`}`,
    `docs/problems/${code}.md says more.`,
  );
}
