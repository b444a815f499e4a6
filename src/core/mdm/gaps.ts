import type { ManagedDevice } from './device.ts';
import { misfit, type Misfit } from './fit.ts';
import type { Look } from './look.ts';
import type { Gap, Wanted } from './plan.ts';
import type { Fit } from './restriction.ts';

/** Devices on which nothing that is wanted can block an app, and why: the reason of what comes nearest. */
export function gapsOf({ restrictions }: Wanted, { kinds }: Look): readonly Gap[] {
  const fits = restrictions
    .filter(
      ({ restriction }) => restriction.effect === 'prevents' || restriction.effect === 'removes',
    )
    .map(({ restriction }) => restriction.fits);
  if (fits.length === 0) return [];
  const counts = new Map<string, Gap>();
  for (const { device, devices } of kinds) {
    // What could not be read is said to be so, and has no other reason.
    if (devices === 0) continue;
    const reason = reasonOf(device, fits);
    if (reason === null) continue;
    const { platform } = device;
    const key = `${reason} ${platform}`;
    counts.set(key, { reason, platform, devices: (counts.get(key)?.devices ?? 0) + devices });
  }
  return [...counts.values()].toSorted(
    (a, b) => b.devices - a.devices || (a.reason < b.reason ? -1 : 1),
  );
}

function reasonOf(device: ManagedDevice, fits: readonly Fit[]): Gap['reason'] | null {
  let nearest: Misfit | null = null;
  for (const fit of fits) {
    const misses = misfit(device, fit);
    if (misses === null) return blockedInPart(device);
    if (nearest === null || misses.depth > nearest.depth) nearest = misses;
  }
  return nearest?.reason ?? null;
}

/** A personal phone with a work profile is blocked at work alone; no MDM has a lever on the other side. */
const blockedInPart = ({ enrolment }: ManagedDevice): Gap['reason'] | null =>
  enrolment === 'personal-work-profile' ? 'personal-side' : null;
