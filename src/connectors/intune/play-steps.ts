import type { StepResult } from '../../actions/mdm/connector.ts';
import { meaningHash } from '../../blocking/meaning.ts';
import type { Step } from '../../core/mdm/plan.ts';
import type { Reach, Restriction, RestrictionKey } from '../../core/mdm/restriction.ts';
import { type Carrying, DONE, dropGroups, failed, isNobody, WAITING } from './carrying.ts';
import { readFleet } from './fleet.ts';
import { ensureGroup, ourGroups } from './groups.ts';
import { approve, assignApp, packagesIn, type PlayApp, playApps, storeApps } from './play.ts';
import { emptyOthers, prepareGroup } from './reach.ts';
import { ALL_DEVICES, type Given, GROUP, NOT_GROUP } from './targets.ts';

const KIND = 'intune-play-uninstall';
type Apps = readonly PlayApp[];

/** Null: there is no group of this restriction, so nothing of it can lie there. */
async function seePlay(
  { graph, connection, signal }: Carrying,
  key: RestrictionKey,
): Promise<Apps | null> {
  const groups = await ourGroups(graph, signal);
  if (!groups.all.some((one) => one.key === key)) return null;
  return playApps(graph, connection, key, groups, await storeApps(graph, signal), signal);
}

const blocked = (apps: Apps): Apps => apps.filter(({ ours }) => ours.length > 0);
const hashOf = (apps: Apps) =>
  meaningHash(
    KIND,
    blocked(apps).map(({ app }) => app.packageId),
  );

/** Puts the apps on the list; those that are new to it are given to whom the others are. */
export async function putPlay(
  carrying: Carrying,
  { key, was, now }: Extract<Step, { kind: 'put' }>,
  content: Restriction | null,
): Promise<StepResult> {
  const { graph, connection, signal } = carrying;
  const before = await seePlay(carrying, key);
  const there = before === null ? null : hashOf(before);
  if (there === now) return DONE;
  // Cut off between `was` and `now`, and gone on with.
  const begun = await connection.memory.read(putName(key));
  const isOurs = begun !== null && Buffer.from(begun).toString() === now;
  if (there !== was && !isOurs) return failed(there === null ? 'gone' : 'changed-meanwhile');
  if (content === null || content.hash !== now) return failed('changed-meanwhile');
  await connection.memory.write(putName(key), Buffer.from(now));

  const given = givenOf(blocked(before ?? [])) ?? {
    kind: 'only',
    group: await ensureGroup(graph, connection, key, 'given', signal),
  };
  const wanted = new Set(packagesIn(content.content));
  let store = await storeApps(graph, signal);
  const known = new Set(store.map(({ packageId }) => packageId));
  const unknown = [...wanted].filter((packageId) => !known.has(packageId));
  let refused = 0;
  if (unknown.length > 0) {
    refused = (await approve(graph, unknown, signal)).refused;
    store = await storeApps(graph, signal);
  }
  const groups = await ourGroups(graph, signal);
  for (const app of await playApps(graph, connection, key, groups, store, signal)) {
    const isWanted = wanted.has(app.app.packageId);
    if (!isWanted && app.ours.length === 0) continue;
    const result = await assignApp(graph, app, isWanted ? given : null, signal);
    if (result === 'other-intent') return failed('refused', 'other-intent');
  }
  // What Play does not have cannot be taken off by it; the rest is done.
  if (refused > 0) return failed('refused', 'not-in-play');
  if (hashOf((await seePlay(carrying, key)) ?? []) !== now) return WAITING;
  await connection.memory.write(putName(key), null);
  return DONE;
}

const putName = (key: RestrictionKey): string => `put/${key}`;

function givenOf(apps: Apps): Given | null {
  const targets = apps[0]?.ours.map(({ target }) => target) ?? [];
  const group = (type: string): string | null =>
    targets.find((target) => target['@odata.type'] === type)?.groupId ?? null;
  if (targets.some((target) => target['@odata.type'] === ALL_DEVICES))
    return { kind: 'all-but', group: group(NOT_GROUP) };
  return targets.length === 0 ? null : { kind: 'only', group: group(GROUP) };
}

export async function reachPlay(
  carrying: Carrying,
  key: RestrictionKey,
  now: Reach,
): Promise<StepResult> {
  const { graph, connection, base, signal } = carrying;
  const apps = blocked((await seePlay(carrying, key)) ?? []);
  if (apps.length === 0) return isNobody(now) ? DONE : failed('gone');
  const fleet = await readFleet(graph, signal);
  // The group is what tells our assignments from others': there is always one.
  const asked = { key, reach: now, to: 'devices', always: true } as const;
  const prepared = await prepareGroup(graph, connection, base, fleet, asked, signal);
  if (prepared.kind === 'unnamed') return failed('not-supported', 'no-directory-object');
  for (const app of apps) {
    const result = await assignApp(graph, app, prepared.given, signal);
    if (result === 'other-intent') return failed('refused', 'other-intent');
  }
  await emptyOthers(graph, connection, base, key, prepared.given.group, signal);
  return DONE;
}

/** Takes Grendel's part out of each list. The apps stay approved: others may use them by now. */
export async function dropPlay(
  carrying: Carrying,
  { key, was }: Extract<Step, { kind: 'drop' }>,
): Promise<StepResult> {
  const apps = (await seePlay(carrying, key)) ?? [];
  const there = blocked(apps);
  // A drop that was cut off has some of them out already: fewer than `was`, never others.
  if (was !== null && there.length > 0 && hashOf(apps) !== was && !(await begun(carrying, key)))
    return failed('changed-meanwhile');
  await carrying.connection.memory.write(dropName(key), Buffer.from('begun'));
  for (const app of there) await assignApp(carrying.graph, app, null, carrying.signal);
  await dropGroups(carrying, key);
  await carrying.connection.memory.write(dropName(key), null);
  return DONE;
}

const dropName = (key: RestrictionKey): string => `drop/${key}`;
const begun = async ({ connection }: Carrying, key: RestrictionKey): Promise<boolean> =>
  (await connection.memory.read(dropName(key))) !== null;
