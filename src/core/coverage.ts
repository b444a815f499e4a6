import type { Day } from './day.ts';
import type { FleetDevice } from './fleet.ts';
import type { Instant, Inventory, Visibility } from './inventory.ts';
import type { Coverage } from './report.ts';

/** Where a device stands: in exactly one of five classes. */
type CoverageClass = 'withHits' | 'without' | 'notVisible' | 'stale' | 'notAssessed';

/** Counts the fleet in one pass and keeps nothing of it. */
export function coverageOf(
  fleet: Iterable<FleetDevice>,
  inventories: readonly Inventory[],
  staleAfterDays: number,
  at: Day,
): Coverage {
  const classes: Record<CoverageClass, number> = {
    withHits: 0,
    without: 0,
    notVisible: 0,
    stale: 0,
    notAssessed: 0,
  };
  const byVisibility: Record<Visibility, number> = {
    all: 0,
    'managed-only': 0,
    'work-side': 0,
    'names-only': 0,
    nothing: 0,
    unknown: 0,
  };
  let devices = 0;
  for (const device of fleet) {
    devices++;
    classes[classOf(device, staleAfterDays, at)]++;
    byVisibility[device.seen.visibility]++;
  }
  return {
    devices,
    ...classes,
    byVisibility,
    installs: total(inventories, (i) => i.installs),
    installsNotAssessed: total(inventories, (i) => i.notAssessed),
  };
}

/** A hit is a hit however old. Without one, only a device seen whole and lately is without. */
function classOf(device: FleetDevice, staleAfterDays: number, at: Day): CoverageClass {
  if (device.hits.length > 0) return 'withHits';
  const { visibility, collected } = device.seen;
  if (visibility === 'nothing') return 'notAssessed';
  if (isStale(collected, device.inventory.moment, staleAfterDays, at)) return 'stale';
  return visibility === 'all' ? 'without' : 'notVisible';
}

/** Old at the inventory's moment; where the inventory names none, on the day of the scan. */
function isStale(
  collected: Instant | null,
  moment: Instant | null,
  days: number,
  at: Day,
): boolean {
  if (collected === null) return false;
  const then = Date.parse(collected);
  const now = Date.parse(moment ?? `${at}T23:59:59Z`);
  return now - then > days * 86_400_000;
}

function total(inventories: readonly Inventory[], count: (i: Inventory) => number): number {
  return inventories.reduce((sum, inventory) => sum + count(inventory), 0);
}
