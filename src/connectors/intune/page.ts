import { type Connection, type FleetPage, MdmFault } from '../../actions/mdm/connector.ts';
import { type Graph, unexpected } from './api.ts';
import { batch } from './batch.ts';
import { appsOfDevices, isWithoutReport } from './detected-apps.ts';
import { DEVICES_PATH, refOf } from './devices.ts';
import { COLUMNS, createFacts, type Facts, factsOf } from './facts.ts';
import { joined } from './join.ts';
import { openReport, withFaults } from './report.ts';
import { DeviceRow, Overview, Violation } from './schema.ts';

const DEVICE_LIST = 'the list of devices';
const VIOLATION_LIST = 'the list of devices with restricted apps';
const VIOLATIONS = '/beta/deviceManagement/deviceConfigurationRestrictedAppsViolations';
const APPS = {
  name: 'AppInvRawData',
  select: [
    'DeviceId',
    'DeviceName',
    'ApplicationName',
    'ApplicationPublisher',
    'ApplicationShortVersion',
  ],
} as const;

/**
 * First the apps of all devices, by name, in one table; then, a thousand at a time, the devices with restricted apps by identifier.
 * The cursor of the second kind is `violations` and the address that Graph gave.
 */
export async function fleetPage(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  cursor: string | null,
  signal: AbortSignal,
): Promise<FleetPage> {
  if (cursor === null) return appsPage(graph, connection, signal);
  const [kind, path] = cursor.split(' ', 2);
  if (kind !== 'violations' || !/^(?:https?:\/\/|$)/i.test(path ?? '')) throw lost();
  return violationsPage(graph, connection, path ?? null, signal);
}

async function appsPage(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  signal: AbortSignal,
): Promise<FleetPage> {
  const facts = await readFacts(graph, signal);
  const { enrolledDeviceCount } = await graph.one(
    Overview,
    {
      what: 'the number of devices',
      path: '/v1.0/deviceManagement/managedDeviceOverview?$select=enrolledDeviceCount',
    },
    signal,
  );
  // A list in a large tenant may leave devices out (microsoft-graph-docs issue 21659, open, read 2026-11-25): those are then missing
  // from the number of devices seen, and the sync shows it.
  const missing = Math.max(0, (enrolledDeviceCount ?? 0) - facts.all());
  return {
    content: withFaults(
      joined(appsTable(graph, connection, facts, signal), facts),
      `the report ${APPS.name}`,
    ),
    next: 'violations',
    devices: facts.phones() + missing,
    moment: null,
  };
}

/** The report, or where none comes each phone's own list (FC-03). */
async function* appsTable(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  facts: Facts,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const report = openReport(graph, connection, APPS, signal);
  let first: IteratorResult<Uint8Array>;
  try {
    first = await report.next();
  } catch (error) {
    if (!isWithoutReport(error)) throw error;
    yield* appsOfDevices(graph, connection, facts, signal);
    return;
  }
  if (first.done !== true) yield first.value;
  yield* report;
}

async function readFacts(graph: Graph, signal: AbortSignal): Promise<Facts> {
  const facts = createFacts();
  const ask = { what: DEVICE_LIST, path: DEVICES_PATH };
  for await (const { rows } of graph.pages(DeviceRow, ask, signal)) rows.forEach(facts.add);
  return facts;
}

/** Exact: Intune itself compared identifiers on the device. Only who has something is listed; silence says nothing of the others. */
async function violationsPage(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  path: string | null,
  signal: AbortSignal,
): Promise<FleetPage> {
  const pages = graph.pages(Violation, { what: VIOLATION_LIST, path: path ?? VIOLATIONS }, signal);
  let page: { readonly rows: readonly Violation[]; readonly next: string | null };
  try {
    const first = await pages.next();
    if (first.done === true) throw unexpected(VIOLATION_LIST);
    page = first.value;
  } catch (error) {
    // An address of a page that Graph no longer takes is answered 400 or 410 (codes unverified).
    const old = error instanceof MdmFault && (error.status === 400 || error.status === 410);
    throw path !== null && old ? lost() : error;
  }
  return {
    content: violationsTable(graph, connection, page.rows, signal),
    next: page.next === null ? null : `violations ${page.next}`,
    devices: null,
    moment: null,
  };
}

/** No bytes where nobody has anything. */
async function* violationsTable(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  rows: readonly Violation[],
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (rows.length === 0) return;
  const facts = await factsFor(graph, connection, rows, signal);
  yield Buffer.from(JSON.stringify({ value: rows.map((row) => violation(row, facts)) }), 'utf8');
}

async function factsFor(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  rows: readonly Violation[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, DeviceRow>> {
  const ids = [...new Set(rows.map((row) => row.managedDeviceId))];
  const query = DEVICES_PATH.slice(DEVICES_PATH.indexOf('?'));
  const answers = await batch(
    graph,
    connection,
    '/beta',
    DEVICE_LIST,
    ids.map((id) => ({
      method: 'GET',
      url: `/deviceManagement/managedDevices/${encodeURIComponent(id)}${query}`,
    })),
    signal,
  );
  const facts = new Map<string, DeviceRow>();
  ids.forEach((id, index) => {
    const found = DeviceRow.safeParse(answers[index]?.body);
    // Gone meanwhile, or not told: the hit stands without the facts beside it.
    if (answers[index]?.status === 200 && found.success) facts.set(id, found.data);
  });
  return facts;
}

function violation(row: Violation, facts: ReadonlyMap<string, DeviceRow>): object {
  const device = facts.get(row.managedDeviceId);
  const said = device === undefined ? null : factsOf(device);
  return {
    managedDeviceId: refOf(row.managedDeviceId),
    deviceName: row.deviceName,
    ...(said === null
      ? {}
      : Object.fromEntries(COLUMNS.map((column) => [MEMBERS[column], said[column] || null]))),
    restrictedApps: row.restrictedApps.filter(({ appId }) => appId !== null),
  };
}

const MEMBERS: Readonly<Record<(typeof COLUMNS)[number], string>> = {
  Platform: 'operatingSystem',
  SerialNumber: 'serialNumber',
  ManagedDeviceOwnerType: 'managedDeviceOwnerType',
  DeviceEnrollmentType: 'deviceEnrollmentType',
  IsSupervised: 'isSupervised',
  LastSyncDateTime: 'lastSyncDateTime',
  UserPrincipalName: 'userPrincipalName',
};

const lost = (): MdmFault =>
  new MdmFault(
    'cursor-lost',
    'Microsoft Intune no longer takes the place where the reading stopped.',
    'Nothing to do: the reading begins again.',
  );
