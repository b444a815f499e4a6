import type { Conflict } from '../../core/mdm/observation.ts';
import { type Enrolled, holds, type Limits, type Profiles } from './records.ts';

/** Others' profiles that allow or deny apps themselves, by the name that devices show. They are counted and left alone. */
export function conflictsOf(
  devices: readonly Enrolled[],
  profiles: ReadonlyMap<string, Profiles>,
  limits: ReadonlyMap<string, Limits>,
): readonly Conflict[] {
  const found = new Map<string, { conflict: Conflict; devices: number }>();
  for (const device of devices) {
    const set = limits.get(device.id);
    const there = profiles.get(device.id);
    if (set === undefined || there === undefined) continue;
    if (!holds(set, device) || !holds(there, device)) continue;
    for (const { identifier, what } of set.others) {
      const name = there.others.find((other) => other.identifier === identifier)?.name;
      if (name === undefined) continue;
      const seen = found.get(`${what} ${identifier}`);
      found.set(`${what} ${identifier}`, {
        conflict: { name, kind: 'profile', what, devices: null },
        devices: (seen?.devices ?? 0) + 1,
      });
    }
  }
  return [...found.values()].map(({ conflict, devices }) => ({ ...conflict, devices }));
}
