import type { ManagedDevice } from '../../core/mdm/device.ts';
import type { SeenStanding } from '../../core/mdm/observation.ts';
import type { RestrictionKey } from '../../core/mdm/restriction.ts';
import { instantOf } from './device.ts';
import { type Named, named, tagOf } from './mark.ts';
import type { ThereProfile } from './profiles.ts';
import type { DeviceProfile } from './schema.ts';

type Ours = ThereProfile & { readonly key: RestrictionKey };

/**
 * What a device has of ours, by the profiles that it reported at its last inventory. `means`: whether Jamf means to give it this one.
 * Not on its list and meant: `assigned`. On its list: `reported`, and where it can do nothing `without-effect` (an unsupervised
 * iPhone takes the profile, and opens the apps as before: FC-39).
 */
export function standingOf(
  device: ManagedDevice,
  has: readonly DeviceProfile[],
  ours: readonly Ours[],
  means: (there: Ours) => boolean | null,
): readonly SeenStanding[] {
  const profiles = has.map((profile) => ({ profile, name: named(profile.displayName ?? null) }));
  const known = ours.flatMap((there): SeenStanding[] => {
    const one = profiles.find((each) => isSame(each, there));
    const standing = { device: device.ref, key: there.key, hash: null, at: null, reason: null };
    const meant = means(there);
    const leaving = meant === false ? { leaving: true } : {};
    if (one === undefined) return meant === true ? [{ ...standing, standing: 'assigned' }] : [];
    const at = instantOf(one.profile.lastInstalled ?? null);
    const tag = one.name?.tag ?? null;
    // Which content it has is told by the name alone; an older one is there while Jamf means to give the newer.
    const isCurrent = there.hash !== null && tag === tagOf(there.hash);
    if (tag !== null && !isCurrent && meant === true)
      return [{ ...standing, standing: 'assigned', at }];
    const hash = isCurrent ? there.hash : null;
    return [{ ...standing, ...effect(device), ...leaving, at, hash }];
  });
  const left = profiles.flatMap(({ profile, name }): SeenStanding[] => {
    const key = name?.key;
    // Taken out of Jamf, and still on the device: it has not heard of it yet.
    if (key === undefined || ours.some((there) => there.key === key)) return [];
    const at = instantOf(profile.lastInstalled ?? null);
    const standing = { device: device.ref, key, hash: null, at, reason: null, leaving: true };
    return [{ ...standing, ...effect(device) }];
  });
  return [...known, ...left];
}

const effect = ({ enrolment }: ManagedDevice): { readonly standing: SeenStanding['standing'] } => ({
  standing: EFFECT[enrolment] ?? 'without-effect',
});
/** Where it is not known whether the device is supervised, that it has the profile says no more than that it was given it. */
const EFFECT: Partial<Record<ManagedDevice['enrolment'], SeenStanding['standing']>> = {
  supervised: 'reported',
  unknown: 'assigned',
};

/** Jamf rewrites UUIDs and identifiers on import (unverified which): any of the three tells it. */
const isSame = ({ profile, name }: Reported, there: Ours): boolean =>
  name?.key === there.key ||
  isEqual(profile.uuid, there.uuid) ||
  isEqual(profile.uuid, there.content?.uuid) ||
  isEqual(profile.identifier, there.content?.identifier);
type Reported = { readonly profile: DeviceProfile; readonly name: Named | null };

const isEqual = (a: string | null | undefined, b: string | null | undefined): boolean =>
  typeof a === 'string' && a !== '' && a.toLowerCase() === b?.toLowerCase();
