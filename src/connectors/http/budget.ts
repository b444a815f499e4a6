import type { Connection } from '../../actions/mdm/connector.ts';

type Sleep = Connection['sleep'];

/** At most `most` requests that count as `counts` within any `within` milliseconds (Graph: 2,000 of any kind in 20 s). */
export type Limit = { readonly counts: string; readonly most: number; readonly within: number };

/**
 * What one tenant may be asked. All connections of the process to that tenant share it: the MDM counts them together.
 */
export type Budget = {
  /** Waits until a request that counts as `counts` has room in every window, and takes it. First come, first served. */
  readonly take: (
    counts: readonly string[],
    cost: number,
    sleep: Sleep,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Nobody of this tenant asks for so many milliseconds: it said that it is throttling. */
  readonly hold: (milliseconds: number) => void;
};

type Window = Limit & { readonly taken: number[] };

/** `now`: milliseconds that never run backwards; another clock than `performance.now` only in tests. */
export function makeBudget(limits: readonly Limit[], now = () => performance.now()): Budget {
  const windows: readonly Window[] = limits.map((limit) => ({ ...limit, taken: [] }));
  let heldUntil = -Infinity;
  // A test's sleep ends without the clock having moved: what was slept is added here, so that no wait is waited for again.
  let ahead = 0;
  let turn: Promise<void> = Promise.resolve();

  const time = () => now() + ahead;
  const freeAt = (counts: readonly string[], cost: number): number =>
    Math.max(
      heldUntil,
      ...windows
        .filter((window) => counts.includes(window.counts))
        .map((window) => roomAt(window, cost, time())),
    );

  async function waitAndTake(
    counts: readonly string[],
    cost: number,
    sleep: Sleep,
    signal: AbortSignal,
  ): Promise<void> {
    for (let free = freeAt(counts, cost); free > time(); free = freeAt(counts, cost)) {
      const before = time();
      const wait = Math.ceil(free - before);
      await sleep(wait, signal);
      signal.throwIfAborted();
      if (time() - before < wait / 2) ahead += before + wait - time();
    }
    for (const window of windows)
      if (counts.includes(window.counts))
        for (let n = 0; n < Math.min(cost, window.most); n += 1) window.taken.push(time());
  }

  return {
    take: (counts, cost, sleep, signal) => {
      const mine = turn.then(() => {
        signal.throwIfAborted();
        return waitAndTake(counts, cost, sleep, signal);
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
    hold: (milliseconds) => {
      heldUntil = Math.max(heldUntil, time() + milliseconds);
    },
  };
}

/** From when on `cost` more requests stay within the window's limit. Forgets what lies outside it. */
function roomAt(window: Window, cost: number, now: number): number {
  const { taken, within, most } = window;
  const gone = taken.findIndex((at) => at + within > now);
  taken.splice(0, gone === -1 ? taken.length : gone);
  const tooMany = taken.length + Math.min(cost, most) - most;
  return tooMany <= 0 ? -Infinity : (taken[tooMany - 1] ?? now) + within;
}

const shared = new Map<string, Budget>();

/** The process's one budget of a tenant; `tenant` names MDM and tenant (`intune 3f2a…`). The first to ask says the limits. */
export function sharedBudget(tenant: string, limits: readonly Limit[]): Budget {
  const budget = shared.get(tenant) ?? makeBudget(limits);
  shared.set(tenant, budget);
  return budget;
}
