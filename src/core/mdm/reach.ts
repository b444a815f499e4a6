import type { DeviceRef } from './device.ts';
import type { Reach } from './restriction.ts';

export const NOBODY: Reach = { kind: 'only', devices: [] };

/** Whether a reach has a device; null reaches nobody. Ask the result many times: it holds a set. */
export function memberOf(reach: Reach | null): (device: DeviceRef) => boolean {
  if (reach === null) return () => false;
  const listed = new Set(reach.devices);
  return reach.kind === 'only' ? (device) => listed.has(device) : (device) => !listed.has(device);
}

/** Nobody is nobody, whether it was never said or said. */
export function sameReach(a: Reach | null, b: Reach | null): boolean {
  const [one, other] = [a ?? NOBODY, b ?? NOBODY];
  if (one.kind !== other.kind) return false;
  const listed = new Set(one.devices);
  const others = new Set(other.devices);
  return listed.size === others.size && others.isSubsetOf(listed);
}

/** In one order, each device once: the same reach is the same text. */
export const reach = (kind: Reach['kind'], devices: Iterable<DeviceRef>): Reach => ({
  kind,
  devices: [...new Set(devices)].sort(),
});

/** Devices that enter or leave between two reaches. `all`: every device there is. */
export function moved(
  was: Reach | null,
  now: Reach | null,
  all: Iterable<DeviceRef>,
): { readonly enter: readonly DeviceRef[]; readonly leave: readonly DeviceRef[] } {
  const [before, after] = [was ?? NOBODY, now ?? NOBODY];
  const [wasIn, isIn] = [memberOf(before), memberOf(after)];
  // Of a fleet that is reached by and large only the few that are listed can move.
  const asked =
    before.kind === after.kind ? new Set([...before.devices, ...after.devices]) : new Set(all);
  const enter: DeviceRef[] = [];
  const leave: DeviceRef[] = [];
  for (const device of asked) {
    if (isIn(device) && !wasIn(device)) enter.push(device);
    if (wasIn(device) && !isIn(device)) leave.push(device);
  }
  return { enter, leave };
}

/** A reach as it is to be, but for some devices, which stay as they are in another. */
export function keeping(to: Reach, there: Reach | null, devices: ReadonlySet<DeviceRef>): Reach {
  const isIn = memberOf(there);
  const stay = [...devices].filter((device) => isIn(device) === (to.kind === 'only'));
  return reach(to.kind, [...to.devices.filter((device) => !devices.has(device)), ...stay]);
}
