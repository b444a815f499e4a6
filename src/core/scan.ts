import { createAppsFound, strongest } from './apps-found.ts';
import type { Assessment } from './assess.ts';
import { coverageOf } from './coverage.ts';
import { mergeInventories, type FleetDevice } from './fleet.ts';
import type { Inventory } from './inventory.ts';
import type { DeviceFound, InputSummary, ScanReport } from './report.ts';
import type { AppId } from './statements.ts';

export { devicesOf } from './apps-found.ts';

/**
 * Puts inventories and verdicts together. Devices by name only where asked for. The fleet passes by once, and but for these
 * names nothing of a device is kept: the report takes no memory that grows with the fleet.
 */
export function scanReport(
  inventories: readonly Inventory[],
  assessment: Assessment,
  options: { readonly withDevices: boolean },
): ScanReport {
  const { policy, catalogue, at } = assessment;
  const apps = createAppsFound(assessment);
  const devicesWith = { prohibited: 0, prohibitedByNameOnly: 0, undetermined: 0 };
  const devices: DeviceFound[] = [];
  const fleet = looked(mergeInventories(inventories), assessment, (device) => {
    apps.add(device);
    devicesWith[worstOn(device, assessment)]++;
    if (options.withDevices) devices.push(deviceFound(device));
  });
  const coverage = coverageOf(fleet, inventories, policy.staleAfterDays, at);
  return {
    policy: { id: policy.id, name: policy.name, version: policy.version },
    catalogue: { version: catalogue.version, digest: catalogue.digest },
    at,
    inputs: inventories.map(summaryOf),
    apps: apps.list(countedBy(inventories, assessment)),
    coverage,
    devicesWith,
    devices: options.withDevices ? devices : null,
  };
}

/** The whole fleet as it passes by, with what is not permitted; devices that have something of it are told to `onFound`. */
function* looked(
  fleet: Iterable<FleetDevice>,
  assessment: Assessment,
  onFound: (device: FleetDevice) => void,
): Generator<FleetDevice> {
  for (const device of fleet) {
    if (device.hits.length === 0) {
      yield device;
      continue;
    }
    const hits = device.hits.filter((hit) => assessment.verdict(hit.app).decision !== 'permitted');
    const seen = { ...device, hits };
    if (hits.length > 0) onFound(seen);
    yield seen;
  }
}

function summaryOf(inventory: Inventory): InputSummary {
  const { devices, hits, counted: _, ...rest } = inventory;
  return { ...rest, devices: devices.length, hits: hits.length };
}

function countedBy(
  inventories: readonly Inventory[],
  assessment: Assessment,
): ReadonlyMap<AppId, number> {
  const counts = new Map<AppId, number>();
  for (const { app, devices } of inventories.flatMap((inventory) => inventory.counted)) {
    if (assessment.verdict(app).decision === 'permitted') continue;
    counts.set(app, (counts.get(app) ?? 0) + devices);
  }
  return counts;
}

function worstOn({ hits }: FleetDevice, assessment: Assessment): keyof ScanReport['devicesWith'] {
  const prohibited = hits.filter((hit) => assessment.verdict(hit.app).decision === 'prohibited');
  if (prohibited.some((hit) => hit.strength !== 'name')) return 'prohibited';
  return prohibited.length > 0 ? 'prohibitedByNameOnly' : 'undetermined';
}

function deviceFound({ seen, inventory, hits }: FleetDevice): DeviceFound {
  const byApp = Map.groupBy(hits, (hit) => hit.app);
  return {
    device: seen.serial ?? seen.key,
    name: seen.name,
    holder: seen.holder,
    organisation: seen.organisation,
    file: inventory.file,
    collected: seen.collected,
    apps: [...byApp].map(([app, of]) => ({ app, strength: strongest(of) })),
  };
}
