/** Does something again and again, never twice at once; after a fault the next beat tries again. */
export function every(
  milliseconds: number,
  work: () => Promise<unknown>,
  fault: (error: unknown) => void,
): {
  /** The next beat comes at once, or as soon as the one under way is over. */
  readonly now: () => void;
  readonly stop: () => Promise<void>;
} {
  const ending = new AbortController();
  let wake = Promise.withResolvers<void>();
  const loop = (async () => {
    while (!ending.signal.aborted) {
      wake = Promise.withResolvers<void>();
      await work().catch(fault);
      const timer = setTimeout(wake.resolve, milliseconds);
      await wake.promise;
      clearTimeout(timer);
    }
  })();
  return {
    now: () => wake.resolve(),
    async stop() {
      ending.abort();
      wake.resolve();
      await loop;
    },
  };
}
