import type { DeviceRef } from './device.ts';
import type { Look } from './look.ts';
import type { WantedRestriction } from './plan.ts';

/**
 * Whether a device is to have a restriction. `excepted`: its holder has an exception, or another variant is for it. `unfit`: it is
 * known that it could do nothing there. `as-is`: it could not be read, or too little is known; what it has it keeps, and it gets
 * nothing. `unreadToo`: as if all could be read, to count whom a restriction is meant for.
 */
export type Aim = 'has' | 'excepted' | 'unfit' | 'as-is';

export function aimOf(
  wanted: WantedRestriction,
  look: Look,
  { unreadToo = false } = {},
): (device: DeviceRef) => Aim {
  const except = new Set(wanted.except);
  const only = wanted.only ? new Set(wanted.only) : null;
  const misfitOf = look.misfits(wanted.restriction.fits);
  return (ref) => {
    const misfit = misfitOf(ref);
    if (misfit === undefined) return 'as-is';
    if (!unreadToo && look.unread.devices.has(ref)) return 'as-is';
    if (except.has(ref) || (only !== null && !only.has(ref))) return 'excepted';
    if (misfit === null) return 'has';
    return misfit.known ? 'unfit' : 'as-is';
  };
}
