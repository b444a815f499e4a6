import type { DeviceRef } from './device.ts';
import type { Look } from './look.ts';
import type { Step } from './plan.ts';
import { memberOf, moved } from './reach.ts';
import type { Reach, Restriction, RestrictionKey } from './restriction.ts';

export type Touched = {
  readonly touches: number;
  readonly losesData: number;
};

/**
 * Devices on which the steps change something. Where it is not known which devices a restriction fits (its content is kept nowhere),
 * all that it reaches count: rather too many than a limit passed unseen.
 */
export function touchedBy(
  steps: readonly Step[],
  contents: ReadonlyMap<string, Restriction>,
  look: Look,
): Touched {
  const touched = new Set<DeviceRef>();
  const loses = new Set<DeviceRef>();
  const lastReach = new Map<RestrictionKey, Reach | null>();
  for (const step of steps) if (step.kind === 'reach') lastReach.set(step.key, step.now);
  const known = knownByKey(steps, contents, look);

  for (const step of steps) {
    switch (step.kind) {
      case 'remove-app':
        touched.add(step.device);
        loses.add(step.device);
        break;
      case 'give':
        touched.add(step.device);
        if (known(step.key)?.effect === 'removes') loses.add(step.device);
        break;
      case 'take':
        touched.add(step.device);
        break;
      case 'put':
      case 'drop': {
        const was = look.restrictions.get(step.key)?.reach ?? null;
        if (was === null) break;
        // Whoever has the earlier content and stays has another one afterwards.
        const after = lastReach.has(step.key) ? (lastReach.get(step.key) ?? null) : was;
        const [isIn, stays] = [memberOf(was), memberOf(after)];
        count(
          step.key,
          [...look.devices.keys()].filter((device) => isIn(device) && stays(device)),
        );
        break;
      }
      case 'reach': {
        const { enter, leave } = moved(step.was, step.now, look.devices.keys());
        count(step.key, enter);
        for (const device of fitting(step.key, leave)) touched.add(device);
      }
    }
  }
  return { touches: touched.size, losesData: loses.size };

  function count(key: RestrictionKey, devices: readonly DeviceRef[]): void {
    const uninstalls = known(key)?.effect === 'removes';
    for (const device of fitting(key, devices)) {
      touched.add(device);
      if (uninstalls) loses.add(device);
    }
  }
  function fitting(key: RestrictionKey, devices: readonly DeviceRef[]): readonly DeviceRef[] {
    const fits = known(key)?.fits;
    const misfitOf = fits === undefined ? null : look.misfits(fits);
    return devices.filter((device) => {
      if (misfitOf === null) return look.devices.has(device);
      const misfit = misfitOf(device);
      return misfit !== undefined && misfit?.known !== true;
    });
  }
}

function knownByKey(
  steps: readonly Step[],
  contents: ReadonlyMap<string, Restriction>,
  look: Look,
): (key: RestrictionKey) => Restriction | undefined {
  const known = new Map<RestrictionKey, Restriction>();
  for (const restriction of contents.values()) known.set(restriction.key, restriction);
  // Where a key has two contents, the one that comes counts, else the one that lies there.
  for (const [key, { hash }] of look.restrictions) {
    const there = contents.get(`${key} ${hash}`);
    if (there !== undefined) known.set(key, there);
  }
  for (const step of steps) {
    const comes = step.kind === 'put' || step.kind === 'give';
    const content = comes ? contents.get(`${step.key} ${step.now}`) : undefined;
    if (comes && content !== undefined) known.set(step.key, content);
  }
  return (key) => known.get(key);
}
