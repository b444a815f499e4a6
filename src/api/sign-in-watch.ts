import type { Context as HonoContext } from 'hono';
import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import type { ApiEnv } from './access-log.ts';
import { problem } from './problem.ts';
import { addressOf, newBuckets, type Rate } from './rate.ts';

export type SignInWatch = {
  /** The refusal for who failed too often; null: they may try. */
  readonly held: (c: HonoContext<ApiEnv>) => Response | null;
  readonly succeeded: (how: How) => void;
  /** `code`, `why`: words of ours. */
  readonly failed: (c: HonoContext<ApiEnv>, how: How, code: string, why: unknown) => void;
};
type How = 'link' | 'login-server' | 'start-link';

const MOST_HELD = 20_000;

/**
 * Counts sign-ins, and says those that failed: without a name, an address or anything that was handed in. Only who fails uses their
 * turns up, since behind a proxy everybody comes from one address.
 */
export function watchSignIns(
  log: Logger,
  register: Registry,
  rate: Rate,
  now: () => number = () => performance.now(),
): SignInWatch {
  const failures = newBuckets(rate, now);
  const heldUntil = new Map<string, number>();
  const counter = new Counter({
    name: 'grendel_sign_ins_total',
    help: 'Sign-ins, by how and what came of them.',
    labelNames: ['how', 'outcome'],
    registers: [register],
  });
  return {
    held(c) {
      const key = addressOf(c);
      const seconds = Math.ceil(((heldUntil.get(key) ?? 0) - now()) / 1000);
      if (seconds > 0)
        return problem('too-many-requests', { headers: { 'retry-after': String(seconds) } });
      heldUntil.delete(key);
      return null;
    },
    succeeded: (how) => counter.inc({ how, outcome: 'signed-in' }),
    failed(c, how, code, why) {
      counter.inc({ how, outcome: code });
      log.warn({ how, code, why: typeof why === 'string' ? why : null }, 'sign-in refused');
      const seconds = failures.take(addressOf(c));
      if (seconds > 0) heldUntil.set(addressOf(c), now() + seconds * 1000);
      const [oldest] = heldUntil.keys();
      if (heldUntil.size > MOST_HELD && oldest !== undefined) heldUntil.delete(oldest);
    },
  };
}
