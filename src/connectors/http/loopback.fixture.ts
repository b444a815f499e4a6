import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant } from '../../core/inventory.ts';
import { makeBudget } from './budget.ts';
import { type HttpOptions, type MdmHttp, mdmHttp } from './client.ts';

export type Received = {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
};
export type Turn = (request: IncomingMessage, response: ServerResponse) => void;

export const never = (): AbortSignal => new AbortController().signal;
export const status =
  (code: number, headers: Record<string, string> = {}, body: unknown = { error: 'x' }): Turn =>
  (_, response) =>
    void response.writeHead(code, headers).end(JSON.stringify(body));
export const text =
  (content: string): Turn =>
  (_, response) =>
    void response.end(content);
/** The connection goes away before anything is answered, after the request has arrived. */
export const hangUp: Turn = (request) => void request.socket.destroy();

/** A server on this machine that answers by turns (the last for ever), and a client with a clock that only its waits move. */
export async function loopback(
  turns: readonly Turn[],
  story: (world: {
    readonly http: MdmHttp;
    readonly received: readonly Received[];
    readonly waits: readonly number[];
    readonly url: string;
    readonly client: (options: Partial<HttpOptions>) => MdmHttp;
  }) => Promise<void>,
  options: Partial<HttpOptions> = {},
): Promise<void> {
  const received: Received[] = [];
  const waits: number[] = [];
  let now = Date.UTC(2026, 10, 25, 12);
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const turn = turns[Math.min(received.length, turns.length - 1)];
    received.push({ method, url, authorization: headers.authorization ?? '' });
    request.resume();
    request.on('end', () => turn?.(request, response));
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = (more: Partial<HttpOptions>) =>
    mdmHttp({
      name: 'An MDM',
      base: url,
      budget: makeBudget([]),
      tokens: null,
      jitter: () => 0,
      clock: () => new Date(now).toISOString() as Instant,
      sleep: async (milliseconds, signal) => {
        signal.throwIfAborted();
        waits.push(milliseconds);
        now += milliseconds;
      },
      ...options,
      ...more,
    });
  try {
    await story({ http: client({}), received, waits, url, client });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
