import { asRecord, json, nothing, paged, refusal } from './answers.ts';
import { assignmentsIn } from './policies.ts';
import { guid, type StoredApp, type Tenant } from './state.ts';

/** An approved app is in the list only some time after it was asked to be taken in. */
export function listApps(tenant: Tenant, request: Request): Response {
  const rows = [...tenant.apps.values()].filter(({ from }) => tenant.fleet.now() >= from);
  return paged(request, rows.length, 100, (index) => shown(rows[index] as StoredApp));
}

const shown = ({ id, packageId }: StoredApp) => ({
  '@odata.type': '#microsoft.graph.androidManagedStoreApp',
  id,
  displayName: packageId,
  packageId,
  appIdentifier: packageId,
  appStoreUrl: `https://play.google.com/store/apps/details?id=${packageId}`,
  isPrivate: false,
  isSystemApp: false,
});

/** With one that Play does not have, none is approved. */
export function approveApps(tenant: Tenant, body: unknown): Response {
  const list = asRecord(body)['packageIds'];
  if (!Array.isArray(list) || !list.every((id) => /^app:.+/.test(String(id))))
    return refusal(400, 'BadRequest', true);
  const packages = list.map((id) => String(id).slice('app:'.length));
  const { play } = tenant.quirks;
  if (play !== null && packages.some((id) => !play.has(id)))
    return refusal(400, 'BadRequest', true);
  const fresh = packages.filter((id) => !tenant.approved.has(id));
  if (fresh.length > 0) tenant.does(() => fresh.forEach((id) => tenant.approved.add(id)));
  return nothing();
}

export function syncApps(tenant: Tenant): Response {
  const known = new Set([...tenant.apps.values()].map(({ packageId }) => packageId));
  const fresh = [...tenant.approved].filter((packageId) => !known.has(packageId));
  if (fresh.length > 0)
    tenant.does(() => {
      for (const packageId of fresh) addApp(tenant, packageId);
    });
  return nothing();
}

export function addApp(tenant: Tenant, packageId: string): StoredApp {
  const from = tenant.fleet.now() + tenant.quirks.approveHours * 3_600_000;
  const app: StoredApp = { id: guid(tenant.next(), 'ab'), packageId, from, assignments: [] };
  tenant.apps.set(app.id, app);
  return app;
}

export function readAppAssignments(tenant: Tenant, request: Request, id: string): Response {
  const app = tenant.apps.get(id);
  if (app === undefined) return refusal(404, 'ResourceNotFound', true);
  return paged(request, app.assignments.length, 100, (index) => app.assignments[index]);
}

/** The list replaces what was there; one group with two intents is refused. */
export function assignApp(tenant: Tenant, id: string, body: unknown): Response {
  const app = tenant.apps.get(id);
  if (app === undefined) return refusal(404, 'ResourceNotFound', true);
  const assignments = assignmentsIn(id, asRecord(body)['mobileAppAssignments']);
  if (assignments === null || assignments.some(({ intent }) => intent === undefined))
    return refusal(400, 'BadRequest', true);
  if (JSON.stringify(assignments) !== JSON.stringify(app.assignments))
    tenant.does(() => {
      app.assignments = assignments;
    });
  return nothing();
}

export const bound = (): Response =>
  json({ bindStatus: 'boundAndValidated', lastAppSyncStatus: 'success' });
