import type { Assessment } from './assess.ts';
import { coverageOf } from './coverage.ts';
import { mergeInventories, type FleetDevice } from './fleet.ts';
import type { Hit, Inventory, Strength } from './inventory.ts';
import type { AppFound, DeviceFound, InputSummary, ScanReport } from './report.ts';
import type { AppId } from './statements.ts';
import { isStricter, type Verdict } from './verdict.ts';

/** Strongest first: on one device the strongest match of an app counts. */
const STRENGTHS: readonly Strength[] = ['exact', 'case-folded', 'name'];

/** Puts inventories and verdicts together. Devices by name only where asked for. */
export function scanReport(
  inventories: readonly Inventory[],
  assessment: Assessment,
  options: { readonly withDevices: boolean },
): ScanReport {
  const { policy, catalogue, at } = assessment;
  const found: FleetDevice[] = [];
  const fleet = keepingFound(mergeInventories(inventories), found, assessment);
  const coverage = coverageOf(fleet, inventories, policy.staleAfterDays, at);
  return {
    policy: { id: policy.id, name: policy.name, version: policy.version },
    catalogue: { version: catalogue.version, digest: catalogue.digest },
    at,
    inputs: inventories.map(summaryOf),
    apps: appsFound(found, inventories, assessment),
    coverage,
    devicesWith: devicesWith(found, assessment),
    devices: options.withDevices ? found.map(deviceFound) : null,
  };
}

/** The whole fleet as it passes by, with what is not permitted; only devices that have something of it go into `found`. */
function* keepingFound(
  fleet: Iterable<FleetDevice>,
  found: FleetDevice[],
  assessment: Assessment,
): Generator<FleetDevice> {
  for (const device of fleet) {
    if (device.hits.length === 0) {
      yield device;
      continue;
    }
    const hits = device.hits.filter((hit) => assessment.verdict(hit.app).decision !== 'permitted');
    const looked = { ...device, hits };
    if (hits.length > 0) found.push(looked);
    yield looked;
  }
}

function summaryOf(inventory: Inventory): InputSummary {
  const { devices, hits, counted: _, ...rest } = inventory;
  return { ...rest, devices: devices.length, hits: hits.length };
}

function appsFound(
  found: readonly FleetDevice[],
  inventories: readonly Inventory[],
  assessment: Assessment,
): readonly AppFound[] {
  const onDevices = Map.groupBy(
    found.flatMap((device) => device.hits.map((hit) => ({ device, hit }))),
    ({ hit }) => hit.app,
  );
  const counted = countedBy(inventories, assessment);
  const ids = new Set<AppId>([...onDevices.keys(), ...counted.keys()]);
  return [...ids]
    .map((app) => appFound(app, onDevices.get(app) ?? [], counted.get(app) ?? 0, assessment))
    .toSorted(byWeight);
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

type Found = { readonly device: FleetDevice; readonly hit: Hit };

function appFound(
  id: AppId,
  found: readonly Found[],
  counted: number,
  assessment: Assessment,
): AppFound {
  const app = assessment.apps.get(id);
  const verdict = assessment.verdict(id);
  const devices = [...Map.groupBy(found, ({ device }) => device).entries()];
  const strengths = { exact: 0, 'case-folded': 0, name: 0 };
  const organisations = new Map<string, number>();
  for (const [device, hits] of devices) {
    strengths[strongest(hits.map(({ hit }) => hit))]++;
    const { organisation } = device.seen;
    if (organisation === null) continue;
    organisations.set(organisation, (organisations.get(organisation) ?? 0) + 1);
  }
  const matched = new Set(found.flatMap(({ hit }) => hit.identifiers));
  const platforms = new Set(found.flatMap(({ hit }) => hit.platform ?? []));
  return {
    app: id,
    name: app?.name ?? id,
    sensitive: app?.sensitive ?? '',
    decision: notPermitted(verdict),
    verdict,
    devices: strengths,
    platforms: [...platforms].toSorted(),
    secondCopies: found.filter(({ hit }) => hit.secondCopy).length,
    borrowed: assessment.catalogue.identifiers.some(
      (i) => i.app === id && i.borrowed && matched.has(i.identifier),
    ),
    organisations: [...organisations]
      .map(([organisation, count]) => ({ organisation, devices: count }))
      .toSorted((a, b) => b.devices - a.devices || (a.organisation < b.organisation ? -1 : 1)),
    counted,
  };
}

function notPermitted(verdict: Verdict): AppFound['decision'] {
  return verdict.decision === 'prohibited' ? 'prohibited' : 'undetermined';
}

function strongest(hits: readonly Hit[]): Strength {
  return STRENGTHS.find((strength) => hits.some((hit) => hit.strength === strength)) ?? 'name';
}

/** All devices on which it was found, however surely. */
export const devicesOf = ({ devices }: AppFound): number =>
  devices.exact + devices['case-folded'] + devices.name;

function byWeight(a: AppFound, b: AppFound): number {
  if (a.decision !== b.decision) return isStricter(a.decision, b.decision) ? -1 : 1;
  return devicesOf(b) - devicesOf(a) || b.counted - a.counted || (a.app < b.app ? -1 : 1);
}

function devicesWith(
  found: readonly FleetDevice[],
  assessment: Assessment,
): ScanReport['devicesWith'] {
  const counts = { prohibited: 0, prohibitedByNameOnly: 0, undetermined: 0 };
  for (const { hits } of found) {
    const prohibited = hits.filter((hit) => assessment.verdict(hit.app).decision === 'prohibited');
    if (prohibited.some((hit) => hit.strength !== 'name')) counts.prohibited++;
    else if (prohibited.length > 0) counts.prohibitedByNameOnly++;
    else counts.undetermined++;
  }
  return counts;
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
