import type { Day } from '../day.ts';
import type { AppId } from '../statements.ts';
import type { DeviceRef } from './device.ts';
import type { Look } from './look.ts';
import type { Delivery, Step } from './plan.ts';
import { blockedApps, changesOf, type Phones } from './landing-changes.ts';
import { lies } from './plan-devices.ts';
import { memberOf } from './reach.ts';
import type { Restriction, RestrictionKey } from './restriction.ts';

/** On how many devices a restriction that a plan speaks of lands, beside what they have now. */
export type Landing = {
  readonly key: RestrictionKey;
  /** Have it afterwards, of those that it fits. */
  readonly devices: number;
  /** Of these, that did not have it, and were free to open one of its apps: no other restriction was on them for all. */
  readonly gained: number;
  /** That had it, and can open one of its apps afterwards. */
  readonly lost: number;
  /** That had it or another for the same, and have it with another content. */
  readonly renewed: number;
};

/** Devices on which a plan changes the same: which apps can't be opened there any more, and which can be again. */
export type PhonesChange = {
  readonly devices: number;
  readonly gains: readonly AppId[];
  readonly loses: readonly AppId[];
  /** All that is lost comes of exemptions; the first began on this day. Null: of something else, or nothing is lost. */
  readonly exemptedSince: Day | null;
  /** An exemption of a restricted exception is among them: which app it is of is nobody's to see. */
  readonly restricted: boolean;
  /** Which they are, of those that lose an app; bounded, and none where it is restricted. */
  readonly losing: readonly DeviceRef[];
};

export type Landings = {
  readonly restrictions: readonly Landing[];
  /** The most devices first, bounded. */
  readonly changes: readonly PhonesChange[];
};

/** That a device may keep an app, since a day. */
export type ExemptFrom = {
  readonly device: DeviceRef;
  readonly app: AppId;
  readonly from: Day;
  readonly restricted: boolean;
};

type Has = (device: DeviceRef) => string | null;
type Row = { readonly key: RestrictionKey; readonly before: Has; readonly after: Has };

/** `contents`: all that are known, by key and hash. A device that is not known to be unfit counts, as it does in `touches`. */
export function landingsOf(
  steps: readonly Step[],
  contents: ReadonlyMap<string, Restriction>,
  look: Look,
  delivery: Delivery,
  exemptions: readonly ExemptFrom[] = [],
): Landings {
  const touched = new Set(steps.flatMap((step) => ('key' in step ? step.key : [])));
  const rows = rowsOf(steps, contents, look, delivery);
  const counts = new Map([...touched].map((key) => [key, empty(key)]));
  const exempt = Map.groupBy(exemptions, ({ device }) => device);
  const groups = new Map<string, Group>();
  for (const device of look.devices.keys()) {
    let isChanged = false;
    const had: string[] = [];
    const has: string[] = [];
    for (const { key, before, after } of rows) {
      const [was, is] = [before(device), after(device)];
      if (was !== null) had.push(`${key} ${was}`);
      if (is !== null) has.push(`${key} ${is}`);
      if (is !== null) bump(counts, key, 'devices', 1);
      if (was !== is) isChanged = true;
    }
    if (!isChanged) continue;
    const mayKeep = exempt.get(device) ?? [];
    const name = JSON.stringify([had, has, mayKeep.map(({ app, from }) => [app, from])]);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { had, has, mayKeep, devices: [device] });
    else group.devices.push(device);
  }
  for (const group of groups.values()) countGroup(group, contents, counts);
  return {
    restrictions: [...counts.values()],
    changes: changesOf([...groups.values()], contents),
  };
}

type Group = Phones & { readonly devices: DeviceRef[] };
type Counts = ReadonlyMap<RestrictionKey, { -readonly [K in keyof Landing]: Landing[K] }>;

const empty = (key: RestrictionKey) => ({ key, devices: 0, gained: 0, lost: 0, renewed: 0 });

function bump(
  counts: Counts,
  key: RestrictionKey,
  what: 'devices' | 'gained' | 'lost' | 'renewed',
  by: number,
): void {
  const row = counts.get(key);
  if (row !== undefined) row[what] += by;
}

