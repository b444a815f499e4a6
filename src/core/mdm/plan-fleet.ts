import { aimOf } from './aim.ts';
import type { DeviceRef } from './device.ts';
import type { Look } from './look.ts';
import { isOurs } from './ours.ts';
import type { PlanRules, Step, WantedRestriction } from './plan.ts';
import { memberOf, moved, reach, sameReach } from './reach.ts';
import type { Reach, Restriction, RestrictionKey } from './restriction.ts';
import { canariesOf, needsTrial, trialOf } from './trial.ts';

/**
 * Steps where each restriction lies in the MDM with its reach. What is new comes first and what is no longer wanted goes last, so
 * that a plan that stops half-way leaves nobody without a block whom both states give one.
 */
export function fleetSteps(
  wanted: readonly WantedRestriction[],
  look: Look,
  rules: PlanRules,
): readonly Step[] {
  const isUnread = (key: RestrictionKey): boolean =>
    look.unread.restriction(key) || look.restrictions.get(key)?.hash === null;
  const fresh: Step[] = [];
  const changed: Step[] = [];
  const kept = new Set<RestrictionKey>();

  for (const one of wanted) {
    const { key } = one.restriction;
    const trial = trialOf(one);
    const canaries = canariesOf(one, look, rules);
    const isTried = needsTrial(one, look, rules);
    kept.add(key);
    // While it is not known what the restriction is, its trial is what some devices have of it.
    const isSkipped = isUnread(key) || (canaries !== null && isUnread(trial.key));
    if (isTried || isSkipped) kept.add(trial.key);
    if (isSkipped) continue;
    if (canaries === null) {
      if (!look.restrictions.has(key) && !isForAnybody(one, look)) continue;
      into(look, fresh, changed, one.restriction, allReach(one, look));
    } else if (isTried) {
      const was = look.restrictions.get(key)?.reach ?? null;
      const now = canaryReach(one, look, canaries, trial.key);
      const { enter } = moved(look.restrictions.get(trial.key)?.reach ?? null, now, canaries);
      // Whoever enters is never without either; where some only leave, they are known as canaries until they are out of both.
      if (enter.length > 0) into(look, fresh, changed, trial, now);
      if (was !== null) reachStep(changed, key, was, without(one, look, was, canaries));
      if (enter.length === 0) into(look, changed, changed, trial, now);
    } else {
      const now = canaryReach(one, look, canaries, key);
      if (!look.restrictions.has(key) && now.devices.length === 0) continue;
      into(look, fresh, changed, one.restriction, now);
    }
  }
  const trials = new Set(wanted.map((one) => trialOf(one).key));
  return [...fresh, ...changed, ...farewells(kept, trials, isUnread, look, rules)];
}

function into(
  look: Look,
  fresh: Step[],
  changed: Step[],
  { key, hash }: Restriction,
  now: Reach,
): void {
  const there = look.restrictions.get(key);
  const was = there?.reach ?? null;
  const to = there === undefined ? fresh : changed;
  const put = { kind: 'put', key, was: there?.hash ?? null, now: hash } as const;
  const isNew = there?.hash !== hash;
  // Whoever is to be left out is out before a content comes that they are not to have.
  const narrows = moved(was, now, look.devices.keys()).leave.length > 0;
  if (isNew && !narrows) to.push(put);
  reachStep(to, key, was, now);
  if (isNew && narrows) to.push(put);
}

function reachStep(steps: Step[], key: RestrictionKey, was: Reach | null, now: Reach): void {
  if (!sameReach(was, now)) steps.push({ kind: 'reach', key, was, now });
}

function isForAnybody(one: WantedRestriction, look: Look): boolean {
  const aim = aimOf(one, look);
  return look.devices.keys().some((device) => aim(device) === 'has');
}

