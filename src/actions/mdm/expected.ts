import type { ArtefactKind } from '../../core/artefact.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import { misfit } from '../../core/mdm/fit.ts';
import type { Observation } from '../../core/mdm/observation.ts';
import type { PlanRules, Wanted } from '../../core/mdm/plan.ts';
import type { RestrictionKey } from '../../core/mdm/restriction.ts';

/** Devices that are to have a restriction. */
export type Expected = {
  /** That under which it lies there: a canary may have its own. */
  readonly key: RestrictionKey;
  readonly kind: ArtefactKind;
  readonly devices: readonly DeviceRef[];
};

export function fitsIn(
  wanted: Wanted,
  { canary }: PlanRules,
  { devices, restrictions }: Observation,
): readonly Expected[] {
  const tries = canary === null ? null : new Set(canary);
  return wanted.restrictions.map(({ restriction, except, only, trial }) => {
    const left = new Set(except);
    const alone = only ? new Set(only) : null;
    const isTrial = tries !== null && trial && restrictions.some(({ key }) => key === trial.key);
    return {
      key: isTrial ? trial.key : restriction.key,
      kind: restriction.kind,
      devices: devices
        .filter(
          (device) =>
            misfit(device, restriction.fits) === null &&
            !left.has(device.ref) &&
            (alone?.has(device.ref) ?? true) &&
            (tries?.has(device.ref) ?? true),
        )
        .map(({ ref }) => ref),
    };
  });
}
