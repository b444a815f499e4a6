/** How long a thread may work, in milliseconds: in all, and without a sign of life. What it waits for does not count. */
export type Patience = { readonly work: number; readonly silence: number };

export type Watch = {
  /** It has something to do. */
  readonly owes: () => void;
  /** It gave a sign; `more`: it still has something to do. */
  readonly sign: (more: boolean) => void;
  readonly stop: () => void;
};

export function createWatch(
  patience: Patience,
  clock: () => number,
  late: (seconds: number) => void,
): Watch {
  let left = patience.work;
  let since: number | null = null;
  let timer: NodeJS.Timeout | null = null;

  function arm(): void {
    const wait = Math.min(patience.silence, left);
    const limit = left < patience.silence ? patience.work : patience.silence;
    timer = setTimeout(() => late(Math.round(limit / 1000)), wait).unref();
  }
  function disarm(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  return {
    owes() {
      if (since !== null) return;
      since = clock();
      arm();
    },
    sign(more) {
      if (since === null) return;
      const now = clock();
      left = Math.max(0, left - (now - since));
      since = more ? now : null;
      disarm();
      if (more) arm();
    },
    stop() {
      since = null;
      disarm();
    },
  };
}