/** Everybody but the excepted, so that a phone that is enrolled tomorrow is blocked without another plan. */
function allReach(one: WantedRestriction, look: Look): Reach {
  const { key } = one.restriction;
  const was = look.restrictions.get(key)?.reach ?? null;
  const isIn = memberOf(was);
  const aim = aimOf(one, look);
  const { unread, devices } = look;
  const listed = was?.devices ?? [];
  if (one.only) {
    const candidates = [...one.only, ...listed, ...unread.devices];
    return reach(
      'only',
      candidates.filter((device) => {
        const says = aim(device);
        return says === 'has' || (says === 'as-is' && isIn(device) && isFor(one, look, device));
      }),
    );
  }
  const wasOut = was?.kind === 'all-but' ? new Set(listed) : new Set<DeviceRef>();
  const excepted = one.except.filter((device) => {
    if (unread.devices.has(device)) return !isIn(device);
    // Of a device that is not in the fleet any more only the place that it has is kept.
    return devices.has(device) || wasOut.has(device);
  });
  const stayOut = [...unread.devices].filter((device) => !isIn(device));
  return reach('all-but', [...excepted, ...stayOut]);
}

/** A device that is gone stays where it is only as long as it is meant. */
const isFor = (one: WantedRestriction, look: Look, device: DeviceRef): boolean =>
  look.devices.has(device) ||
  look.unread.devices.has(device) ||
  (one.only?.includes(device) ?? true);

/** Canaries as they are to be; all others as they are. */
function canaryReach(
  one: WantedRestriction,
  look: Look,
  canary: readonly DeviceRef[],
  key: RestrictionKey,
): Reach {
  const was = look.restrictions.get(key)?.reach ?? null;
  const aim = aimOf(one, look);
  const enter = canary.filter((device) => aim(device) === 'has');
  const leave = canary.filter((device) => aim(device) === 'excepted');
  if (was?.kind === 'all-but') {
    const entering = new Set(enter);
    return reach('all-but', [...was.devices.filter((device) => !entering.has(device)), ...leave]);
  }
  const out = new Set(canary.filter((device) => ['excepted', 'unfit'].includes(aim(device))));
  const stay = (was?.devices ?? []).filter((device) => !out.has(device));
  return reach('only', [...stay, ...enter]);
}

/** The earlier content without canaries: those that have the new one, and those that are to have neither. */
function without(
  one: WantedRestriction,
  look: Look,
  was: Reach,
  canary: readonly DeviceRef[],
): Reach {
  const aim = aimOf(one, look);
  const out = new Set(canary.filter((device) => ['has', 'excepted'].includes(aim(device))));
  return was.kind === 'all-but'
    ? reach('all-but', [...was.devices, ...out])
    : reach(
        'only',
        was.devices.filter((device) => !out.has(device)),
      );
}

/** What bears our mark and is not wanted: out of everybody's reach, then out of the MDM. */
function farewells(
  kept: ReadonlySet<RestrictionKey>,
  trials: ReadonlySet<RestrictionKey>,
  isUnread: (key: RestrictionKey) => boolean,
  look: Look,
  rules: PlanRules,
): readonly Step[] {
  const { devices, unread } = look;
  const steps: Step[] = [];
  for (const { key, hash, reach: was } of look.restrictions.values()) {
    if (kept.has(key) || isUnread(key) || !isOurs(key, look)) continue;
    const isIn = memberOf(was);
    // Whoever is on trial is a canary.
    const canary = trials.has(key) ? null : rules.canary;
    const now =
      canary === null
        ? reach('only', [...unread.devices].filter(isIn))
        : left(
            was,
            canary.filter((device) => devices.has(device) && !unread.devices.has(device)),
          );
    reachStep(steps, key, was, now);
    // Of canaries alone it is known that nobody else has it only where the reach names each.
    const isNobodys = now.kind === 'only' && now.devices.length === 0;
    if (isNobodys && (canary === null || was !== null))
      steps.push({ kind: 'drop', key, was: hash });
  }
  return steps;
}

function left(was: Reach | null, canary: readonly DeviceRef[]): Reach {
  const out = new Set(canary);
  return was?.kind === 'all-but'
    ? reach('all-but', [...was.devices, ...canary])
    : reach(
        'only',
        (was?.devices ?? []).filter((device) => !out.has(device)),
      );
}
