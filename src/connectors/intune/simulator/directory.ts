import { asRecord, json, nothing, paged, refusal } from './answers.ts';
import {
  entraIdOf,
  guid,
  type Json,
  objectIdOf,
  phoneBy,
  type StoredGroup,
  type Tenant,
  userIdOf,
} from './state.ts';

export function listGroups(tenant: Tenant, request: Request): Response {
  const filter = new URL(request.url).searchParams.get('$filter') ?? '';
  const prefix = /^startswith\(displayName,'([^']*)'\)$/.exec(filter)?.[1];
  if (filter !== '' && prefix === undefined) return refusal(400, 'Request_UnsupportedQuery');
  const rows = [...tenant.groups.values()].filter((group) =>
    String(group.body['displayName']).startsWith(prefix ?? ''),
  );
  return paged(request, rows.length, 100, (index) => ({
    ...rows[index]?.body,
    id: rows[index]?.id,
  }));
}

export function createGroup(tenant: Tenant, body: unknown): Response {
  const group = asRecord(body);
  const needed = ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled'];
  if (needed.some((name) => group[name] === undefined)) return refusal(400, 'Request_BadRequest');
  const id = guid(tenant.next(), 'c0');
  const refusals = tenant.quirks.newGroups;
  tenant.does(() => tenant.groups.set(id, { id, body: group, members: new Set(), refusals }));
  return json({ ...group, id }, 201);
}

export function deleteGroup(tenant: Tenant, id: string): Response {
  if (!tenant.groups.has(id)) return refusal(404, 'Request_ResourceNotFound');
  tenant.does(() => tenant.groups.delete(id));
  return nothing();
}

/** Up to 20 in one request; with one that is wrong, none is added. */
export function addMembers(tenant: Tenant, id: string, body: unknown): Response {
  const group = tenant.groups.get(id);
  if (group === undefined) return refusal(404, 'Request_ResourceNotFound');
  if (group.refusals > 0) {
    group.refusals -= 1;
    return refusal(400, 'Request_BadRequest');
  }
  const list = asRecord(body)['members@odata.bind'];
  if (!Array.isArray(list) || list.length > 20) return refusal(400, 'Request_BadRequest');
  const ids = list.map((address) => String(address).split('/').at(-1) ?? '');
  if (ids.some((member) => memberOf(tenant, member) === null))
    return refusal(404, 'Request_ResourceNotFound');
  if (ids.some((member) => group.members.has(member))) return refusal(400, 'Request_BadRequest');
  if (ids.length > 0) tenant.does(() => ids.forEach((member) => group.members.add(member)));
  return nothing();
}

/** Without `/$ref` at the end of the address the object itself would be deleted; that route is not here. */
export function removeMember(tenant: Tenant, id: string, member: string): Response {
  const group = tenant.groups.get(id);
  if (group?.members.has(member) !== true) return refusal(404, 'Request_ResourceNotFound');
  tenant.does(() => group.members.delete(member));
  return nothing();
}

export function listMembers(tenant: Tenant, request: Request, id: string, deep: boolean): Response {
  const group = tenant.groups.get(id);
  if (group === undefined) return refusal(404, 'Request_ResourceNotFound');
  const rows = [...(deep ? within(tenant, group) : group.members)];
  return paged(request, rows.length, 100, (index) => memberOf(tenant, rows[index] ?? ''));
}

function within(tenant: Tenant, group: StoredGroup): ReadonlySet<string> {
  const found = new Set<string>();
  const look = ({ members }: StoredGroup): void => {
    for (const member of members) {
      if (found.has(member)) continue;
      found.add(member);
      const inner = tenant.groups.get(member);
      if (inner !== undefined) look(inner);
    }
  };
  look(group);
  return found;
}

function memberOf({ fleet, groups }: Tenant, id: string): Json | null {
  const phone = phoneBy(fleet, id, objectIdOf);
  if (phone !== null)
    return {
      '@odata.type': '#microsoft.graph.device',
      id,
      deviceId: entraIdOf(phone),
      displayName: phone.name,
    };
  const person = phoneBy(fleet, id, userIdOf);
  if (person !== null)
    return {
      '@odata.type': '#microsoft.graph.user',
      id,
      displayName: person.person,
      userPrincipalName: person.person,
    };
  return groups.has(id)
    ? { '@odata.type': '#microsoft.graph.group', id, displayName: 'a group' }
    : null;
}

export function listEntraDevices({ fleet }: Tenant, request: Request): Response {
  const filter = new URL(request.url).searchParams.get('$filter') ?? '';
  const deviceId = /^deviceId eq '([0-9a-f-]{36})'$/.exec(filter)?.[1];
  if (deviceId === undefined) return refusal(400, 'Request_UnsupportedQuery');
  const phone = phoneBy(fleet, deviceId, entraIdOf);
  return json({ value: phone === null ? [] : [{ id: objectIdOf(phone), deviceId }] });
}

/** Whether a phone or its holder is in a group, or in one within it. */
export function isIn(tenant: Tenant, group: string | undefined, ids: readonly string[]): boolean {
  const known = tenant.groups.get(group ?? '');
  if (known === undefined) return false;
  const members = within(tenant, known);
  return ids.some((id) => members.has(id));
}