function countGroup(
  { had, has, devices }: Group,
  contents: ReadonlyMap<string, Restriction>,
  counts: Counts,
): void {
  const keyOf = (one: string): RestrictionKey => one.slice(0, one.indexOf(' ')) as RestrictionKey;
  const [hadKeys, hasKeys] = [new Set(had.map(keyOf)), new Set(has.map(keyOf))];
  const [before, after] = [blockedApps(had, contents), blockedApps(has, contents)];
  for (const one of has) {
    if (had.includes(one)) continue;
    const isHad = hadKeys.has(keyOf(one));
    const isNew = !isHad && lacks(contents.get(one), before);
    bump(counts, keyOf(one), isNew ? 'gained' : 'renewed', devices.length);
  }
  for (const one of had)
    if (!hasKeys.has(keyOf(one)) && lacks(contents.get(one), after))
      bump(counts, keyOf(one), 'lost', devices.length);
}

/** Of a content that is kept nowhere nobody can say that another does the same. What blocks nothing is counted by itself. */
const lacks = (content: Restriction | undefined, blocked: ReadonlySet<AppId>): boolean =>
  content === undefined ||
  (content.effect !== 'prevents' && content.effect !== 'removes') ||
  content.apps.some((app) => !blocked.has(app));

/** What each device has of each restriction before and after the steps: the hash of its content, `?` where that is not known. */
function rowsOf(
  steps: readonly Step[],
  contents: ReadonlyMap<string, Restriction>,
  look: Look,
  delivery: Delivery,
): readonly Row[] {
  const keys = new Set([
    ...look.restrictions.keys(),
    ...look.standings.keys(),
    ...steps.flatMap((step) => ('key' in step ? step.key : [])),
  ]);
  const fitting = (key: RestrictionKey, hash: string): ((device: DeviceRef) => boolean) => {
    const content = contents.get(`${key} ${hash}`);
    if (content === undefined) return (device) => look.devices.has(device);
    const misfitOf = look.misfits(content.fits);
    return (device) => {
      const misfit = misfitOf(device);
      return misfit !== undefined && misfit?.known !== true;
    };
  };
  if (delivery === 'device') return byDevice(steps, keys, look, fitting);
  return [...keys].map((key) => {
    const there = look.restrictions.get(key);
    let [hash, reach] = [there?.hash ?? '?', there?.reach ?? null];
    const before = members(reach, fitting(key, hash), hash);
    for (const step of steps) {
      if (!('key' in step) || step.key !== key) continue;
      if (step.kind === 'put') hash = step.now;
      else if (step.kind === 'reach') reach = step.now;
      else if (step.kind === 'drop') reach = null;
    }
    return { key, before, after: members(reach, fitting(key, hash), hash) };
  });
}

type Fitting = (key: RestrictionKey, hash: string) => (device: DeviceRef) => boolean;

function members(
  reach: Parameters<typeof memberOf>[0],
  fits: (device: DeviceRef) => boolean,
  hash: string,
): Has {
  const isIn = memberOf(reach);
  return (device) => (isIn(device) && fits(device) ? hash : null);
}

function byDevice(
  steps: readonly Step[],
  keys: ReadonlySet<RestrictionKey>,
  look: Look,
  fitting: Fitting,
): readonly Row[] {
  const moved = new Map<string, string | null>();
  for (const step of steps)
    if (step.kind === 'give' || step.kind === 'take')
      moved.set(`${step.key} ${step.device}`, step.kind === 'give' ? step.now : null);
  return [...keys].map((key) => {
    const fits = new Map<string, (device: DeviceRef) => boolean>();
    const isFor = (device: DeviceRef, hash: string | null): string | null => {
      if (hash === null) return null;
      const known = fits.get(hash) ?? fitting(key, hash);
      fits.set(hash, known);
      return known(device) ? hash : null;
    };
    const before: Has = (device) => {
      const has = lies(look.standing(key, device));
      return has === null || has.leaving === true ? null : isFor(device, has.hash ?? '?');
    };
    const after: Has = (device) => {
      const now = moved.get(`${key} ${device}`);
      return now === undefined ? before(device) : isFor(device, now);
    };
    return { key, before, after };
  });
}
