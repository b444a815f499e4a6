import { mixed } from './chance.ts';
import type { SetTraps } from './traps.ts';

/** The tokens that a simulated vendor gives out. */
export type SimulatedTokens = {
  readonly issue: () => { readonly token: string; readonly life: number };
  /** Whether an `Authorization` header is good now; counts as a request made with it. */
  readonly takes: (authorization: string | null) => boolean;
  readonly issued: () => number;
};

/** `life` in seconds; `now` in milliseconds, as the vendor's clock has it. */
export function simulatedTokens(
  seed: number,
  life: number,
  now: () => number,
  traps: SetTraps,
): SimulatedTokens {
  const living = new Map<string, { readonly until: number; requests: number }>();
  let issued = 0;
  return {
    issue: () => {
      issued += 1;
      const token = `simulated-${issued}-${mixed(seed, issued, 41).toString(16)}`;
      living.set(token, { until: now() + life * 1000, requests: 0 });
      return { token, life };
    },
    takes: (authorization) => {
      const held = living.get(authorization?.match(/^Bearer (.+)$/i)?.[1] ?? '');
      if (held === undefined || now() >= held.until) return false;
      held.requests += 1;
      return held.requests <= (traps.now().tokenRequests ?? Infinity);
    },
    issued: () => issued,
  };
}
