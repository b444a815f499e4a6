import type { Connection, Memory } from '../../actions/mdm/connector.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { Reach, RestrictionKey } from '../../core/mdm/restriction.ts';
import { z } from 'zod';
import type { Graph } from './api.ts';
import type { Fleet } from './fleet.ts';
import { directoryIds, ensureGroup, membersOf, ourGroups, setMembers } from './groups.ts';
import type { GroupRole } from './mark.ts';
import type { Assignment, Member } from './schema.ts';
import { ALL_DEVICES, ALL_USERS, type Given, GROUP, NOT_GROUP } from './targets.ts';

type To = 'devices' | 'users';
type Members = (group: string) => Promise<readonly Member[]>;

/** Each group is asked for once, however many policies name it. */
export function rememberingMembers(graph: Graph, signal: AbortSignal): Members {
  const asked = new Map<string, Promise<readonly Member[]>>();
  return (group) => {
    const known = asked.get(group) ?? membersOf(graph, group, signal);
    asked.set(group, known);
    return known;
  };
}

/** Whom assignments reach, groups of others among them: if somebody widened or narrowed what is ours, it shows. */
export async function reachOf(
  assignments: readonly Assignment[],
  fleet: Fleet,
  members: Members,
): Promise<Reach> {
  const groups = async (type: string): Promise<readonly DeviceRef[]> => {
    const refs = new Set<DeviceRef>();
    for (const { target } of assignments) {
      if (target['@odata.type'] !== type || target.groupId === null) continue;
      for (const member of await members(target.groupId))
        for (const ref of fleet.devicesOf(member)) refs.add(ref);
    }
    return [...refs].toSorted();
  };
  const toAll = assignments.some(({ target }) =>
    [ALL_DEVICES, ALL_USERS].includes(target['@odata.type']),
  );
  const except = await groups(NOT_GROUP);
  if (toAll) return { kind: 'all-but', devices: except };
  const left = new Set(except);
  return { kind: 'only', devices: (await groups(GROUP)).filter((ref) => !left.has(ref)) };
}

const Kept = z.object({
  kind: z.enum(['only', 'all-but']),
  devices: z.array(z.string()),
  reached: z.array(z.string()),
});
const keptName = (key: RestrictionKey): string => `reach/${key}`;

/**
 * What is given to people reaches all their devices: who was asked for one device and has two would be planned about for ever. So it
 * is kept (sealed) what was asked for and which devices that came to; as long as it still comes to these, what was asked for holds.
 */
export async function keepReach(
  memory: Memory,
  key: RestrictionKey,
  asked: Reach,
  reached: readonly DeviceRef[],
): Promise<void> {
  const text = JSON.stringify({ ...asked, reached });
  await memory.write(keptName(key), Buffer.from(text, 'utf8'));
}

export async function askedFor(memory: Memory, key: RestrictionKey, seen: Reach): Promise<Reach> {
  const bytes = await memory.read(keptName(key));
  if (bytes === null) return seen;
  const kept = Kept.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  const same =
    kept.kind === seen.kind &&
    kept.reached.length === seen.devices.length &&
    kept.reached.every((ref, index) => ref === seen.devices[index]);
  return same ? { kind: kept.kind, devices: kept.devices as DeviceRef[] } : seen;
}

export const forgetReach = (memory: Memory, key: RestrictionKey): Promise<void> =>
  memory.write(keptName(key), null);

/** `nobody`: of so many devices the directory has no object, and no group can hold them. */
export type Prepared =
  | { readonly kind: 'given'; readonly given: Given; readonly reached: readonly DeviceRef[] }
  | { readonly kind: 'unnamed'; readonly devices: number };

/**
 * Makes Grendel's group for this reach hold the right members, before anything is assigned: whoever is exempt is out of it before the
 * block begins. `always`: the group is made even where it would be empty.
 */
export async function prepareGroup(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  base: string,
  fleet: Fleet,
  asked: {
    readonly key: RestrictionKey;
    readonly reach: Reach;
    readonly to: To;
    readonly always: boolean;
  },
  signal: AbortSignal,
): Promise<Prepared> {
  const { key, reach, to, always } = asked;
  const role: GroupRole = reach.kind === 'only' ? 'given' : 'except';
  const ids = await idsOf(graph, connection, fleet, reach.devices, to, signal);
  if (ids.unnamed > 0) return { kind: 'unnamed', devices: ids.unnamed };
  if (ids.members.size === 0 && !always)
    return { kind: 'given', given: { kind: reach.kind, group: null }, reached: [] };
  const group = await ensureGroup(graph, connection, key, role, signal);
  await setMembers(graph, connection, base, group, ids.members, signal);
  const reached = new Set<DeviceRef>();
  for (const id of ids.names)
    for (const ref of fleet.devicesOf(
      to === 'users'
        ? { '@odata.type': null, id, deviceId: null }
        : { '@odata.type': null, id, deviceId: id },
    ))
      reached.add(ref);
  return { kind: 'given', given: { kind: reach.kind, group }, reached: [...reached].toSorted() };
}

/** A group that nothing is assigned to any more has no more use: whoever was in it is no longer named there. */
export async function emptyOthers(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  base: string,
  key: RestrictionKey,
  used: string | null,
  signal: AbortSignal,
): Promise<void> {
  for (const { group, key: of } of (await ourGroups(graph, signal)).all)
    if (of === key && group.id !== used)
      await setMembers(graph, connection, base, group.id, new Set(), signal);
}

async function idsOf(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  fleet: Fleet,
  refs: readonly DeviceRef[],
  to: To,
  signal: AbortSignal,
): Promise<{ members: ReadonlySet<string>; names: ReadonlySet<string>; unnamed: number }> {
  // A device that left the fleet meanwhile needs no place in a group.
  const present = refs.filter((ref) => fleet.byRef.has(ref));
  const named = present.map((ref) => (to === 'users' ? fleet.userOf(ref) : fleet.entraOf(ref)));
  const names = new Set(named.filter((name) => name !== null));
  const without = named.filter((name) => name === null).length;
  if (to === 'users') return { members: names, names, unnamed: without };
  const ids = await directoryIds(graph, connection, [...names], signal);
  return { members: new Set(ids.values()), names, unnamed: without + names.size - ids.size };
}
