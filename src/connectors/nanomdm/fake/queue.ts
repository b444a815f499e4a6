/** Commands by device, in NanoMDM's way: what was answered NotNow stays, and what stands behind it is handed out meanwhile. */
export type Queue = {
  /** False: there is a command of this UUID. */
  readonly add: (ids: readonly string[], uuid: string, command: Uint8Array) => boolean;
  readonly answered: (id: string, uuid: string, status: string) => void;
  readonly next: (id: string, skipNotNow: boolean) => Uint8Array | null;
  /** Authenticate empties it. */
  readonly clear: (id: string) => void;
};

export function makeQueue(): Queue {
  const commands = new Map<string, Uint8Array>();
  const waiting = new Map<string, { readonly uuid: string; notNow: boolean }[]>();
  const of = (id: string) => waiting.get(id) ?? [];
  return {
    add(ids, uuid, command) {
      if (commands.has(uuid)) return false;
      commands.set(uuid, command);
      for (const id of ids) waiting.set(id, [...of(id), { uuid, notNow: false }]);
      return true;
    },
    answered(id, uuid, status) {
      const entry = of(id).find((each) => each.uuid === uuid);
      if (entry !== undefined) entry.notNow = status === 'NotNow';
      if (status !== 'NotNow')
        waiting.set(
          id,
          of(id).filter((each) => each.uuid !== uuid),
        );
    },
    next(id, skipNotNow) {
      const entry = of(id).find(({ notNow }) => !(notNow && skipNotNow));
      return entry === undefined ? null : (commands.get(entry.uuid) ?? null);
    },
    clear: (id) => void waiting.delete(id),
  };
}
