import type { Instant } from '../../core/inventory.ts';

/** What stands in `Authorization`. */
export type Tokens = {
  /** One that still lives, got anew where it is about to end. */
  readonly header: (signal: AbortSignal) => Promise<string>;
  /** The MDM refused this one although it should live: another, or null where there can be no other. */
  readonly renew: (refused: string, signal: AbortSignal) => Promise<string | null>;
};

/** User and password of RFC 7617 in UTF-8; the user holds no colon. Never renewed. */
export function basic(user: string, password: string): Tokens {
  const header = `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
  return { header: async () => header, renew: async () => null };
}

/** A token as it was given; `life` in seconds from when it was asked for, null where it was not said. */
export type Given = { readonly token: string; readonly life: number | null };

// A fifth of its life before its end, at most five minutes: a page that is on its way then still finds it alive, and a clock that
// runs slow does no harm.
const EARLY = 0.2;
const EARLY_AT_MOST = 300;
/** Where the MDM does not say how long it lives. */
const UNSAID = 600;

/**
 * Keeps a token until shortly before its end. However many ask at once, one asks the MDM: nobody's signal stops it for the others.
 * Its life is counted from before it was asked for, by our clock alone: the MDM's clock may be wrong.
 */
export function renewed(
  get: (signal: AbortSignal) => Promise<Given>,
  clock: () => Instant,
): Tokens {
  let held: { readonly header: string; readonly until: number } | null = null;
  let flight: Promise<string> | null = null;

  async function fetchAnother(): Promise<string> {
    const asked = Date.parse(clock());
    const { token, life } = await get(new AbortController().signal);
    const seconds = life ?? UNSAID;
    const early = Math.min(EARLY_AT_MOST, seconds * EARLY);
    held = { header: `Bearer ${token}`, until: asked + (seconds - early) * 1000 };
    return held.header;
  }
  const another = (signal: AbortSignal): Promise<string> => {
    flight ??= fetchAnother().finally(() => {
      flight = null;
    });
    return orAborted(flight, signal);
  };
  return {
    header: async (signal) =>
      held !== null && flight === null && Date.parse(clock()) < held.until
        ? held.header
        : another(signal),
    renew: async (refused, signal) =>
      held !== null && held.header !== refused && flight === null ? held.header : another(signal),
  };
}

/** Rejects as soon as the signal does, and leaves the promise to those who still wait for it. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
