import type { Watch } from '../actions/inventories/receive.ts';
import type { InventoryId } from '../core/finding.ts';

type Progress = Parameters<Watch>[0];

/** Uploads that this process receives: how far each is, and how to cancel it. Other processes know only the stored state. */
export type Uploads = {
  readonly begin: (id: InventoryId) => Upload;
  readonly progress: (id: InventoryId) => Progress | null;
  /** Resolves at the next change here; undefined where this process receives nothing of it. */
  readonly changed: (id: InventoryId) => Promise<void> | undefined;
  readonly cancel: (id: InventoryId) => void;
};
type Upload = {
  readonly signal: AbortSignal;
  readonly watch: Watch;
  readonly end: () => void;
};

export function newUploads(): Uploads {
  const running = new Map<InventoryId, Running>();
  return {
    begin(id) {
      const upload: Running = { cancel: new AbortController(), last: null, waiting: [] };
      // One that is refused for coming second must not take the place of the first.
      if (!running.has(id)) running.set(id, upload);
      return {
        signal: upload.cancel.signal,
        watch(progress) {
          upload.last = progress;
          wake(upload);
        },
        end() {
          if (running.get(id) === upload) running.delete(id);
          wake(upload);
        },
      };
    },
    progress: (id) => running.get(id)?.last ?? null,
    changed(id) {
      const upload = running.get(id);
      if (!upload) return undefined;
      return new Promise((resolve) => upload.waiting.push(resolve));
    },
    cancel: (id) => running.get(id)?.cancel.abort(),
  };
}

type Running = {
  readonly cancel: AbortController;
  last: Progress | null;
  readonly waiting: (() => void)[];
};

function wake({ waiting }: Running): void {
  for (const resolve of waiting.splice(0)) resolve();
}
