import { type Look, lookAt } from './look.ts';
import type { Conflict, Observation } from './observation.ts';
import { isOurs } from './ours.ts';
import { lies } from './plan-devices.ts';
import { moved, sameReach } from './reach.ts';
import type { ContentHash, RestrictionKey } from './restriction.ts';

/** What somebody changed since it was last found to hold. */
export type Drift =
  | { readonly kind: 'removed'; readonly key: RestrictionKey }
  | {
      readonly kind: 'changed';
      readonly key: RestrictionKey;
      readonly was: ContentHash;
      readonly now: ContentHash;
    }
  /** Devices of the fleet that it reached and no longer does, and the other way round. */
  | {
      readonly kind: 'reach';
      readonly key: RestrictionKey;
      readonly lost: number;
      readonly gained: number;
    }
  /** Devices that had it, and now lack it though they could be read. */
  | { readonly kind: 'lost'; readonly key: RestrictionKey; readonly devices: number }
  | { readonly kind: 'conflict'; readonly conflict: Conflict };

/** What is kept of an observation to hold a later one against; without `standings` nothing is said of single devices. */
export type Verified = Pick<Observation, 'restrictions' | 'conflicts'> &
  Partial<Pick<Observation, 'standings'>>;

/** What differs from what was verified. What could not be read now is no drift (FC-53), and a device that left the fleet is none. */
export function driftSince(verified: Verified, seen: Observation): readonly Drift[] {
  const look = lookAt(seen);
  const before = lookAt({ ...seen, standings: [], unread: [], ...verified });
  const drifts: Drift[] = [];
  for (const { key, hash, reach } of before.restrictions.values()) {
    if (look.unread.restriction(key)) continue;
    const there = look.restrictions.get(key);
    if (there === undefined) {
      drifts.push({ kind: 'removed', key });
      continue;
    }
    if (hash !== null && there.hash !== null && there.hash !== hash)
      drifts.push({ kind: 'changed', key, was: hash, now: there.hash });
    if (!sameReach(reach, there.reach)) {
      const { enter, leave } = moved(reach, there.reach, look.devices.keys());
      const [lost, gained] = [present(leave, look), present(enter, look)];
      if (lost + gained > 0) drifts.push({ kind: 'reach', key, lost, gained });
    }
  }
  return [...drifts, ...lostOnDevices(before, look), ...newConflicts(verified, seen)];
}

const present = (devices: readonly Parameters<Look['devices']['has']>[0][], look: Look): number =>
  devices.filter((device) => look.devices.has(device) && !look.unread.devices.has(device)).length;

function lostOnDevices(before: Look, look: Look): readonly Drift[] {
  return [...before.standings].flatMap(([key, standings]): Drift[] => {
    if (look.unread.restriction(key) || look.unread.standings(key) || !isOurs(key, before))
      return [];
    let devices = 0;
    for (const [device, had] of standings) {
      const held = had.standing === 'proven' || had.standing === 'reported';
      if (!held || !look.devices.has(device) || look.unread.devices.has(device)) continue;
      const has = lies(look.standing(key, device));
      if (has === null || has.standing === 'without-effect') devices += 1;
    }
    return devices > 0 ? [{ kind: 'lost', key, devices }] : [];
  });
}

function newConflicts(verified: Verified, seen: Observation): readonly Drift[] {
  const named = ({ name, kind, what }: Conflict): string => JSON.stringify([name, kind, what]);
  const known = new Set(verified.conflicts.map(named));
  return seen.conflicts
    .filter((conflict) => !known.has(named(conflict)))
    .map((conflict) => ({ kind: 'conflict', conflict }));
}
