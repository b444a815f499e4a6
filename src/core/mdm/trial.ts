import { aimOf } from './aim.ts';
import type { DeviceRef } from './device.ts';
import type { Look } from './look.ts';
import type { PlanRules, WantedRestriction } from './plan.ts';
import { memberOf } from './reach.ts';
import type { Restriction, RestrictionKey } from './restriction.ts';

/** The restriction that canaries get while all others keep an earlier content under the key of `restriction`. */
export const trialOf = ({ restriction, trial }: WantedRestriction): Restriction =>
  trial ?? { ...restriction, key: `${restriction.key}.canary` as RestrictionKey };

/** All keys by which something of what is wanted may lie in an MDM: what to observe. */
export const keysOf = (wanted: readonly WantedRestriction[]): readonly RestrictionKey[] =>
  wanted.flatMap((one) => [one.restriction.key, trialOf(one).key]);

/** Whoever is on trial from before still is a canary: the earlier content has been taken from it. Null: everybody is meant. */
export function canariesOf(
  wanted: WantedRestriction,
  look: Look,
  { canary }: PlanRules,
): readonly DeviceRef[] | null {
  if (canary === null) return null;
  const isOnTrial = memberOf(look.restrictions.get(trialOf(wanted).key)?.reach ?? null);
  return [...new Set([...canary, ...look.devices.keys().filter(isOnTrial)])];
}

/**
 * An MDM with fleet delivery has one content under a key. While others than canaries are reached by an earlier one, canaries get the
 * new one under a key of its own.
 */
export function needsTrial(wanted: WantedRestriction, look: Look, rules: PlanRules): boolean {
  const canary = canariesOf(wanted, look, rules);
  if (canary === null || rules.delivery === 'device') return false;
  const { key, hash } = wanted.restriction;
  const there = look.restrictions.get(key);
  if (there === undefined || there.hash === hash) return false;
  const canaries = new Set(canary);
  const known = look.standings.get(key)?.keys() ?? [];
  if (there.reach === null) return [...known].some((device) => !canaries.has(device));
  const isReached = memberOf(there.reach);
  const aim = aimOf(wanted, look);
  const others = (device: DeviceRef): boolean =>
    !canaries.has(device) && isReached(device) && aim(device) !== 'unfit';
  return [...look.devices.keys(), ...look.unread.devices].some(others);
}

/** What a canary, or everybody, is to have of a wanted restriction now. */
export const nowWanted = (wanted: WantedRestriction, look: Look, rules: PlanRules): Restriction =>
  needsTrial(wanted, look, rules) ? trialOf(wanted) : wanted.restriction;
