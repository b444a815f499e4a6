import Papa from 'papaparse';
import { type Connection, MdmFault } from '../../actions/mdm/connector.ts';
import type { DeviceRef, ManagedDevice } from '../../core/mdm/device.ts';
import type { SeenStanding } from '../../core/mdm/observation.ts';
import type { Reach, Standing } from '../../core/mdm/restriction.ts';
import type { Instant } from '../../core/inventory.ts';
import { type Graph, unexpected } from './api.ts';
import { instantOf, refOf } from './devices.ts';
import type { Fleet } from './fleet.ts';
import { collectionPath, SHAPES } from './kinds.ts';
import type { OurPolicy } from './policies.ts';
import { openReport, withFaults } from './report.ts';
import { StatusRow } from './schema.ts';

/** A device's word on a policy, as Intune passes it on. */
type Told = { readonly status: string; readonly at: Instant | null };

/**
 * What is known of a policy on each device that it reaches. Never `proven`: Intune says that a profile was taken, not that the app
 * can't be opened.
 */
export function standingsOf(
  ours: OurPolicy,
  reach: Reach,
  fleet: Fleet,
  told: ReadonlyMap<DeviceRef, Told>,
): readonly SeenStanding[] {
  const shape = SHAPES[ours.kind];
  const listed = new Set(reach.devices);
  const changed = instantOf(ours.policy.lastModifiedDateTime);
  return fleet.devices.flatMap((device) => {
    if (device.platform !== shape.platform) return [];
    const reached = listed.has(device.ref) === (reach.kind === 'only');
    const said = told.get(device.ref);
    const standing = standingOf(ours, device, reached, said, changed);
    if (standing === null) return [];
    return [
      {
        device: device.ref,
        key: ours.key,
        standing,
        // Intune does not say which content a device has.
        hash: null,
        at: said?.at ?? null,
        reason: standing === 'failed' || standing === 'conflict' ? (said?.status ?? null) : null,
      },
    ];
  });
}

function standingOf(
  ours: OurPolicy,
  device: ManagedDevice,
  reached: boolean,
  said: Told | undefined,
  changed: Instant | null,
): Standing | null {
  const word = said === undefined ? null : meaningOf(said.status, ours);
  if (!reached) {
    // Taken back, and the phone still says that it has it.
    return word === 'reported' && SHAPES[ours.kind].worksOn(device) ? 'reported' : null;
  }
  if (!SHAPES[ours.kind].worksOn(device)) return 'without-effect';
  // A word from before the last change speaks of what was there then.
  const old = said?.at != null && changed !== null && said.at < changed;
  return word === null || old ? 'assigned' : word;
}

/**
 * Words of `deviceConfigurationDeviceStatus` (types, read 2026-11-25) and of reports, which have them also as numbers and as
 * `Succeeded`, `Pending` (unverified). Null: nothing that says more than that it is assigned.
 */
function meaningOf(status: string, ours: OurPolicy): Standing | null {
  switch (status) {
    case 'compliant':
    case 'succeeded':
    case 'success':
    case 'remediated':
    case '2':
    case '3':
      return 'reported';
    case 'noncompliant':
    case '4':
      // Of a policy that only looks: it looked, and found something.
      return ours.kind === 'intune-compliance' || ours.kind === 'intune-restricted-apps'
        ? 'reported'
        : 'failed';
    case 'error':
    case 'failed':
    case '5':
      return 'failed';
    case 'conflict':
    case '6':
      return 'conflict';
    case 'notapplicable':
    case '1':
      return 'without-effect';
    default:
      return null;
  }
}

const STATUSES = {
  name: 'DeviceStatusesByConfigurationProfile',
  select: ['IntuneDeviceId', 'PolicyId', 'PolicyStatus', 'PspdpuLastModifiedTimeUtc'],
} as const;
/** A hundred thousand rows are about 12 MB. */
const LARGEST = 256 * 1024 * 1024;

export function readTold(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  ours: OurPolicy,
  fleet: Fleet,
  signal: AbortSignal,
): Promise<ReadonlyMap<DeviceRef, Told>> {
  return SHAPES[ours.kind].collection === 'deviceCompliancePolicies'
    ? fromStatuses(graph, ours, fleet, signal)
    : fromReport(graph, connection, ours, fleet, signal).catch((error: unknown) => {
        const without = error instanceof MdmFault && error.kind !== 'forbidden';
        if (!without || SHAPES[ours.kind].collection !== 'deviceConfigurations') throw error;
        return fromStatuses(graph, ours, fleet, signal);
      });
}

async function fromReport(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  ours: OurPolicy,
  fleet: Fleet,
  signal: AbortSignal,
): Promise<ReadonlyMap<DeviceRef, Told>> {
  const report = { ...STATUSES, filter: `(PolicyId eq '${ours.policy.id.replaceAll("'", "''")}')` };
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of withFaults(
    openReport(graph, connection, report, signal),
    `the report ${report.name}`,
  )) {
    size += piece.length;
    if (size > LARGEST) throw unexpected(`the report ${report.name}`);
    pieces.push(piece);
  }
  const told = new Map<DeviceRef, Told>();
  const text = new TextDecoder('utf-8').decode(Buffer.concat(pieces));
  const { data, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: true,
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  if (!['intunedeviceid', 'policystatus'].every((name) => meta.fields?.includes(name) === true))
    throw unexpected(`the report ${report.name}`);
  for (const row of data) {
    if ((row['policyid'] ?? ours.policy.id).toLowerCase() !== ours.policy.id.toLowerCase())
      continue;
    const ref = refOf(row['intunedeviceid'] ?? '');
    if (!fleet.byRef.has(ref)) continue;
    // Dates of reports have a blank in the place of the T (unverified).
    const at = instantOf((row['pspdpulastmodifiedtimeutc'] ?? '').trim().replace(' ', 'T'));
    newest(told, ref, { status: folded(row['policystatus'] ?? ''), at });
  }
  return told;
}

/** A row names no device but within its own id (unverified): `…_<device>_…`. */
async function fromStatuses(
  graph: Graph,
  ours: OurPolicy,
  fleet: Fleet,
  signal: AbortSignal,
): Promise<ReadonlyMap<DeviceRef, Told>> {
  const { collection } = SHAPES[ours.kind];
  const path = `${collectionPath(collection)}/${encodeURIComponent(ours.policy.id)}/deviceStatuses`;
  const ask = { what: 'the status of a policy on the devices', path };
  const told = new Map<DeviceRef, Told>();
  for await (const { rows } of graph.pages(StatusRow, ask, signal))
    for (const row of rows) {
      const ref = row.id
        .split('_')
        .map(refOf)
        .find((part) => fleet.byRef.has(part));
      if (ref === undefined) continue;
      const at = instantOf(row.lastReportedDateTime);
      newest(told, ref, { status: folded(row.status ?? ''), at });
    }
  return told;
}

/** A phone has a row for each of its users: the newest counts. */
function newest(told: Map<DeviceRef, Told>, ref: DeviceRef, row: Told): void {
  const known = told.get(ref);
  if (known === undefined || (row.at ?? '') >= (known.at ?? '')) told.set(ref, row);
}

/** At most 32 characters of a code; never free text. */
const folded = (status: string): string =>
  /^[A-Za-z0-9 ]{1,32}$/.test(status) ? status.toLowerCase().replaceAll(' ', '') : '';
