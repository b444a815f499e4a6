/** Whether the server takes work, and how much is under way; shared by the app and who stops it. */
export type Lifecycle = {
  /** Aborted when the server begins to stop: event streams end, new requests are refused. */
  readonly stopping: AbortSignal;
  /** Aborted when uploads have had their time. */
  readonly cut: AbortSignal;
  readonly stop: () => void;
  readonly cutUploads: () => void;
  readonly running: Readonly<Record<Work, number>>;
  /** Gives what ends it; call that once. */
  readonly begin: (work: Work) => () => void;
  /** Resolves when none of it is left. */
  readonly idle: (work: Work) => Promise<void>;
};
type Work = 'request' | 'upload' | 'stream';

/** `begun`: told of each piece of work. */
export function newLifecycle(begun: () => void = () => {}): Lifecycle {
  const stopping = new AbortController();
  const cut = new AbortController();
  const running: Record<Work, number> = { request: 0, upload: 0, stream: 0 };
  const waiting: Record<Work, (() => void)[]> = { request: [], upload: [], stream: [] };
  return {
    stopping: stopping.signal,
    cut: cut.signal,
    running,
    stop: () => stopping.abort(),
    cutUploads: () => cut.abort(),
    begin(work) {
      begun();
      running[work]++;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        running[work]--;
        if (running[work] === 0) for (const resolve of waiting[work].splice(0)) resolve();
      };
    },
    idle(work) {
      if (running[work] === 0) return Promise.resolve();
      return new Promise((resolve) => waiting[work].push(resolve));
    },
  };
}
