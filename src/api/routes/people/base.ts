import type { Context as HonoContext } from 'hono';
import type { ApiEnv } from '../../access-log.ts';

/** Where whoever asks finds us: what people are sent begins with it. No slash at its end. */
export type BaseOf = (c: HonoContext<ApiEnv>) => string;

/**
 * INVARIANT: what a proxy says of itself in headers is never believed: the address is what the server was told, else the one that
 * was asked, whose name was looked at (`onlyHosts`).
 */
export const baseOf =
  (publicUrl: string | null): BaseOf =>
  (c) =>
    publicUrl ?? new URL(c.req.url).origin;

/**
 * What stands before our own paths, such as `/problems`, in what we answer. Below a path of a proxy it is our whole address, since a
 * browser takes a path to begin at the host; else nothing, and whichever name they came by holds.
 */
export const rootOf = (publicUrl: string | null): string =>
  publicUrl === null || new URL(publicUrl).pathname === '/' ? '' : publicUrl;

/** The path alone of that, for a page whose own scripts may come from nowhere but its own host. */
export const belowOf = (publicUrl: string | null): string =>
  publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/$/, '');
