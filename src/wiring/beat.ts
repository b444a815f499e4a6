/** Does something again and again, never twice at once; after a fault the next beat tries again. */
export function every(
  milliseconds: number,
  work: () => Promise<unknown>,
  fault: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  const ending = new AbortController();
  const stop = Promise.withResolvers<void>();
  const loop = (async () => {
    while (!ending.signal.aborted) {
      await work().catch(fault);
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, milliseconds);
      await Promise.race([promise, stop.promise]);
      clearTimeout(timer);
    }
  })();
  return {
    async stop() {
      ending.abort();
      stop.resolve();
      await loop;
    },
  };
}
