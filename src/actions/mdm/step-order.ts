import type { Step } from '../../core/mdm/plan.ts';
import type { StepState } from './stored.ts';

/** Steps about single devices that are at it together; those of one device come one after the other. */
const AT_ONCE = 64;

/**
 * What is to be done next: one step about the MDM as a whole, or some about single devices. Steps keep their order: one of a device
 * does not overtake another that it has not answered; a restriction is taken out of the MDM only after nobody has it any more, and
 * is given to nobody where it could not be put there. `tried`: in this round already.
 */
export function nextSteps(
  steps: readonly Step[],
  states: readonly StepState[],
  tried: ReadonlySet<number>,
): readonly number[] {
  const next: number[] = [];
  const busyDevices = new Set<string>();
  const openKeys = new Set<string>();
  const lostKeys = new Set<string>();
  const note = (step: Step): void => {
    if ('device' in step) busyDevices.add(step.device);
    if ('key' in step) openKeys.add(step.key);
  };
  for (const [n, step] of steps.entries()) {
    const state = states[n] ?? 'waiting';
    if (state === 'done') continue;
    if (state === 'failed') {
      if (step.kind === 'put') lostKeys.add(step.key);
      continue;
    }
    const isLost = 'key' in step && lostKeys.has(step.key);
    if (isLost || tried.has(n) || !mayGo(step, busyDevices, openKeys)) {
      note(step);
      continue;
    }
    if (!('device' in step)) {
      if (next.length === 0) return [n];
      return next;
    }
    next.push(n);
    note(step);
    if (next.length === AT_ONCE) return next;
  }
  return next;
}

function mayGo(
  step: Step,
  busyDevices: ReadonlySet<string>,
  openKeys: ReadonlySet<string>,
): boolean {
  if (step.kind === 'give' || step.kind === 'take') {
    // Given by a `put` that has not been done yet.
    return !busyDevices.has(step.device);
  }
  if (step.kind === 'remove-app') return !busyDevices.has(step.device);
  return !openKeys.has(step.key);
}
