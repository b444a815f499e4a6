import { asRecord, json, nothing, paged, refusal } from './answers.ts';
import {
  guid,
  isoOf,
  type Json,
  type StoredAssignment,
  type StoredPolicy,
  type Tenant,
} from './state.ts';

const TARGETS = new Set(
  [
    'groupAssignmentTarget',
    'exclusionGroupAssignmentTarget',
    'allDevicesAssignmentTarget',
    'allLicensedUsersAssignmentTarget',
  ].map((name) => `#microsoft.graph.${name}`),
);

export function listPolicies(tenant: Tenant, request: Request, collection: string): Response {
  const rows = [...tenant.policies.values()].filter((policy) => policy.collection === collection);
  return paged(request, rows.length, 100, (index) => shown(rows[index] as StoredPolicy));
}

/** Graph adds defaults of its own, and leaves out what it was not given as null. */
function shown({
  id,
  collection,
  body,
  settings,
  created,
  modified,
  assignments,
}: StoredPolicy): Json {
  const times = { createdDateTime: created, lastModifiedDateTime: modified };
  return collection === 'configurationPolicies'
    ? { ...body, ...times, id, settingCount: settings.length, isAssigned: assignments.length > 0 }
    : { roleScopeTagIds: ['0'], version: 1, description: null, ...body, ...times, id };
}

export function createPolicy(tenant: Tenant, collection: string, body: unknown): Response {
  const refused = refusedBody(collection, asRecord(body));
  if (refused !== null) return refused;
  const id = guid(tenant.next(), 'f0');
  tenant.does(() => tenant.policies.set(id, stored(tenant, id, collection, asRecord(body), null)));
  return json({ id }, 201);
}

export function updatePolicy(tenant: Tenant, id: string, body: unknown, whole: boolean): Response {
  const known = tenant.policies.get(id);
  if (known === undefined) return refusal(404, 'ResourceNotFound', true);
  const next = whole ? asRecord(body) : { ...known.body, ...asRecord(body) };
  const refused = refusedBody(known.collection, next);
  if (refused !== null) return refused;
  if (whole || JSON.stringify(next) !== JSON.stringify(known.body))
    tenant.does(() => tenant.policies.set(id, stored(tenant, id, known.collection, next, known)));
  return whole ? nothing() : json({ id });
}

function stored(
  tenant: Tenant,
  id: string,
  collection: string,
  body: Json,
  known: StoredPolicy | null,
): StoredPolicy {
  const { settings, ...rest } = body;
  const now = isoOf(tenant.fleet.now());
  return {
    id,
    collection,
    body: collection === 'configurationPolicies' ? rest : body,
    settings: Array.isArray(settings) ? settings : [],
    assignments: known?.assignments ?? [],
    created: known?.created ?? now,
    modified: now,
  };
}

/** Lists must be lists, also of one; a compliance policy needs its actions; no list is longer than Intune takes. */
function refusedBody(collection: string, body: Json): Response | null {
  const bad = refusal(400, 'BadRequest', true);
  if (collection === 'configurationPolicies')
    return Array.isArray(body['settings']) && hasLists(body['settings']) ? null : bad;
  if (typeof body['displayName'] !== 'string') return bad;
  if (collection === 'deviceCompliancePolicies') {
    const actions = body['scheduledActionsForRule'];
    if (!Array.isArray(actions) || actions.length !== 1) return bad;
  }
  const most = {
    restrictedApps: 100,
    compliantAppsList: 10_000,
    appsVisibilityList: 10_000,
    personalProfilePersonalApplications: 500,
  };
  for (const [name, limit] of Object.entries(most)) {
    const list = body[name];
    if (list !== undefined && (!Array.isArray(list) || list.length > limit)) return bad;
  }
  return null;
}

function hasLists(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(hasLists);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(
    ([name, inner]) =>
      (!/CollectionValue$|^children$/.test(name) || Array.isArray(inner)) && hasLists(inner),
  );
}

export function deletePolicy(tenant: Tenant, id: string): Response {
  if (!tenant.policies.has(id)) return refusal(404, 'ResourceNotFound', true);
  tenant.does(() => tenant.policies.delete(id));
  return nothing();
}

export function readSettings(tenant: Tenant, request: Request, id: string): Response {
  const policy = tenant.policies.get(id);
  if (policy === undefined) return refusal(404, 'ResourceNotFound', true);
  return paged(request, policy.settings.length, 1000, (index) => ({
    id: String(index),
    ...asRecord(policy.settings[index]),
  }));
}

export function readAssignments(tenant: Tenant, request: Request, id: string): Response {
  const policy = tenant.policies.get(id);
  if (policy === undefined) return refusal(404, 'ResourceNotFound', true);
  return paged(request, policy.assignments.length, 100, (index) => policy.assignments[index]);
}

/** The list replaces what was there. */
export function assignPolicy(tenant: Tenant, id: string, body: unknown): Response {
  const policy = tenant.policies.get(id);
  if (policy === undefined) return refusal(404, 'ResourceNotFound', true);
  const assignments = assignmentsIn(id, asRecord(body)['assignments']);
  if (assignments === null) return refusal(400, 'BadRequest', true);
  if (JSON.stringify(assignments) !== JSON.stringify(policy.assignments))
    tenant.does(() => tenant.policies.set(id, { ...policy, assignments }));
  return json({ value: assignments });
}

export function assignmentsIn(id: string, list: unknown): readonly StoredAssignment[] | null {
  if (!Array.isArray(list)) return null;
  const read = list.map((one: unknown) => {
    const { target, intent } = asRecord(one);
    const type = String(asRecord(target)['@odata.type']);
    if (!TARGETS.has(type)) return null;
    const group = asRecord(target)['groupId'];
    return {
      id: `${id}_${typeof group === 'string' ? group : type}`,
      ...(typeof intent === 'string' ? { intent } : {}),
      target: { '@odata.type': type, ...(typeof group === 'string' ? { groupId: group } : {}) },
    };
  });
  const fine = read.filter((one) => one !== null);
  const twice = new Set(fine.map(({ target }) => JSON.stringify(target))).size !== fine.length;
  return fine.length !== read.length || twice ? null : fine;
}

/** A row names its device within its own id alone. */
export function readStatuses(tenant: Tenant, request: Request, id: string): Response {
  if (!tenant.policies.has(id)) return refusal(404, 'ResourceNotFound', true);
  const rows = [...tenant.statuses].filter(([key]) => key.startsWith(`${id} `));
  return paged(request, rows.length, 1000, (index) => {
    const [key, { status, at }] = rows[index] ?? ['', { status: '', at: '' }];
    const phone = tenant.fleet.phone(Number(key.split(' ')[1]));
    const complies = status === 'succeeded' ? 'compliant' : status;
    return {
      id: `${id}_${phone.id}_00000000`,
      deviceDisplayName: phone.name,
      userName: phone.person,
      userPrincipalName: phone.person,
      status: complies,
      lastReportedDateTime: at,
    };
  });
}
