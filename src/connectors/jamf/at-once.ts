type InTurn = <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;

const shared = new Map<string, InTurn>();

/** Runs at most `most` pieces of work at once in this process, first come, first served; the same for all who ask by this name. */
export function atMostAtOnce(name: string, most: number): InTurn {
  const known = shared.get(name);
  if (known !== undefined) return known;
  let running = 0;
  const waiting: (() => void)[] = [];
  const inTurn: InTurn = async (work, signal) => {
    signal.throwIfAborted();
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
  shared.set(name, inTurn);
  return inTurn;
}
