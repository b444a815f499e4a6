import { createHash, timingSafeEqual } from 'node:crypto';
import { parse } from 'hono/utils/cookie';
import { PREFIXES } from '../actions/people/door.ts';
import { LOCAL_OPERATOR } from '../actions/people/operator-session.ts';
import type { OrganisationId } from '../core/finding.ts';
import type { Who } from '../core/rights.ts';

/** Whom a token stands for: the operator's, a session's or an API key; null for nobody. */
export type Authenticate = (token: string) => Promise<Who | null>;

/**
 * The token of the start: whoever holds it sets this server up. Digests are compared, in constant time: neither length nor a common
 * beginning shows.
 */
export function operatorToken(
  token: string,
  tops: () => Promise<readonly OrganisationId[]>,
): Authenticate {
  const wanted = digest(token);
  return async (given) => {
    if (!timingSafeEqual(digest(given), wanted)) return null;
    const grants = (await tops()).map((organisation) => ({
      role: 'operator' as const,
      organisation,
    }));
    return { actor: LOCAL_OPERATOR, person: null, isCleared: false, grants, operations: null };
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** RFC 6265bis: a browser takes a cookie of that name only from this very host, over TLS (or from this machine), for all of it. */
export const SESSION_COOKIE = '__Host-grendel';

/**
 * What a request brings: a bearer token (RFC 6750, 2.1), else the session of a browser. `token` null: it can be none of ours.
 */
export function broughtBy(headers: Headers): { readonly token: string | null } | null {
  const header = headers.get('authorization');
  if (header !== null)
    return { token: /^bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header)?.[1] ?? null };
  const session = cookieIn(headers, SESSION_COOKIE);
  if (session === undefined) return null;
  // A cookie is a session's and nothing else: no other secret is to be put where a browser sends it by itself.
  return { token: session.startsWith(PREFIXES.session) ? session : null };
}

export const cookieIn = (headers: Headers, name: string): string | undefined =>
  parse(headers.get('cookie') ?? '', name)[name];
