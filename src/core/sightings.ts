import type { Inventory } from './inventory.ts';
import { indexTexts } from './text-index.ts';

/** A device of an inventory: both by their place, from 0. */
export type Place = { readonly inventory: number; readonly device: number };

/**
 * Which devices of several inventories are one, in the order in which they were first seen. The MDM's own id makes it one
 * device within one kind of export; a sound serial does so everywhere. Numbers are held and no texts: some 60 bytes a device.
 */
export function* sightingsByDevice(inventories: readonly Inventory[]): Generator<readonly Place[]> {
  const places = numbered(inventories);
  const { count } = places;
  const namesOf = (sighting: number): readonly (string | null)[] => {
    const { inventory: nth, device } = places.at(sighting);
    const inventory = inventories[nth];
    const seen = inventory?.devices.at(device);
    if (inventory === undefined || seen === undefined) return [null, null];
    const serial = seen.serial === null ? null : `serial\t${seen.serial}`;
    return [serial, `${inventory.format}\t${seen.key}`];
  };
  // The names of sighting n are number 2n and 2n + 1.
  const index = indexTexts(count * 2, (name) => namesOf(name >> 1)[name & 1] ?? '');
  const groups = disjoint(count);
  for (let sighting = 0; sighting < count; sighting++) {
    for (const [nth, name] of namesOf(sighting).entries()) {
      if (name === null) continue;
      const known = index.find(name);
      if (known < 0) index.add(sighting * 2 + nth, name);
      else groups.join(known >> 1, sighting);
    }
  }
  const chains = chainsOf(count);
  for (let sighting = 0; sighting < count; sighting++)
    chains.append(groups.first(sighting), sighting);
  for (const chain of chains.all()) yield chain.map(places.at);
}

/** All devices of all inventories in one row of numbers. */
function numbered(inventories: readonly Inventory[]): {
  readonly count: number;
  readonly at: (number: number) => Place;
} {
  const counts = inventories.map(({ devices }) => devices.length);
  const count = counts.reduce((sum, more) => sum + more, 0);
  const inventoryOf = new Int32Array(count);
  const starts: number[] = [];
  let next = 0;
  for (const [nth, length] of counts.entries()) {
    starts.push(next);
    inventoryOf.fill(nth, next, next + length);
    next += length;
  }
  const at = (number: number): Place => {
    const inventory = inventoryOf[number] ?? 0;
    return { inventory, device: number - (starts[inventory] ?? 0) };
  };
  return { count, at };
}

/** Sets of numbers below `count`, each known by its first: a third sighting may show that two devices were one all along. */
function disjoint(count: number): {
  readonly join: (a: number, b: number) => void;
  readonly first: (number: number) => number;
} {
  const above = Int32Array.from({ length: count }, (_, number) => number);
  const first = (number: number): number => {
    let top = number;
    while (above[top] !== top) top = above[top] = above[above[top] ?? top] ?? top;
    return top;
  };
  return {
    first,
    join(a, b) {
      const [one, other] = [first(a), first(b)];
      above[Math.max(one, other)] = Math.min(one, other);
    },
  };
}

/** Lists of numbers below `count`, each known by its first. */
function chainsOf(count: number): {
  readonly append: (first: number, number: number) => void;
  readonly all: () => Generator<readonly number[]>;
} {
  const NONE = -1;
  const next = new Int32Array(count).fill(NONE);
  const last = new Int32Array(count).fill(NONE);
  return {
    append(first, number) {
      const end = last[first] ?? NONE;
      if (end !== NONE) next[end] = number;
      last[first] = number;
    },
    *all() {
      for (let first = 0; first < count; first++) {
        if (last[first] === NONE) continue;
        const chain: number[] = [];
        for (let number = first; number !== NONE; number = next[number] ?? NONE) chain.push(number);
        yield chain;
      }
    },
  };
}
