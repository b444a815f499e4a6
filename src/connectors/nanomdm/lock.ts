/** One after the other, per name: what reads and then writes a record must not be overtaken within the process. */
export function makeLock(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const turns = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const turn = (turns.get(name) ?? Promise.resolve()).then(work, work);
    const settled = leave(turn);
    turns.set(name, settled);
    return turn;

    async function leave(own: Promise<unknown>): Promise<void> {
      try {
        await own;
      } catch {
        // Whoever waits for it is told.
      }
      if (turns.get(name) === settled) turns.delete(name);
    }
  };
}
