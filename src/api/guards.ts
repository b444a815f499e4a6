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
export function sameSiteOnly(publicUrl: string | null): MiddlewareHandler {
  const known = publicUrl === null ? null : new URL(publicUrl);
  return async (c, next) => {
    if (SAFE.has(c.req.method)) return next();
    const [site, origin] = [c.req.header('sec-fetch-site'), c.req.header('origin')];
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      return problem('cross-site-request');
    // A form of ours says `null`, since our pages tell no referrer (Fetch, 3.2 "origin", read 2026-11-27); no page can say the site.
    const isOurForm = origin === 'null' && site === 'same-origin';
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    if (origin !== undefined && !isOurForm && !isOwn(origin, host.toLowerCase(), known))
      return problem('cross-site-request');
    // Browsers say one of both: what brings a cookie and says neither can't be told from another site's page.
    if (site === undefined && origin === undefined && c.req.header('cookie') !== undefined)
      return problem('cross-site-request');
    return next();
  };
}

/** Behind a proxy the host may be the proxy's word for us; where it is the public name, its scheme counts too. */
function isOwn(origin: string, host: string, known: URL | null): boolean {
  if (known !== null && (origin === known.origin || nameOf(host) === known.hostname))
    return origin === known.origin;
  const parsed = URL.parse(origin);
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.host === host;
}

/**
 * Nothing of ours is framed, sniffed, cached or fetched by another site; pages have a stylesheet and nothing else. Where the public
 * address is https, a browser that came once comes by TLS alone; what it hears over HTTP of this it does not believe (RFC 6797, 8.1;
 * memory).
 */
export const securityHeaders = (publicUrl: string | null): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // Of this host alone: the names below it may be somebody else's.
    strictTransportSecurity: publicUrl?.startsWith('https:') === true && 'max-age=31536000',
    crossOriginResourcePolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    // A page with a form says so itself.
    overwrite: false,
  });
/** Of a page that has a form, which leads to us. */
export const FORM_POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

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
