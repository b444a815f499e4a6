import { type Connection, MdmFault } from '../../actions/mdm/connector.ts';
import type { RestrictionKey } from '../../core/mdm/restriction.ts';
import { type Graph, checked, unexpected } from './api.ts';
import { batch } from './batch.ts';
import { type OurGroups, partly } from './groups.ts';
import { isRecord } from './kinds.ts';
import { Assignment, Page, StoreApp } from './schema.ts';
import { ALL_DEVICES, type Given, GROUP, NOT_GROUP, targetKey, targetsOf } from './targets.ts';

/**
 * Apps of Managed Google Play belong to the whole tenant, and so do their lists of assignments: Grendel's part in one are those that
 * say `uninstall` and name a group of Grendel's, and the one to all devices that stands beside such a group.
 */
export type PlayApp = {
  readonly app: StoreApp;
  readonly ours: readonly Assignment[];
  readonly others: readonly Assignment[];
};

const APPS_PATH = '/beta/deviceAppManagement/mobileApps';
/** The filter: unverified. */
const STORE_APPS = `${APPS_PATH}?$filter=isof('microsoft.graph.androidManagedStoreApp')`;
const ENTERPRISE = '/beta/deviceManagement/androidManagedStoreAccountEnterpriseSettings';
const APP_LIST = 'the list of apps of Managed Google Play';

export async function storeApps(graph: Graph, signal: AbortSignal): Promise<readonly StoreApp[]> {
  const rows = await graph.all(StoreApp, { what: APP_LIST, path: STORE_APPS }, signal);
  return rows.flatMap(({ id, packageId }) => (packageId === null ? [] : [{ id, packageId }]));
}

export async function playApps(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  key: RestrictionKey,
  groups: OurGroups,
  apps: readonly StoreApp[],
  signal: AbortSignal,
): Promise<readonly PlayApp[]> {
  const what = 'the assignments of an app';
  const answers = await batch(
    graph,
    connection,
    '/beta',
    what,
    apps.map(({ id }) => ({
      method: 'GET',
      url: `/deviceAppManagement/mobileApps/${encodeURIComponent(id)}/assignments`,
    })),
    signal,
  );
  const list: PlayApp[] = [];
  for (const [index, app] of apps.entries()) {
    const answer = answers[index];
    if (answer?.status === 404) continue;
    if (answer?.status !== 200) throw partly(answer?.status ?? 500);
    const page = checked(Page, answer.body, what);
    // More than one page of assignments to one app was never seen; half a list must never be written back as the whole.
    if (page['@odata.nextLink'] !== undefined) throw unexpected(what);
    const assignments = page.value.map((row) => checked(Assignment, row, what));
    list.push({ app, ...split(assignments, key, groups) });
  }
  return list;
}

function split(
  assignments: readonly Assignment[],
  key: RestrictionKey,
  groups: OurGroups,
): Pick<PlayApp, 'ours' | 'others'> {
  const given = new Set(groups.find(key, 'given').map(({ id }) => id));
  const except = new Set(groups.find(key, 'except').map(({ id }) => id));
  const removing = assignments.filter(({ intent }) => intent === 'uninstall');
  const named = removing.filter(({ target }) =>
    target['@odata.type'] === GROUP
      ? given.has(target.groupId ?? '')
      : target['@odata.type'] === NOT_GROUP && except.has(target.groupId ?? ''),
  );
  const besides = named.some(({ target }) => target['@odata.type'] === NOT_GROUP);
  const ours = removing.filter(
    (one) => named.includes(one) || (besides && one.target['@odata.type'] === ALL_DEVICES),
  );
  return { ours, others: assignments.filter((one) => !ours.includes(one)) };
}

/** How the apps of a restriction are given; null where they are given in different ways: half of a change. */
export function givenTo(apps: readonly PlayApp[]): readonly Assignment[] | null {
  const [first, ...rest] = apps.filter(({ ours }) => ours.length > 0);
  if (first === undefined) return [];
  const keys = (app: PlayApp): string =>
    app.ours
      .map(({ target }) => targetKey(target))
      .toSorted()
      .join('\n');
  return rest.every((app) => keys(app) === keys(first)) ? first.ours : null;
}

