/** Nobody has asked for anything for so long. */
const STILL_AFTER = 20_000;
/** Statistics and room of rows that are gone can't wait for ever: where it is never still, others wait once in a while. */
const AT_LATEST = 3_600_000;

/**
 * Work that holds the embedded database's only connection, a second for some hundred thousand rows: done when nobody is waiting.
 * Times in milliseconds.
 */
export function newTidying(now: () => number): {
  /** Somebody asked for something. */
  readonly stirred: () => void;
  /** There is something to tidy. */
  readonly due: () => void;
  /** Whether to do it now; then it counts as done. */
  readonly take: () => boolean;
} {
  let asked = now();
  let since: number | null = null;
  return {
    stirred: () => void (asked = now()),
    due: () => void (since ??= now()),
    take() {
      if (since === null) return false;
      const isTime = now() - asked >= STILL_AFTER || now() - since >= AT_LATEST;
      if (isTime) since = null;
      return isTime;
    },
  };
}
