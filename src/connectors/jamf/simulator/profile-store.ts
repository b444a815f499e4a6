import type { PlistValue } from 'plist';
import { mixed } from '../../simulated/chance.ts';
import { isDict, readPlist, writePlist } from '../plist.ts';
import { entries } from '../schema.ts';
import { xmlTree } from '../xml.ts';
import { emptyScope, type JamfState, type SimulatedProfile, type SimulatedScope } from './state.ts';

type Members = { readonly [name: string]: unknown };
const members = (value: unknown): Members =>
  typeof value === 'object' && value !== null ? (value as Members) : {};

/** A classic request that Jamf does not take: what it answers. */
export class Refused extends Error {
  readonly status: 400 | 404 | 409;
  constructor(status: 400 | 404 | 409) {
    super(`refused: ${status}`);
    this.status = status;
  }
}

export function bodyOf(text: string, root: string): Members {
  try {
    return members(members(xmlTree(text))[root]);
  } catch {
    throw new Refused(400);
  }
}

export function createProfile(state: JamfState, body: Members): SimulatedProfile {
  const general = members(body['general']);
  const name = String(general['name'] ?? '');
  if (name === '') throw new Refused(409);
  if ([...state.profiles.values()].some((one) => one.name === name)) throw new Refused(409);
  const id = String(state.nextId);
  const uuid = uuidOf(state.fleet.seed, state.nextId);
  state.nextId += 1;
  const profile: SimulatedProfile = {
    id,
    name,
    uuid,
    description: String(general['description'] ?? ''),
    payloads: imported(String(general['payloads'] ?? ''), name, uuid, null),
    redeploy: String(general['redeploy_on_update'] ?? 'Newly Assigned'),
    scope: mergedScope(state, emptyScope(), body['scope']),
    version: 1,
    sent: 1,
  };
  state.profiles.set(id, profile);
  return profile;
}

/** What is in the request replaces what is there; what is not, stays. */
export function changeProfile(state: JamfState, profile: SimulatedProfile, body: Members): void {
  const general = members(body['general']);
  if (body['scope'] !== undefined) profile.scope = mergedScope(state, profile.scope, body['scope']);
  if (typeof general['name'] === 'string') {
    for (const one of state.profiles.values())
      if (one !== profile && one.name === general['name']) throw new Refused(409);
    profile.name = general['name'];
  }
  if (typeof general['description'] === 'string') profile.description = general['description'];
  if (typeof general['redeploy_on_update'] === 'string')
    profile.redeploy = general['redeploy_on_update'];
  if (typeof general['payloads'] !== 'string') return;
  profile.payloads = imported(general['payloads'], profile.name, profile.uuid, profile.payloads);
  profile.version += 1;
  if (profile.redeploy === 'All') profile.sent = profile.version;
}

/**
 * Jamf's own UUID and identifier take the place of those sent in, in a new profile; a changed one keeps what is sent, and its own
 * UUID. The name that people see is that of the profile.
 */
function imported(payloads: string, name: string, uuid: string, before: string | null): string {
  const top = dictIn(payloads);
  const inside = top['PayloadContent'];
  return writePlist({
    ...top,
    PayloadDisplayName: name,
    ...(before === null ? { PayloadUUID: uuid, PayloadIdentifier: uuid } : {}),
    PayloadContent: (Array.isArray(inside) ? inside : []).map((payload, nth) => ({
      ...(payload as { [key: string]: PlistValue }),
      PayloadUUID: `${uuid.slice(0, -2)}${String(nth).padStart(2, '0')}`,
      PayloadIdentifier: `${uuid.slice(0, -2)}${String(nth).padStart(2, '0')}`,
    })),
  });
}

function dictIn(payloads: string): Readonly<Record<string, PlistValue>> {
  try {
    const top = readPlist(payloads);
    if (isDict(top)) return top;
  } catch {
    // No property list.
  }
  throw new Refused(409);
}

const uuidOf = (seed: number, id: number): string => {
  const part = (question: number) =>
    mixed(seed, id, question).toString(16).padStart(8, '0').toUpperCase();
  const [a, b, c] = [part(51), part(52), part(53)];
  return `${a}-${b.slice(0, 4)}-4${b.slice(4, 7)}-8${c.slice(0, 3)}-${part(54)}${c.slice(4)}`;
};

export function mergedScope(
  state: JamfState,
  before: SimulatedScope,
  sent: unknown,
): SimulatedScope {
  const scope = members(sent);
  const next: SimulatedScope = {
    all:
      scope['all_mobile_devices'] === undefined
        ? before.all
        : scope['all_mobile_devices'] === 'true' || scope['all_mobile_devices'] === true,
    lists: new Map(before.lists),
    exclusions: new Map(before.exclusions),
  };
  fill(state, next.lists, scope);
  fill(state, next.exclusions, members(scope['exclusions']));
  return next;
}

function fill(state: JamfState, lists: Map<string, readonly string[]>, sent: Members): void {
  for (const [name, value] of Object.entries(sent)) {
    if (NO_LIST.has(name)) continue;
    const ids = entries(value).map((one) => String(members(one)['id'] ?? ''));
    if (name === 'mobile_devices' && ids.some((id) => state.find(id) === null))
      throw new Refused(409);
    lists.set(name, ids);
  }
}
const NO_LIST = new Set(['all_mobile_devices', 'all_jss_users', 'exclusions', 'limitations']);
