import { createHash, timingSafeEqual } from 'node:crypto';

/** Who a bearer token stands for; null for nobody. */
export type Authenticate = (token: string) => { readonly actor: string } | null;

/** One token for one actor. Digests are compared, in constant time: neither length nor a common beginning shows. */
export function oneToken(token: string, actor: string): Authenticate {
  const wanted = digest(token);
  return (given) => (timingSafeEqual(digest(given), wanted) ? { actor } : null);
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** RFC 6750, 2.1. Null where there is none. */
export function bearerOf(header: string | undefined): string | null {
  return /^bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header ?? '')?.[1] ?? null;
}
