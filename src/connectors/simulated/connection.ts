import type { Connection, Memory } from '../../actions/mdm/connector.ts';
import type { SimulatedFleet } from './fleet.ts';

/** A memory that is gone with the process. */
export function memoryInProcess(): Memory {
  const kept = new Map<string, Uint8Array>();
  return {
    read: async (name) => kept.get(name) ?? null,
    write: async (name, value) => {
      if (value === null) kept.delete(name);
      else kept.set(name, value);
    },
    list: async (prefix, after, limit) =>
      [...kept]
        .filter(([name]) => name.startsWith(prefix) && (after === null || name > after))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([name, value]) => ({ name, value })),
  };
}

/** A connection to a simulator. Who waits lets the fleet's time pass, and no other. */
export function simulatedConnection(
  fleet: SimulatedFleet,
  settings: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>>,
  memory: Memory = memoryInProcess(),
): Connection {
  return {
    settings,
    memory,
    secret: (name) => secrets[name] ?? null,
    clock: fleet.clock,
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted();
      fleet.advance(milliseconds / 3_600_000);
    },
  };
}
