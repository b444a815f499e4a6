import { createHash, timingSafeEqual } from 'node:crypto';
import type { OrganisationId } from '../core/finding.ts';
import type { Who } from '../core/rights.ts';

/** Who a bearer token stands for; null for nobody. */
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
    return { actor: 'local-token', person: null, isCleared: false, grants, operations: null };
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** RFC 6750, 2.1. Null where there is none. */
export function bearerOf(header: string | undefined): string | null {
  return /^bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header ?? '')?.[1] ?? null;
}
