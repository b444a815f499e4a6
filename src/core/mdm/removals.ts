import type { DeviceRef } from './device.ts';
import type { Look } from './look.ts';
import type { PlanRules, Step, Wanted } from './plan.ts';

/** Apps to take off, by device, each once. A device that may keep an app keeps it, whatever is asked for. */
export function removalSteps(
  wanted: Wanted,
  look: Look,
  { canary }: PlanRules,
): ReadonlyMap<DeviceRef, readonly Step[]> {
  const canaries = canary === null ? null : new Set(canary);
  const mayKeep = keepers(wanted);
  const steps = new Map<DeviceRef, Step[]>();
  const asked = new Set<string>();
  for (const { device, app, identifier } of wanted.removals) {
    const once = `${device} ${identifier}`;
    if (asked.has(once) || !look.devices.has(device) || look.unread.devices.has(device)) continue;
    if (canaries?.has(device) === false || mayKeep(device, app)) continue;
    asked.add(once);
    const known = steps.get(device) ?? [];
    if (known.length === 0) steps.set(device, known);
    known.push({ kind: 'remove-app', device, app, identifier });
  }
  return steps;
}

/** Every restriction that covers the app leaves the device out. */
function keepers({ restrictions }: Wanted): (device: DeviceRef, app: string) => boolean {
  const covering = new Map<string, ((device: DeviceRef) => boolean)[]>();
  for (const { restriction, except, only } of restrictions) {
    // It is about all other apps.
    if (restriction.effect === 'allows-only') continue;
    const left = new Set(except);
    const meant = only ? new Set(only) : null;
    const isOut = (device: DeviceRef): boolean =>
      left.has(device) || (meant !== null && !meant.has(device));
    for (const app of restriction.apps) {
      const known = covering.get(app);
      if (known === undefined) covering.set(app, [isOut]);
      else known.push(isOut);
    }
  }
  return (device, app) => covering.get(app)?.every((isOut) => isOut(device)) ?? false;
}
