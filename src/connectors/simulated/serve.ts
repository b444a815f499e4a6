import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { SetTraps } from './traps.ts';

/** On every answer, so that nobody takes a simulated vendor for the real one. */
export const SIMULATOR_HEADER = 'x-grendel-simulator';

/** What vendors write into their errors beside the code; no message of ours may ever hold it. */
export const VENDOR_TEXT = 'person0@simulated.example has an app that the simulated vendor names';

export type Served = {
  /** `http://127.0.0.1:43210` */
  readonly url: string;
  /** Requests answered, those that fell into a trap included. */
  readonly requests: () => number;
  readonly close: () => Promise<void>;
};

/**
 * Serves a simulated vendor on this machine alone. `answer`: a handler of the Web's Request (a Hono app's `fetch`). Throttling, failing
 * and breaking off are done here; what a trap means otherwise is for the handler. `exempt`: paths that no trap concerns (the token).
 */
export async function serveSimulator(options: {
  readonly vendor: string;
  readonly answer: (request: Request) => Response | Promise<Response>;
  readonly traps: SetTraps;
  readonly now: () => number;
  readonly exempt?: (path: string) => boolean;
  readonly port?: number;
}): Promise<Served> {
  const { vendor, answer, traps, now, exempt } = options;
  let requests = 0;

  async function respond(request: Request, outgoing: ServerResponse): Promise<Response> {
    requests += 1;
    const trapped = exempt?.(new URL(request.url).pathname) !== true;
    const response = (trapped ? stopped(traps, now()) : null) ?? (await answer(request));
    const headers = new Headers(response.headers);
    headers.set(SIMULATOR_HEADER, vendor);
    headers.set('date', new Date(now() + (traps.now().skew ?? 0) * 1000).toUTCString());
    const breaks = trapped && response.status < 400 && traps.springs('breakOff');
    const body = breaks ? await half(response, outgoing) : response.body;
    return new Response(body, { status: response.status, headers });
  }

  const listener = getRequestListener(
    (request, env) => respond(request, (env as HttpBindings).outgoing),
    { overrideGlobalObjects: false },
  );
  const server = createServer(listener);
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject);
  server.listen(options.port ?? 0, '127.0.0.1', listening.resolve);
  await listening.promise;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    close: async () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

function stopped(traps: SetTraps, now: number): Response | null {
  const { throttle, fail, skew = 0 } = traps.now();
  if (throttle !== undefined && traps.springs('throttle')) {
    const soon = new Date(now + skew * 1000 + 2000).toUTCString();
    const after = { seconds: '2', date: soon, none: null }[throttle.retryAfter];
    return trouble(429, after === null ? {} : { 'retry-after': after });
  }
  return fail !== undefined && traps.springs('fail') ? trouble(fail.status, {}) : null;
}

/** An error in no vendor's shape and in everyone's: connectors must make do with what they know of it. */
const trouble = (status: number, headers: Readonly<Record<string, string>>): Response =>
  Response.json(
    {
      error: { code: 'Simulated', message: VENDOR_TEXT },
      message: VENDOR_TEXT,
      httpStatus: status,
      errors: [{ code: 'SIMULATED', description: VENDOR_TEXT }],
    },
    { status, headers },
  );

/** The first half of a body, and then the connection is gone; where there is no body, before anything is said. */
async function half(
  response: Response,
  outgoing: ServerResponse,
): Promise<ReadableStream<Uint8Array> | null> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length === 0) {
    outgoing.destroy();
    return null;
  }
  let given = false;
  return new ReadableStream({
    pull: (controller) => {
      if (given) {
        outgoing.destroy();
        controller.close();
      } else controller.enqueue(bytes.subarray(0, bytes.length >> 1));
      given = true;
    },
  });
}
