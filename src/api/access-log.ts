import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Context, MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { Lifecycle } from './lifecycle.ts';
import type { ApiMetrics } from './metrics.ts';
import { LOCAL_OPERATOR } from '../actions/people/operator-session.ts';
import { Problem, PROBLEM_TYPE } from './problem.ts';
import type { ProblemCode } from './problems.ts';

export type ApiEnv = {
  /** From the adapter; a request that came without a socket has none. */
  Bindings: { readonly incoming?: IncomingMessage };
  Variables: {
    requestId: string;
    /** `/api/findings/{id}`: never the path itself, whose parts may be anything. */
    route: string | undefined;
    /** Who was known, before it was looked whether they may. */
    actor: string | undefined;
  };
};
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']);

/** For want of a token, of a right, or of patience: who keeps trying doors is to be seen without being looked for. */
const REFUSED = new Set([401, 403, 429]);

/**
 * One line a request: no address, no query, no body, no token, nothing that a client chose. One that was refused for who asked is said
 * as a warning, with its code and the id of who asked.
 */
export function accessLog(
  log: Logger,
  metrics: ApiMetrics,
  lifecycle: Lifecycle,
): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const requestId = randomUUID();
    c.set('requestId', requestId);
    const ended = lifecycle.begin('request');
    const from = performance.now();
    try {
      await next();
    } finally {
      ended();
    }
    c.res.headers.set('x-request-id', requestId);
    const ms = performance.now() - from;
    const method = METHODS.has(c.req.method) ? c.req.method : 'other';
    const route = c.get('route') ?? 'none';
    const { status } = c.res;
    metrics.answered(method, route, status, ms / 1000);
    const line = { method, route, status, ms: Math.round(ms * 10) / 10, requestId };
    if (!REFUSED.has(status)) return log.info(line, 'answered');
    const code = await codeOf(c.res);
    metrics.refused(code);
    log.warn({ ...line, code, who: idOf(c.get('actor')) }, 'refused');
  };
}

/** Of our problem; a page that says the same has none. */
async function codeOf(answer: Response): Promise<ProblemCode | 'none'> {
  if (answer.headers.get('content-type') !== PROBLEM_TYPE) return 'none';
  const said = Problem.safeParse(await answer.clone().json());
  return said.success ? said.data.code : 'none';
}

/** `person:` or `key:` and an id, `operator`; never a name, should an actor ever be one. */
function idOf(actor: string | undefined): string | null {
  if (actor === LOCAL_OPERATOR) return 'operator';
  return actor !== undefined && /^(?:person|key):[0-9a-f-]{36}$/.test(actor) ? actor : null;
}

export function logFault(log: Logger, c: Context<ApiEnv>, error: unknown): void {
  const { stack = '' } = error instanceof Error ? error : {};
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
  log.error(
    {
      requestId: c.get('requestId'),
      route: c.get('route') ?? 'none',
      ...faultOf(error),
      places: places.map((line) => line.trim()).slice(0, 12),
    },
    'failed',
  );
}

/**
 * What is written down of a fault of ours: its name, its code (SQLSTATE, or the operating system's word) and nothing else. Its
 * message may hold what it choked on; a driver's does.
 */
export function faultOf(error: unknown): {
  readonly fault: string;
  readonly faultCode: string | null;
} {
  // The job queue tells of its faults by plain objects, with the driver's code.
  const { code }: { readonly code?: unknown } = typeof error === 'object' && error ? error : {};
  return {
    fault: error instanceof Error ? error.name : typeof error,
    faultCode: typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : null,
  };
}
