/** What a simulated vendor does wrong, as real ones do. Each may be changed while it runs. */
export type Traps = {
  /** Every so manieth request is answered 429; `retryAfter`: how the vendor says when to come again. */
  readonly throttle?: { readonly every: number; readonly retryAfter: 'seconds' | 'date' | 'none' };
  /** Every so manieth answer ends in the middle of its body, or does not come although the work was done. */
  readonly breakOff?: { readonly every: number };
  /** Every so manieth request is answered so, and nothing is done. */
  readonly fail?: { readonly every: number; readonly status: number };
  /** A token lives for so many requests only. */
  readonly tokenRequests?: number;
  /** Says that it was done, and does nothing. */
  readonly deaf?: boolean;
  /** These parts may not be read by the credential; what they are called is the simulator's business. */
  readonly forbids?: readonly string[];
  /** How far the vendor's clock is from ours, in seconds. */
  readonly skew?: number;
};

/** The traps that are set, and who has fallen into them. */
export type SetTraps = {
  readonly set: (traps: Traps) => void;
  readonly now: () => Traps;
  /** Whether this is the manieth request of the trap; counts it. */
  readonly springs: (trap: 'throttle' | 'breakOff' | 'fail') => boolean;
  /** How often each has sprung: a test that waited for a trap in vain has shown nothing. */
  readonly sprung: () => number;
};

export function makeTraps(first: Traps = {}): SetTraps {
  let traps = first;
  let sprung = 0;
  const counts = { throttle: 0, breakOff: 0, fail: 0 };
  return {
    set: (next) => {
      traps = next;
      Object.assign(counts, { throttle: 0, breakOff: 0, fail: 0 });
    },
    now: () => traps,
    springs: (trap) => {
      const every = traps[trap]?.every;
      if (every === undefined) return false;
      counts[trap] += 1;
      const now = counts[trap] % every === 0;
      if (now) sprung += 1;
      return now;
    },
    sprung: () => sprung,
  };
}
