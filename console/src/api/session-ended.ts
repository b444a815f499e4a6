/** Somebody listens (the frame) and hears that the server no longer knows who asks. */
const listeners = new Set<() => void>();

export const sessionEnded = {
  tell: (): void => {
    for (const listener of listeners) listener();
  },
  listen: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
