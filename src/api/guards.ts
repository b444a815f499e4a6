import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { problem } from './problem.ts';
import type { Lifecycle } from './lifecycle.ts';

/**
 * DNS rebinding: a page of another site lets its own name point to 127.0.0.1, and the browser takes us for that site. Its
 * requests then carry that name as Host.
 */
export function onlyHosts(hosts: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    if (!hosts.includes(nameOf(host))) return problem('host-not-allowed');
    return next();
  };
}
const nameOf = (host: string): string => host.toLowerCase().replace(/:\d{1,5}$/, '');

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What changes something has to come from our own pages or from no page at all. */
export const sameSiteOnly: MiddlewareHandler = async (c, next) => {
  if (SAFE.has(c.req.method)) return next();
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return problem('cross-site-request');
  const origin = c.req.header('origin');
  if (origin !== undefined && !isOwn(origin, c.req.header('host') ?? new URL(c.req.url).host))
    return problem('cross-site-request');
  return next();
};

function isOwn(origin: string, host: string): boolean {
  const parsed = URL.parse(origin);
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.host === host.toLowerCase();
}

/** Nothing of ours is framed, sniffed, cached or fetched by another site; pages have a stylesheet and nothing else. */
export const securityHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // Loopback speaks HTTP; whoever puts TLS before it sets this there.
  strictTransportSecurity: false,
  crossOriginResourcePolicy: 'same-origin',
  crossOriginOpenerPolicy: 'same-origin',
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
});

export const notCached: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
};

/** Requests on connections that are still open when the server stops. It is alive until it has stopped. */
export function refuseWhenStopping({ stopping }: Lifecycle): MiddlewareHandler {
  return async (c, next) => {
    if (stopping.aborted && c.req.path !== '/healthz')
      return problem('stopping', { headers: { connection: 'close', 'retry-after': '10' } });
    return next();
  };
}
