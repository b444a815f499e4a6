/**
 * A stop in order, which ends within a bounded time: what takes longer (an upload that is being published, a job that seals
 * anew) is given up, as if the process had been killed. Nothing is lost by that, and the next start takes it up.
 */
export async function stopWithin(
  milliseconds: number,
  stop: () => Promise<void>,
  giveUp: () => void,
): Promise<void> {
  const timer = setTimeout(giveUp, milliseconds);
  try {
    await stop();
  } finally {
    clearTimeout(timer);
  }
}
