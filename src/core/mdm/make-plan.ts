import type { Instant } from '../inventory.ts';
import { finish } from './finish.ts';
import { gapsOf } from './gaps.ts';
import type { ExemptFrom } from './landing.ts';
import { type Look, lookAt } from './look.ts';
import type { Observation } from './observation.ts';
import type { Plan, PlanRules, Step, Wanted } from './plan.ts';
import { deviceSteps } from './plan-devices.ts';
import { fleetSteps } from './plan-fleet.ts';
import { removalSteps } from './removals.ts';
import type { Restriction } from './restriction.ts';
import { trialOf } from './trial.ts';

export type PlanNames = {
  readonly id: string;
  readonly at: Instant;
  /** Contents that Grendel put there before and still has: kept with the plan where it replaces them, so that it can be reverted. */
  readonly earlier?: readonly Restriction[];
  /** Who may keep an app, since when: said of devices that lose a block by it. */
  readonly exemptions?: readonly ExemptFrom[];
};

/**
 * What has to change so that a fleet has what is wanted, as data. What could not be read is left out of it, and said. Making it again
 * after it was carried out gives no steps, but removals of apps that no later inventory has missed.
 */
export function makePlan(
  wanted: Wanted,
  seen: Observation,
  rules: PlanRules,
  { id, at, earlier = [], exemptions }: PlanNames,
): Plan {
  const look = lookAt(seen);
  const contents = [
    ...earlier,
    ...wanted.restrictions.flatMap((one) => [one.restriction, trialOf(one)]),
  ];
  const { policy, catalogue, notes = [] } = wanted;
  const kind = rules.canary === null ? 'all' : 'canary';
  const made = {
    id,
    at,
    kind,
    policy,
    catalogue,
    gaps: gapsOf(wanted, look),
    exemptions,
    ...(notes.length === 0 ? {} : { notes }),
  } as const;
  return finish(made, stepsTo(wanted, look, rules), contents, look, rules);
}

/** The steps alone: what apply would do now. */
export function stepsTo(wanted: Wanted, look: Look, rules: PlanRules): readonly Step[] {
  if (look.unread.everything) return [];
  const removals = removalSteps(wanted, look, rules);
  if (rules.delivery === 'fleet') {
    const steps = fleetSteps(wanted.restrictions, look, rules);
    return [...removals.values().toArray().flat(), ...steps];
  }
  const { puts, of, drops } = deviceSteps(wanted.restrictions, look, rules);
  const devices = new Set([...removals.keys(), ...of.keys()]);
  const each = [...devices].flatMap((device) => [
    ...(removals.get(device) ?? []),
    ...(of.get(device) ?? []),
  ]);
  return [...puts, ...each, ...drops];
}
