import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Context, MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { Lifecycle } from './lifecycle.ts';
import type { ApiMetrics } from './metrics.ts';

export type ApiEnv = {
  /** From the adapter; a request that came without a socket has none. */
  Bindings: { readonly incoming?: IncomingMessage };
  Variables: {
    requestId: string;
    /** `/api/findings/{id}`: never the path itself, whose parts may be anything. */
    route: string | undefined;
  };
};
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']);

/** One line a request: no address, no query, no body, no token, nothing that a client chose. */
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
    log.info({ method, route, status, ms: Math.round(ms * 10) / 10, requestId }, 'answered');
  };
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
