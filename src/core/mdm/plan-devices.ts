import { aimOf } from './aim.ts';
import type { DeviceRef, ManagedDevice } from './device.ts';
import type { Look } from './look.ts';
import type { SeenStanding } from './observation.ts';
import { compareOs } from './os-version.ts';
import { isOurs } from './ours.ts';
import type { PlanRules, Step, WantedRestriction } from './plan.ts';
import type { Restriction, RestrictionKey } from './restriction.ts';

/** Steps where each device is given what it is to have, one after the other. Removals of apps come from elsewhere. */
export type DeviceSteps = {
  readonly puts: readonly Step[];
  /** In their order: what comes before what goes. */
  readonly of: ReadonlyMap<DeviceRef, readonly Step[]>;
  readonly drops: readonly Step[];
};

export function deviceSteps(
  wanted: readonly WantedRestriction[],
  look: Look,
  rules: PlanRules,
): DeviceSteps {
  const gives = new Map<DeviceRef, Step[]>();
  const takes = new Map<DeviceRef, Step[]>();
  const puts: Step[] = [];
  const retry = new Set(rules.retry);
  const devices = (rules.canary ?? [...look.devices.keys()]).filter(
    (device) => look.devices.has(device) && !look.unread.devices.has(device),
  );
  const isUnread = (key: RestrictionKey): boolean =>
    look.unread.restriction(key) || look.unread.standings(key);

  for (const one of wanted) {
    const { key, hash } = one.restriction;
    if (isUnread(key)) continue;
    const aim = aimOf(one, look);
    const standings = look.standings.get(key);
    let isGiven = false;
    for (const device of devices) {
      const has = standings?.get(device) ?? null;
      const says = aim(device);
      if (says === 'has') {
        if (!isToBeGiven(one.restriction, look, has, device, retry)) continue;
        isGiven = true;
        add(gives, device, { kind: 'give', key, device, now: hash, was: lies(has)?.hash ?? null });
      } else if (says !== 'as-is' && isToBeTaken(has)) {
        add(takes, device, { kind: 'take', key, device, was: has.hash });
      }
    }
    // What it lies there with already is of no weight: a version more, of which every device is told by itself.
    if (isGiven && !look.hasContent(key, hash))
      puts.push({ kind: 'put', key, was: look.restrictions.get(key)?.hash ?? null, now: hash });
  }

  const kept = new Set(wanted.map(({ restriction }) => restriction.key));
  const drops: Step[] = [];
  const asked = new Set(devices);
  for (const key of new Set([...look.restrictions.keys(), ...look.standings.keys()])) {
    if (kept.has(key) || isUnread(key) || !isOurs(key, look)) continue;
    const standings = look.standings.get(key) ?? new Map<DeviceRef, SeenStanding>();
    let [taken, stays] = [0, 0];
    for (const [device, has] of standings) {
      if (lies(has) === null) continue;
      if (!isToBeTaken(has) || !asked.has(device)) stays += 1;
      else {
        taken += 1;
        add(takes, device, { kind: 'take', key, device, was: has.hash });
      }
    }
    const there = look.restrictions.get(key);
    if (there !== undefined && stays === 0 && (taken > 0 || standings.size === 0))
      drops.push({ kind: 'drop', key, was: there.hash });
  }
  return { puts, of: joined(gives, takes), drops };
}

/** What failed or is in conflict lies nowhere. */
export const lies = (has: SeenStanding | null): SeenStanding | null =>
  has === null || has.standing === 'failed' || has.standing === 'conflict' ? null : has;

const isToBeTaken = (has: SeenStanding | null): has is SeenStanding =>
  lies(has) !== null && has?.leaving !== true;

/**
 * Not again what is there or on its way. What the device refused comes again only when something has changed: our content, the
 * device's OS or supervision (where it is known what these were), or somebody asks. A state that the device reports anew is no
 * failure any more, so nothing is remembered of failures here.
 */
function isToBeGiven(
  { key, hash }: Restriction,
  look: Look,
  has: SeenStanding | null,
  device: DeviceRef,
  retry: ReadonlySet<DeviceRef>,
): boolean {
  if (has === null || has.leaving === true) return true;
  // Which version failed is not always said: then it is the one that lies there.
  const isIt = has.hash === null ? look.hasContent(key, hash) : has.hash === hash;
  switch (has.standing) {
    case 'proven':
    case 'reported':
      return has.hash !== hash;
    case 'assigned':
      return has.hash !== null && has.hash !== hash;
    case 'failed':
    case 'conflict':
    case 'without-effect':
      return !isIt || retry.has(device) || isAnother(look.devices.get(device), has.on);
  }
}

function isAnother(device: ManagedDevice | undefined, on: SeenStanding['on']): boolean {
  if (device === undefined || on === undefined) return false;
  if (device.enrolment !== on.enrolment) return true;
  return device.os !== null && on.os !== null && compareOs(device.os, on.os) !== 0;
}

function add(steps: Map<DeviceRef, Step[]>, device: DeviceRef, step: Step): void {
  const known = steps.get(device);
  if (known === undefined) steps.set(device, [step]);
  else known.push(step);
}

function joined(
  gives: ReadonlyMap<DeviceRef, readonly Step[]>,
  takes: ReadonlyMap<DeviceRef, readonly Step[]>,
): ReadonlyMap<DeviceRef, readonly Step[]> {
  const all = new Map(gives);
  for (const [device, steps] of takes) all.set(device, [...(all.get(device) ?? []), ...steps]);
  return all;
}
