import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Lifecycle } from './lifecycle.ts';
import { problem, problemBody, PROBLEM_TYPE } from './problem.ts';
import { PROBLEMS, type ProblemCode } from './problems.ts';

export type Serving = {
  /** `http://127.0.0.1:8080`: where this machine finds it. */
  readonly url: string;
  /**
   * Takes no new connections, ends event streams, lets running requests end, gives uploads their time and then cuts them: an
   * inventory that was cut is interrupted, and nothing of it is taken. Resolves when nothing is left. Twice is once.
   */
  readonly stop: () => Promise<void>;
};
export type ServeOptions = {
  readonly app: {
    readonly fetch: (request: Request, env: object) => Response | Promise<Response>;
  };
  readonly lifecycle: Lifecycle;
  /** Where it listens: this machine alone unless said. */
  readonly host?: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly uploadGraceMs?: number;
  readonly requestGraceMs?: number;
};

const SERVER_OPTIONS = {
  maxHeaderSize: 32 * 1024,
  headersTimeout: 20_000,
  // An upload may take hours: `upload.ts` cuts one that stands still, `read-json.ts` a slow body.
  requestTimeout: 0,
  keepAliveTimeout: 10_000,
  // Our refusal is a problem with a code, Node's an empty line.
  requireHostHeader: false,
};

/** Rejects where it cannot listen (`EADDRINUSE`). */
export async function serveApi(options: ServeOptions): Promise<Serving> {
  const { app, lifecycle, host = '127.0.0.1', port } = options;
  const listener = getRequestListener((request, env) => app.fetch(request, env), {
    // Without this the adapter puts its own Request and Response into the whole process.
    overrideGlobalObjects: false,
    errorHandler: (error) =>
      problem(error instanceof RequestError ? 'request-malformed' : 'internal-error', {
        headers: { connection: 'close' },
      }),
  });
  const server = createServer(SERVER_OPTIONS, (incoming, outgoing) => {
    void listener(incoming, outgoing);
  });
  server.on('clientError', (error, socket) => answerClientError(error, socket as Socket));
  await listening(server, host, port);
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('listening nowhere');
  const here = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const name = here.includes(':') ? `[${here}]` : here;
  let stopped: Promise<void> | null = null;
  return {
    url: `http://${name}:${address.port}`,
    stop: () => (stopped ??= stop(server, lifecycle, options)),
  };
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function stop(
  server: Server,
  lifecycle: Lifecycle,
  { uploadGraceMs = 30_000, requestGraceMs = 5_000 }: ServeOptions,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Node closes those that are idle now; one that becomes idle later would hold us up until its client leaves.
  const sweeping = setInterval(() => server.closeIdleConnections(), 20);
  lifecycle.stop();
  await within(uploadGraceMs, lifecycle.idle('upload'));
  lifecycle.cutUploads();
  await within(requestGraceMs, Promise.all([lifecycle.idle('request'), lifecycle.idle('stream')]));
  await within(requestGraceMs, closed);
  server.closeAllConnections();
  await closed;
  clearInterval(sweeping);
}

async function within(ms: number, done: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  await Promise.race([done, late.promise]);
  clearTimeout(timer);
}

/** What Node refuses before there is a request. */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  // After an answer on the same connection, or in the middle of one, there is no saying where ours would begin.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const code = CLIENT_ERRORS[error.code ?? ''] ?? 'request-malformed';
  const body = problemBody(code);
  socket.end(
    `HTTP/1.1 ${PROBLEMS[code].status} Refused\r\ncontent-type: ${PROBLEM_TYPE}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
const CLIENT_ERRORS: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'body-too-slow',
};
