type InTurn = <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;

const shared = new Map<string, InTurn>();

/** Runs at most `most` pieces of work at once in this process, first come, first served; the same for all who ask by this name. */
export function atMostAtOnce(name: string, most: number): InTurn {
  const known = shared.get(name);
  if (known !== undefined) return known;
  let running = 0;
  const waiting = new Set<() => void>();

  /** Resolves when it is one's turn; rejects as soon as the signal does, and gives up the place. */
  const turn = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const go = () => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
      const stop = () => {
        waiting.delete(go);
        reject(signal.reason as Error);
      };
      waiting.add(go);
      signal.addEventListener('abort', stop, { once: true });
    });

  const inTurn: InTurn = async (work, signal) => {
    signal.throwIfAborted();
    if (running < most) running += 1;
    else await turn(signal);
    try {
      return await work();
    } finally {
      const [next] = waiting;
      if (next === undefined) running -= 1;
      else {
        waiting.delete(next);
        next();
      }
    }
  };
  shared.set(name, inTurn);
  return inTurn;
}
