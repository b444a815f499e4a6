import { z } from '@hono/zod-openapi';
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import type { ApiEnv } from '../../access-log.ts';
import {
  CONSOLE_PAGES,
  type BuiltConsole,
  type ConsoleAsset,
  type ConsoleDoor,
} from '../../console-door.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { consoleMissingPage } from '../../pages/console-missing.ts';
import { problem } from '../../problem.ts';

/** Scripts and styles of this very server, and nothing that stands in the page itself. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');
const HTML = 'text/html; charset=utf-8';
const PAGES: ReadonlySet<string> = new Set(CONSOLE_PAGES);

/**
 * The console: one page for all its addresses, and its assets. `below`: the path that stands before ours behind a proxy, or nothing.
 * It shows nothing of anybody by itself; what it shows it asks the API for.
 */
export function consoleRoutes(api: Api, door: ConsoleDoor, below: string): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/',
      name: 'readConsole',
      tag: 'service',
      summary: 'The console, for a browser',
      open: true,
      answers: {
        200: { description: 'A page.', type: 'text/html' },
        503: { description: 'It could not be built.', type: 'text/html' },
      },
      refusals: [],
    },
    () => pageOf(door(), below),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/assets/{file}',
      name: 'readConsoleAsset',
      tag: 'service',
      summary: 'A script or stylesheet of the console',
      open: true,
      params: z.object({ file: z.string().max(200) }),
      answers: { 200: { description: 'The file.', type: '*/*' } },
      refusals: ['not-found'],
    },
    ({ c, params: { file } }) => {
      const built = door();
      const asset = typeof built === 'string' ? undefined : built.assets.get(file);
      return asset ? assetOf(c, asset) : problem('not-found');
    },
  );
}

/** An address within the console is the console's page, which finds out by itself what to show. */
export function consolePages(door: ConsoleDoor, below: string): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { method, path } = c.req;
    const [, first = '', second] = path.split('/');
    // `/sign-in/gl_…` is a link, and not the console's.
    const isOurs = PAGES.has(first) && (first !== 'sign-in' || second === undefined);
    if (!isOurs || (method !== 'GET' && method !== 'HEAD')) return next();
    c.set('route', '/');
    return pageOf(door(), below);
  };
}

function pageOf(built: ReturnType<ConsoleDoor>, below: string): Response {
  if (typeof built === 'string') return consoleMissingPage(below, built);
  return new Response(placed(built, below), {
    headers: {
      'content-type': HTML,
      'cache-control': 'no-cache',
      'content-security-policy': POLICY,
    },
  });
}

/** Its addresses are made to begin where browsers find us, whatever page it is asked as. */
const placed = ({ page }: BuiltConsole, below: string): string =>
  page
    .replaceAll(/(href|src)="\.\//g, `$1="${below}/`)
    .replace('name="grendel-root" content=""', `name="grendel-root" content="${below}"`);

function assetOf(c: HonoContext<ApiEnv>, asset: ConsoleAsset): Response {
  const accepted = c.req.header('accept-encoding') ?? '';
  const packed = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
  const bytes = packed === 'br' ? asset.brotli : packed === 'gzip' ? asset.gzip : asset.plain;
  return new Response(bytes, {
    headers: {
      'content-type': asset.type,
      'content-length': String(bytes.byteLength),
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(packed === null ? {} : { 'content-encoding': packed }),
    },
  });
}
