import { finish } from './finish.ts';
import { lookAt } from './look.ts';
import type { Observation } from './observation.ts';
import type { Plan, PlanNote, PlanRules, Step } from './plan.ts';
import type { PlanNames } from './make-plan.ts';
import { revertDevices } from './revert-devices.ts';
import { revertFleet } from './revert-fleet.ts';

/**
 * The plan that puts back what was there before another one: contents that are kept with it, and whom they reached. Only what still
 * is as that plan left it: what somebody changed since stays, and so does what cannot be read. Of a plan that stopped half-way it
 * takes back what was done. What cannot come back is said in `notes`.
 */
export function revertPlan(
  plan: Plan,
  seen: Observation,
  rules: PlanRules,
  { id, at, earlier = [] }: PlanNames,
): Plan {
  const look = lookAt(seen);
  const contents = [...earlier, ...plan.restrictions];
  const known = new Map(contents.map((one) => [`${one.key} ${one.hash}`, one]));
  const revert = plan.delivery === 'fleet' ? revertFleet : revertDevices;
  const { steps, notes } = look.unread.everything
    ? { steps: [], notes: [] }
    : revert(plan, look, (key, hash) => known.has(`${key} ${hash}`));
  const { policy, catalogue } = plan;
  const made = { id, at, kind: 'revert', policy, catalogue, gaps: [] } as const;
  return finish(
    { ...made, notes: [...notes, ...removedApps(plan.steps)] },
    steps,
    contents,
    look,
    rules,
  );
}

function removedApps(steps: readonly Step[]): readonly PlanNote[] {
  const removals = steps.filter((step) => step.kind === 'remove-app');
  if (removals.length === 0) return [];
  const devices = new Set(removals.map(({ device }) => device)).size;
  const apps = new Set(removals.map(({ app }) => app)).size;
  return [{ code: 'apps-stay-removed', devices, apps }];
}
