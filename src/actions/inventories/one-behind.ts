/** Lets the writing of one batch go on while the next is read and worked out: two that would else wait for each other in turn. */
export type OneBehind = {
  /** Waits for the batch before, and begins this one. Throws what the one before came to. */
  readonly put: (write: () => Promise<void>) => Promise<void>;
  /** All are written. */
  readonly end: () => Promise<void>;
  /** For a `finally`: nothing is being written any more, whatever came of it. */
  readonly rest: () => Promise<void>;
};

export function oneBehind(): OneBehind {
  let last: Promise<void> = Promise.resolve();
  return {
    async put(write) {
      await last;
      last = write();
      // Told by the next call.
      last.catch(() => {});
    },
    end: () => last,
    rest: () => last.catch(() => {}),
  };
}
