import type { Instant } from '../inventory.ts';
import { type Look, lookAt } from './look.ts';
import type { Observation } from './observation.ts';
import type { Plan, Step } from './plan.ts';
import { sameReach } from './reach.ts';

/** Why a plan is no longer to be carried out; make it again. */
export type Stale =
  | { readonly code: 'too-old'; readonly hours: number; readonly most: number }
  | { readonly code: 'changed'; readonly steps: number }
  | { readonly code: 'unread'; readonly steps: number };

/**
 * Whether what a plan's steps rest on is still so, by a later observation. A step that lies there carried out already is no
 * difference: an apply that was cut off goes on. `isDone`: steps, by their place, that need no looking at. Empty: go on.
 */
export function staleness(
  plan: Plan,
  seen: Observation,
  at: Instant,
  { hours, isDone = () => false }: { hours: number; isDone?: (step: number) => boolean },
): readonly Stale[] {
  const look = lookAt(seen);
  const age = (Date.parse(at) - Date.parse(plan.basedOn.at)) / 3_600_000;
  let [changed, unread] = [0, 0];
  for (const [place, step] of plan.steps.entries()) {
    if (isDone(place)) continue;
    if (isUnread(step, look)) unread += 1;
    else if (!rests(step, look, plan)) changed += 1;
  }
  return [
    ...(age > hours ? [{ code: 'too-old', hours: Math.floor(age), most: hours } as const] : []),
    ...(changed > 0 ? [{ code: 'changed', steps: changed } as const] : []),
    ...(unread > 0 ? [{ code: 'unread', steps: unread } as const] : []),
  ];
}

function isUnread(step: Step, { unread }: Look): boolean {
  const device = 'device' in step && unread.devices.has(step.device);
  const key = step.kind !== 'remove-app' && unread.restriction(step.key);
  const asksStandings = step.kind === 'give' || step.kind === 'take';
  return unread.everything || device || key || (asksStandings && unread.standings(step.key));
}

function rests(step: Step, look: Look, { delivery }: Plan): boolean {
  switch (step.kind) {
    case 'put': {
      // With device delivery nothing is replaced by it.
      if (delivery === 'device') return true;
      const hash = look.restrictions.get(step.key)?.hash ?? null;
      return hash === step.was || hash === step.now;
    }
    case 'drop': {
      const there = look.restrictions.get(step.key);
      return delivery === 'device' || there === undefined || there.hash === step.was;
    }
    case 'reach': {
      const there = look.restrictions.get(step.key)?.reach ?? null;
      return sameReach(there, step.was) || sameReach(there, step.now);
    }
    case 'give': {
      if (!look.devices.has(step.device)) return false;
      const hash = look.standing(step.key, step.device)?.hash ?? null;
      return step.was === undefined || hash === step.was || hash === step.now;
    }
    case 'take': {
      if (!look.devices.has(step.device)) return false;
      const has = look.standing(step.key, step.device);
      return step.was === undefined || has === null || has.hash === step.was;
    }
    case 'remove-app':
      return look.devices.has(step.device);
  }
}
