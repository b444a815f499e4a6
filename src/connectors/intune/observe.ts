import { randomUUID } from 'node:crypto';
import { type Connection, MdmFault } from '../../actions/mdm/connector.ts';
import { meaningHash } from '../../blocking/meaning.ts';
import type {
  Conflict,
  Observation,
  SeenRestriction,
  SeenStanding,
  Unread,
} from '../../core/mdm/observation.ts';
import type { RestrictionKey } from '../../core/mdm/restriction.ts';
import type { Graph } from './api.ts';
import { catalogConflicts, conflict, playConflicts, profileConflicts } from './conflicts.ts';
import { type Fleet, readFleet } from './fleet.ts';
import { ourGroups } from './groups.ts';
import { type Collection, isPolicyKind, SHAPES } from './kinds.ts';
import { kindOfKey } from './mark.ts';
import { givenTo, playApps, storeApps } from './play.ts';
import {
  assignmentsOf,
  hashOf,
  ourPolicy,
  oursByKey,
  type OurPolicy,
  readPolicies,
} from './policies.ts';
import { askedFor, reachOf, rememberingMembers } from './reach.ts';
import { readTold, standingsOf } from './standings.ts';

type Observing = {
  readonly graph: Graph;
  readonly connection: Connection;
  readonly fleet: Fleet;
  readonly signal: AbortSignal;
  readonly members: ReturnType<typeof rememberingMembers>;
  readonly keys: readonly RestrictionKey[];
  readonly restrictions: SeenRestriction[];
  readonly standings: SeenStanding[];
  readonly conflicts: Conflict[];
  readonly unread: Unread[];
};

/** Throws where the list of devices itself cannot be read; whatever else cannot be is said in `unread`, and never looks absent. */
export async function observe(
  graph: Graph,
  connection: Connection,
  keys: readonly RestrictionKey[],
  signal: AbortSignal,
): Promise<Observation> {
  const at = connection.clock();
  const fleet = await readFleet(graph, signal);
  const observing: Observing = {
    graph,
    connection,
    fleet,
    signal,
    members: rememberingMembers(graph, signal),
    keys,
    restrictions: [],
    standings: [],
    conflicts: [],
    unread: [],
  };
  for (const collection of COLLECTIONS) await seePolicies(observing, collection);
  await seePlay(observing);
  const { restrictions, standings, conflicts, unread } = observing;
  return {
    id: randomUUID(),
    at,
    devices: fleet.devices,
    restrictions,
    standings,
    conflicts,
    unread,
  };
}

const COLLECTIONS: readonly Collection[] = [
  'configurationPolicies',
  'deviceConfigurations',
  'deviceCompliancePolicies',
];

async function seePolicies(observing: Observing, collection: Collection): Promise<void> {
  const { graph, connection, signal, keys, conflicts, unread } = observing;
  const mine = keys.filter((key) => {
    const kind = kindOfKey(key);
    return kind !== null && isPolicyKind(kind) && SHAPES[kind].collection === collection;
  });
  try {
    const policies = await readPolicies(graph, collection, signal);
    for (const [, [ours, ...copies]] of oursByKey(policies, collection)) {
      if (ours !== undefined) await seeOurs(observing, ours);
      for (const copy of copies)
        conflicts.push(
          conflict(copy.policy.name ?? copy.policy.displayName, collection, 'sets-the-same'),
        );
    }
    const others = policies.filter((policy) => ourPolicy(policy, collection) === null);
    if (collection === 'configurationPolicies')
      conflicts.push(...(await catalogConflicts(graph, connection, others, signal)));
    if (collection === 'deviceConfigurations')
      conflicts.push(...(await profileConflicts(graph, connection, others, signal)));
  } catch (error) {
    const why = whyUnread(error);
    for (const key of mine) unread.push({ what: { kind: 'restriction', key }, why });
  }
}

async function seeOurs(observing: Observing, ours: OurPolicy): Promise<void> {
  const { graph, connection, fleet, members, signal, restrictions, standings, unread } = observing;
  const { key } = ours;
  const shape = SHAPES[ours.kind];
  try {
    const hash = await hashOf(graph, ours, signal);
    const assignments = await assignmentsOf(graph, shape.collection, ours.policy.id, signal);
    const seen = await reachOf(assignments, fleet, members);
    const reach = shape.givenTo === 'users' ? await askedFor(connection.memory, key, seen) : seen;
    restrictions.push({ key, hash, reach });
    try {
      const told = await readTold(graph, connection, ours, fleet, signal);
      standings.push(...standingsOf(ours, seen, fleet, told));
    } catch (error) {
      unread.push({ what: { kind: 'standings', key }, why: whyUnread(error) });
    }
  } catch (error) {
    unread.push({ what: { kind: 'restriction', key }, why: whyUnread(error) });
  }
}

/** Assignments of Play apps have no status here: of each device that they reach it is known that they are meant for it. */
async function seePlay(observing: Observing): Promise<void> {
  const { graph, connection, fleet, members, signal, keys } = observing;
  const mine = new Set(keys.filter((key) => kindOfKey(key) === 'intune-play-uninstall'));
  try {
    const groups = await ourGroups(graph, signal);
    for (const { key } of groups.all) if (kindOfKey(key) === 'intune-play-uninstall') mine.add(key);
    const marked = new Set(groups.all.map(({ key }) => key));
    const apps = mine.size === 0 ? [] : await storeApps(graph, signal);
    for (const key of mine) {
      // Without a group of Grendel's nothing of it can lie there.
      if (!marked.has(key)) continue;
      const seen = await playApps(graph, connection, key, groups, apps, signal);
      const ours = seen.filter((app) => app.ours.length > 0);
      const assignments = givenTo(seen);
      const reach = assignments === null ? null : await reachOf(assignments, fleet, members);
      const identifiers = ours.map(({ app }) => app.packageId);
      observing.restrictions.push({
        key,
        hash: meaningHash('intune-play-uninstall', identifiers),
        reach,
      });
      observing.conflicts.push(...playConflicts(seen));
      if (reach === null) continue;
      const listed = new Set(reach.devices);
      for (const device of fleet.devices)
        if (device.platform === 'android' && listed.has(device.ref) === (reach.kind === 'only'))
          observing.standings.push({
            device: device.ref,
            key,
            standing: 'assigned',
            hash: null,
            at: null,
            reason: null,
          });
    }
  } catch (error) {
    for (const key of mine)
      observing.unread.push({ what: { kind: 'restriction', key }, why: whyUnread(error) });
  }
}

/** A code, and a bug stays a bug. */
function whyUnread(error: unknown): string {
  if (!(error instanceof MdmFault)) throw error;
  if (error.kind === 'forbidden' || error.kind === 'unauthorised') return 'forbidden';
  if (error.kind === 'throttled' || error.kind === 'unavailable') return error.kind;
  return 'unexpected';
}
