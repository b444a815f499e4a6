import type { Hit, Inventory, SeenDevice } from './inventory.ts';
import { sightingsByDevice } from './sightings.ts';

/** One device over all inventories handed in together, and the hits that still stand. */
export type FleetDevice = {
  /** The sighting that counts: the newest. Its name and holder may be an older one's, that had the hit. */
  readonly seen: SeenDevice;
  readonly inventory: Inventory;
  readonly hits: readonly Hit[];
};

/** The device as one inventory has it. */
type Sighting = FleetDevice;

const NO_HITS: readonly Hit[] = [];

/**
 * Several exports as one fleet: a device in two of them is one device, and the newer word counts. Devices come one by one,
 * and nobody but the caller keeps any.
 */
export function* mergeInventories(inventories: readonly Inventory[]): Generator<FleetDevice> {
  const withDevices = inventories.filter(({ devices }) => devices.length > 0);
  const hitsOn = withDevices.map(({ hits }) => hitsByDevice(hits));
  if (withDevices.length < 2) {
    // Within one file devices are one by their key already.
    for (const inventory of withDevices)
      for (const seen of inventory.devices)
        yield { seen, inventory, hits: hitsOn[0]?.(seen.key) ?? NO_HITS };
    return;
  }
  for (const group of sightingsByDevice(withDevices)) {
    const sightings = group.flatMap(({ inventory: nth, device }): Sighting[] => {
      const inventory = withDevices[nth];
      const seen = inventory?.devices.at(device);
      if (inventory === undefined || seen === undefined) return [];
      return [{ inventory, seen, hits: hitsOn[nth]?.(seen.key) ?? NO_HITS }];
    });
    const [first, ...others] = sightings;
    if (first !== undefined) yield others.length === 0 ? first : standing(sightings);
  }
}

/** The hits of a device by its key, in their order: a number for each hit is held, where lists would weigh ten times as much. */
function hitsByDevice(hits: readonly Hit[]): (device: string) => readonly Hit[] {
  const first = new Map<string, number>();
  // The next hit of the same device, plus one.
  const next = new Uint32Array(hits.length);
  for (let nth = hits.length - 1; nth >= 0; nth--) {
    const device = hits[nth]?.device ?? '';
    next[nth] = (first.get(device) ?? -1) + 1;
    first.set(device, nth);
  }
  return (device) => {
    const start = first.get(device);
    if (start === undefined) return NO_HITS;
    const found: Hit[] = [];
    for (let nth = start; nth >= 0; nth = (next[nth] ?? 0) - 1) {
      const hit = hits[nth];
      if (hit !== undefined) found.push(hit);
    }
    return found;
  };
}

/**
 * An older sighting gives way to a newer one that could have shown the same: of the same kind of export, or one
 * that sees the whole device. Otherwise its hits stand beside the newer ones: not seen is not gone.
 */
function standing(sightings: readonly Sighting[]): FleetDevice {
  const newestFirst = sightings.toSorted((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
  const valid = newestFirst.filter((old, i) => {
    return !newestFirst.slice(0, i).some((newer) => replaces(newer, old));
  });
  const newest = valid[0]!;
  return {
    seen: {
      ...newest.seen,
      name: newest.seen.name ?? firstOf(valid, ({ seen }) => seen.name),
      holder: newest.seen.holder ?? firstOf(valid, ({ seen }) => seen.holder),
    },
    inventory: newest.inventory,
    hits: valid.flatMap((sighting) => sighting.hits),
  };
}

/** An inventory without a hit on a device has no name of it (`SeenDevice`); the one with the hit has. */
function firstOf(
  sightings: readonly Sighting[],
  text: (sighting: Sighting) => string | null,
): string | null {
  return sightings.map(text).find((found) => found !== null) ?? null;
}

const timeOf = ({ seen }: Sighting): string => seen.collected ?? '';

function replaces(newer: Sighting, old: Sighting): boolean {
  if (timeOf(newer) <= timeOf(old) || timeOf(old) === '') return false;
  return newer.seen.visibility === 'all' || newer.inventory.format === old.inventory.format;
}
