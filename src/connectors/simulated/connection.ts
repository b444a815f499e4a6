import { createHash } from 'node:crypto';
import type { Connection, Memory } from '../../actions/mdm/connector.ts';
import type { SimulatedFleet } from './fleet.ts';

/**
 * A memory that is gone with the process. As in the real one names are `kind/rest`, and come in an order that stays but is not
 * theirs: the store knows them only by a keyed fingerprint.
 */
export function memoryInProcess(): Memory {
  const kept = new Map<string, Uint8Array>();
  return {
    read: async (name) => kept.get(name) ?? null,
    write: async (name, value) => {
      if (value === null) kept.delete(name);
      else kept.set(name, value);
    },
    list: async (prefix, after, limit) => {
      if (prefix !== '' && !prefix.endsWith('/')) throw new TypeError('a prefix ends with a slash');
      return [...kept]
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, value]) => ({ name, value, place: placeOf(name) }))
        .filter(({ place }) => after === null || place > placeOf(after))
        .toSorted((a, b) => (a.place < b.place ? -1 : 1))
        .slice(0, limit)
        .map(({ name, value }) => ({ name, value }));
    },
  };
}

const placeOf = (name: string): string => createHash('sha256').update(name).digest('hex');

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
