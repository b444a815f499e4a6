import type { Instant } from '../../core/inventory.ts';
import { makePhone, type PhoneWorld, type ProhibitedApp } from './make-phone.ts';
import type { PhoneState, SimulatedPhone } from './phone.ts';
import { indexOf, type Traits } from './traits.ts';

export type FleetOptions = {
  readonly seed: number;
  readonly devices: number;
  /** Harmless invented apps on each phone. */
  readonly appsEach?: number;
  /** Apps that a policy prohibits, and how many of the phones have one, from 0 to 1 (a twentieth unless said). */
  readonly prohibited?: readonly ProhibitedApp[];
  /** Traits that all phones have, or those of one phone. */
  readonly traits?: Partial<Traits> | ((index: number) => Partial<Traits>);
  /** When it begins: milliseconds since 1970. */
  readonly begins?: number;
};
/** Phones that nobody owns. All of it follows from the seed; time passes only when it is told to. */
export type SimulatedFleet = {
  readonly seed: number;
  readonly size: number;
  /** From 0 up to `size`. */
  readonly phone: (index: number) => SimulatedPhone;
  readonly phones: () => Iterable<SimulatedPhone>;
  readonly find: (id: string) => SimulatedPhone | null;
  readonly now: () => number;
  readonly clock: () => Instant;
  /** Lets hours pass: who re-installs does so, phones are switched on. */
  readonly advance: (hours: number) => void;
};

const BEGINS = Date.UTC(2026, 10, 23, 6);
const HOUR = 3_600_000;

export function simulatedFleet(options: FleetOptions): SimulatedFleet {
  const { seed, devices, appsEach = 100, prohibited = [], begins = BEGINS } = options;
  const states = new Map<number, PhoneState>();
  let coming: readonly { readonly at: number; readonly work: () => void }[] = [];
  let now = begins;

  const world: PhoneWorld = {
    seed,
    appsEach,
    prohibited,
    given: (index) =>
      typeof options.traits === 'function' ? options.traits(index) : (options.traits ?? {}),
    seen: (index) => states.get(index),
    state: (index, notNow) => {
      const state = states.get(index) ?? {
        gone: new Set(),
        added: new Map(),
        held: new Map(),
        notNow,
      };
      states.set(index, state);
      return state;
    },
    hours: () => (now - begins) / HOUR,
    later: (hours, work) => {
      coming = [...coming, { at: now + hours * HOUR, work }];
    },
  };
  function phone(index: number): SimulatedPhone {
    if (!Number.isInteger(index) || index < 0 || index >= devices)
      throw new RangeError(`there is no phone ${index}`);
    return makePhone(world, index);
  }

  return {
    seed,
    size: devices,
    phone,
    phones: function* () {
      for (let index = 0; index < devices; index += 1) yield phone(index);
    },
    find: (id) => {
      const index = indexOf(seed, id);
      return index === null || index >= devices ? null : phone(index);
    },
    now: () => now,
    clock: () => new Date(now).toISOString() as Instant,
    advance: (hours) => {
      now += hours * HOUR;
      const due = coming.filter(({ at }) => at <= now);
      coming = coming.filter(({ at }) => at > now);
      for (const { work } of due) work();
    },
  };
}
