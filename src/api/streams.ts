/** Longer, and proxies take the stream for dead. */
export const SILENCE_MS = 15_000;
export const RETRY_MS = 2000;

/** At most so long; no longer than until it is over, or `sooner` has come. */
export async function wait(ms: number, over: AbortSignal, sooner?: Promise<void>): Promise<void> {
  if (over.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = () => resolve();
  const timer = setTimeout(end, ms);
  over.addEventListener('abort', end);
  sooner?.then(end, end);
  await promise;
  over.removeEventListener('abort', end);
  clearTimeout(timer);
}
