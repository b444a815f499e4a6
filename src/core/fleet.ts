import type { Hit, Inventory, SeenDevice } from './inventory.ts';

/** One device over all inventories handed in together, and the hits that still stand. */
export type FleetDevice = {
  /** The sighting that counts: the newest. */
  readonly seen: SeenDevice;
  readonly inventory: Inventory;
  readonly hits: readonly Hit[];
};

type Sighting = {
  readonly inventory: Inventory;
  readonly seen: SeenDevice;
  readonly hits: readonly Hit[];
};

/** Several exports as one fleet: a device in two of them is one device, and the newer word counts. */
export function mergeInventories(inventories: readonly Inventory[]): readonly FleetDevice[] {
  return groupByDevice(inventories.flatMap(sightingsOf)).map(standing);
}

function sightingsOf(inventory: Inventory): readonly Sighting[] {
  const hits = Map.groupBy(inventory.hits, (hit) => hit.device);
  return inventory.devices.map((seen) => ({ inventory, seen, hits: hits.get(seen.key) ?? [] }));
}

/** The MDM's own id makes it one device within one kind of export; a sound serial does so everywhere. */
function groupByDevice(sightings: readonly Sighting[]): readonly (readonly Sighting[])[] {
  const groups: Sighting[][] = [];
  const known = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const { inventory, seen } = sighting;
    const names = [`${inventory.format}\t${seen.key}`];
    if (seen.serial !== null) names.unshift(`serial\t${seen.serial}`);
    const group = names.map((name) => known.get(name)).find((g) => g !== undefined) ?? [];
    if (group.length === 0) groups.push(group);
    group.push(sighting);
    for (const name of names) known.set(name, group);
  }
  return groups;
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
    seen: newest.seen,
    inventory: newest.inventory,
    hits: valid.flatMap((sighting) => sighting.hits),
  };
}

const timeOf = ({ seen }: Sighting): string => seen.collected ?? '';

function replaces(newer: Sighting, old: Sighting): boolean {
  if (timeOf(newer) <= timeOf(old) || timeOf(old) === '') return false;
  return newer.seen.visibility === 'all' || newer.inventory.format === old.inventory.format;
}
