import type { OrganisationId } from './finding.ts';

/** What an inventory counted. */
export type InventoryCounts = {
  readonly devices: number;
  readonly installs: number;
  /** Devices with at least one hit: one phone full of prohibited apps is one. */
  readonly hits: number;
};

/** Over all, and per organisation. Both inventories must be whole, and hold the same organisations of what they cover. */
export type FleetCounts = {
  readonly all: InventoryCounts;
  readonly organisations: ReadonlyMap<OrganisationId, InventoryCounts>;
};

/** Something is far less than it was. `organisation` null: over all. */
export type Drop = {
  readonly what: keyof InventoryCounts;
  readonly organisation: OrganisationId | null;
  readonly before: number;
  readonly now: number;
};

/**
 * A fleet changes by a few per cent a week; a fifth gone is a filter, a page or a connection that is missing. Holding
 * costs a person a minute, and not holding closes all these findings as `device-gone`.
 */
const DEVICES_LEFT = 0.8;
/** Fewer phones than this may go together at any time, also in a unit of six. So of 20 devices 15 are held, and 16 are not. */
const DEVICES_MISSED = 5;
/** Apps per device hardly move over a fleet. Half of them gone is a report that shows less, such as managed apps only. */
const INSTALLS_LEFT = 0.5;
/** Under this, an average is the habit of a few people. */
const DEVICES_FOR_AN_AVERAGE = 20;
/** A call moves many holders, but in one week not nine in ten: that is a column or an identifier that changed its form. */
const HITS_LEFT = 0.1;
const HITS_TO_MISS = 10;

/**
 * What a whole inventory is to be held for until a person has looked, against the last one that stands; over all first, then
 * by organisation. A first inventory (`before` null) is never held. An organisation that is missing counts as nothing.
 */
export function suddenDrops(before: FleetCounts | null, now: FleetCounts): readonly Drop[] {
  if (before === null) return [];
  const organisations = [...before.organisations].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...dropsOf(null, before.all, now.all),
    ...organisations.flatMap(([id, counts]) =>
      dropsOf(id, counts, now.organisations.get(id) ?? NOTHING),
    ),
  ];
}

const NOTHING: InventoryCounts = { devices: 0, installs: 0, hits: 0 };

function dropsOf(
  organisation: OrganisationId | null,
  before: InventoryCounts,
  now: InventoryCounts,
): readonly Drop[] {
  const drop = (what: Drop['what']): readonly Drop[] => [
    { what, organisation, before: before[what], now: now[what] },
  ];
  // Fewer apps and hits follow from fewer devices, and would only say it again.
  if (before.devices - now.devices >= DEVICES_MISSED && now.devices < before.devices * DEVICES_LEFT)
    return drop('devices');
  return [
    ...(showsLess(before, now) ? drop('installs') : []),
    ...(hitsLost(before, now) ? drop('hits') : []),
  ];
}

function showsLess(before: InventoryCounts, now: InventoryCounts): boolean {
  if (Math.min(before.devices, now.devices) < DEVICES_FOR_AN_AVERAGE) return false;
  return now.installs / now.devices < (before.installs / before.devices) * INSTALLS_LEFT;
}

function hitsLost(before: InventoryCounts, now: InventoryCounts): boolean {
  return before.hits >= HITS_TO_MISS && now.hits <= before.hits * HITS_LEFT;
}
