import type { Context as HonoContext } from 'hono';
import type { ApiEnv } from './access-log.ts';
import { problem } from './problem.ts';

/** A bucket of `burst` requests that fills again by so many a minute. */
export type Rate = { readonly perMinute: number; readonly burst: number };

/** Of so many keys at most what they used is remembered; those that asked longest ago are forgotten first. */
const MOST_KEYS = 20_000;

type Buckets = {
  /** Takes one request of this key. 0: it may go on; else after how many seconds the next may. */
  readonly take: (key: string) => number;
};

/** One bucket a key. `now`: milliseconds, never going back. */
export function newBuckets(
  { perMinute, burst }: Rate,
  now: () => number = () => performance.now(),
): Buckets {
  const perMs = perMinute / 60_000;
  const kept = new Map<string, { readonly level: number; readonly at: number }>();
  return {
    take(key) {
      const at = now();
      const before = kept.get(key);
      const level = before ? Math.min(burst, before.level + (at - before.at) * perMs) : burst;
      const isFree = level >= 1;
      // Put in anew, so that the first of the map is the one that asked longest ago.
      kept.delete(key);
      kept.set(key, { level: isFree ? level - 1 : level, at });
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEYS && oldest !== undefined) kept.delete(oldest);
      return isFree ? 0 : Math.ceil((1 - level) / perMs / 1000);
    },
  };
}

/** The refusal, where its bucket is empty. */
export function tooMany(buckets: Buckets, key: string): Response | null {
  const seconds = buckets.take(key);
  if (seconds === 0) return null;
  return problem('too-many-requests', {
    headers: { 'retry-after': String(seconds), connection: 'close' },
  });
}

/**
 * Where a request comes from, as far as that tells people apart: an IPv6 client has a whole /64 to itself. Behind a proxy it is
 * the proxy. Never written down.
 */
export function addressOf(c: HonoContext<ApiEnv>): string {
  const address = c.env?.incoming?.socket.remoteAddress ?? 'none';
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [front = '', back = ''] = address.split('::');
  const groups = front.split(':');
  const missing = 8 - groups.length - back.split(':').length;
  const whole = address.includes('::') ? [...groups, ...Array<string>(missing).fill('0')] : groups;
  return whole.slice(0, 4).join(':');
}
