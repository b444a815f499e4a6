import { type Connection, MdmFault } from '../../actions/mdm/connector.ts';
import { checked, type Graph, NAME } from './api.ts';
import { batch } from './batch.ts';
import { cell, type Facts, isPhone } from './facts.ts';
import { DetectedApp, Page } from './schema.ts';

const WHAT = 'the apps of a device';
const LIST = '/v1.0/deviceManagement/detectedApps';
/** Devices asked about before their rows go out. */
const AT_ONCE = 200;

/** The export itself is what is missing: not asked for, not made, or not known there. Rights and quotas are the same for both ways. */
export const isWithoutReport = (error: unknown): boolean =>
  error instanceof MdmFault && ['unavailable', 'not-found', 'refused'].includes(error.kind);

/**
 * The table of apps without the report: each phone is asked for its own. Far slower (a request for each, two thousand in 20 seconds), and
 * for a tenant whose export jobs never end. `managedDevices` of an app is not asked: the list of apps counts devices that it does not
 * name (microsoft-graph-docs issues 13645 and 18963; msgraph-sdk-dotnet issue 2048, excerpts read 2026-11-25), and its detail comes
 * empty. A name that is missing in one place is taken from the other, and where both lack it nothing is made of it: the reading fails,
 * and closes nothing.
 */
export async function* appsOfDevices(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  facts: Facts,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from('DeviceId,ApplicationName,ApplicationPublisher,ApplicationShortVersion\r\n');
  const names = namesOnce(graph, signal);
  let ids: string[] = [];
  for (const [id, index] of facts.ids()) {
    if (isPhone(index)) ids.push(id);
    if (ids.length < AT_ONCE) continue;
    yield await rowsOf(graph, connection, ids, names, signal);
    ids = [];
  }
  if (ids.length > 0) yield await rowsOf(graph, connection, ids, names, signal);
}

async function rowsOf(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  ids: readonly string[],
  names: (app: string) => Promise<string | null>,
  signal: AbortSignal,
): Promise<Uint8Array> {
  // A navigation property in beta alone; expanded on the list of devices it comes empty (fact of the same issues).
  const singles = ids.map((id) => ({
    method: 'GET' as const,
    url: `/deviceManagement/managedDevices/${encodeURIComponent(id)}/detectedApps`,
  }));
  const answers = await batch(graph, connection, '/beta', WHAT, singles, signal);
  let text = '';
  for (const [at, { status, body }] of answers.entries()) {
    // Gone since it was listed.
    if (status === 404) continue;
    if (status !== 200) throw unread();
    for (const { id, displayName, publisher, version } of await all(graph, body, signal)) {
      const name = displayName ?? (await names(id));
      if (name === null) throw unread();
      text += `${[ids[at] ?? '', name, publisher ?? '', version ?? ''].map(cell).join(',')}\r\n`;
    }
  }
  return Buffer.from(text);
}

async function all(
  graph: Graph,
  body: unknown,
  signal: AbortSignal,
): Promise<readonly DetectedApp[]> {
  const page = checked(Page, body, WHAT);
  const first = page.value.map((row) => checked(DetectedApp, row, WHAT));
  const path = page['@odata.nextLink'];
  if (path === undefined) return first;
  return [...first, ...(await graph.all(DetectedApp, { what: WHAT, path }, signal))];
}

/** The list of all apps, asked for when a name is first missing. */
function namesOnce(graph: Graph, signal: AbortSignal): (app: string) => Promise<string | null> {
  let list: Promise<ReadonlyMap<string, string>> | null = null;
  return async (app) => {
    list ??= graph
      .all(DetectedApp, { what: 'the list of apps', path: LIST }, signal)
      .then(
        (rows) =>
          new Map(rows.flatMap(({ id, displayName }) => (displayName ? [[id, displayName]] : []))),
      );
    return (await list).get(app) ?? null;
  };
}

const unread = (): MdmFault =>
  new MdmFault(
    'unavailable',
    `${NAME} did not name the apps of every device.`,
    'Try again later; in the admin centre, see whether an export of discovered apps ends.',
  );