export type AssignResult = 'done' | 'same' | 'other-intent';

/**
 * Gives an app to whom Grendel's part of its list says, and leaves the part of others as it is. `null`: takes Grendel's part out.
 * `assign` replaces the whole list (unverified): it is read just before, merged and written.
 */
export async function assignApp(
  graph: Graph,
  { app, ours, others }: PlayApp,
  given: Given | null,
  signal: AbortSignal,
): Promise<AssignResult> {
  const targets = given === null ? [] : targetsOf(given, 'devices');
  const wanted = new Set(targets.map(targetKey));
  if (wanted.size === ours.length && ours.every(({ target }) => wanted.has(targetKey(target))))
    return 'same';
  // One group must not hold two intents of the same app (Microsoft's guide on blocking AI apps, read 2026-11-25).
  if (others.some(({ target }) => wanted.has(targetKey(target)))) return 'other-intent';
  await graph.send(
    {
      what: 'an app to be assigned',
      method: 'POST',
      path: `${APPS_PATH}/${encodeURIComponent(app.id)}/assign`,
      repeatable: true,
      json: {
        mobileAppAssignments: [
          ...others.map(asSent),
          ...targets.map((target) => ({
            '@odata.type': '#microsoft.graph.mobileAppAssignment',
            intent: 'uninstall',
            target,
            settings: null,
          })),
        ],
      },
    },
    signal,
  );
  return 'done';
}

/** As it came, without what the server alone writes. */
const asSent = (assignment: Assignment): object => ({
  '@odata.type': '#microsoft.graph.mobileAppAssignment',
  ...Object.fromEntries(
    Object.entries(assignment).filter(
      ([name]) => !['id', 'source', 'sourceId'].includes(name) && !name.includes('@odata.context'),
    ),
  ),
});

/** Approves in one request as many as may be, and singly where one of them is refused: an app that is not in Play refuses them all. */
const APPROVED_AT_ONCE = 50;

export async function approve(
  graph: Graph,
  packages: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly refused: number }> {
  let refused = 0;
  const ask = (packageIds: readonly string[]) =>
    graph.send(
      {
        what: 'apps to be approved for Managed Google Play',
        method: 'POST',
        path: `${ENTERPRISE}/approveApps`,
        repeatable: true,
        json: { packageIds: packageIds.map((id) => `app:${id}`), approveAllPermissions: true },
      },
      signal,
    );
  for (let from = 0; from < packages.length; from += APPROVED_AT_ONCE) {
    const part = packages.slice(from, from + APPROVED_AT_ONCE);
    try {
      await ask(part);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      for (const one of part) {
        try {
          await ask([one]);
        } catch (single) {
          if (!isRefusal(single)) throw single;
          refused += 1;
        }
      }
    }
  }
  await graph.send(
    {
      what: 'the apps of Managed Google Play to be synchronised',
      method: 'POST',
      path: `${ENTERPRISE}/syncApps`,
      repeatable: true,
    },
    signal,
  );
  return { refused };
}

const isRefusal = (error: unknown): boolean =>
  error instanceof MdmFault && (error.status === 400 || error.status === 404);

/** The package names that the content of an artefact of this kind speaks of. */
export function packagesIn(content: string): readonly string[] {
  const document: unknown = JSON.parse(content);
  const steps = isRecord(document) && Array.isArray(document['steps']) ? document['steps'] : [];
  for (const step of steps) {
    const body = isRecord(step) && isRecord(step['body']) ? step['body'] : {};
    const ids = body['packageIds'];
    if (Array.isArray(ids))
      return ids.filter((id) => typeof id === 'string').map((id) => id.replace(/^app:/, ''));
  }
  throw new TypeError('no package names in the content of a Play assignment');
}
