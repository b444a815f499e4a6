import type { MiddlewareHandler } from 'hono';
import { PROBLEM_TYPE } from './problem.ts';

/**
 * Below a path of a proxy, a `Location` and the `type` of a problem lead to where we are found. What is kept to be answered again
 * stays without it: it holds under any address. `root`: as `rootOf` has it.
 */
export function belowRoot(root: string): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (root === '') return;
    const location = c.res.headers.get('location');
    if (location?.startsWith('/') === true) c.res.headers.set('location', root + location);
    if (c.res.headers.get('content-type') !== PROBLEM_TYPE) return;
    const body = (await c.res.json()) as { readonly type: string };
    const text = JSON.stringify({ ...body, type: root + body.type });
    c.res = new Response(text, { status: c.res.status, headers: c.res.headers });
  };
}
