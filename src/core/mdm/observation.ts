import type { Instant } from '../inventory.ts';
import type { DeviceRef, ManagedDevice } from './device.ts';
import type { ContentHash, Reach, RestrictionKey, Standing } from './restriction.ts';

/** What an MDM holds of what Grendel put there, as it was read just now. What could not be read is said, and is never absent. */
export type Observation = {
  readonly id: string;
  readonly at: Instant;
  readonly devices: readonly ManagedDevice[];
  /** Only what carries Grendel's mark, whoever's plan put it there. */
  readonly restrictions: readonly SeenRestriction[];
  /** Of each device, what it has. Restrictions that nothing is known of are not listed. */
  readonly standings: readonly SeenStanding[];
  /** Others' restrictions that get in the way: reported and left alone. */
  readonly conflicts: readonly Conflict[];
  /** `restrictions`: none could be read; a key: that one; a device: all about it. */
  readonly unread: readonly Unread[];
};

export type SeenRestriction = {
  readonly key: RestrictionKey;
  /**
   * Of the content as the MDM gives it back now, not as it was sent. Null: the MDM gives only that it is there; that is no difference
   * and no proof, and nothing is planned about it.
   */
  readonly hash: ContentHash | null;
  /** To whom it is given, where the MDM keeps that with the restriction; null where each device is given it by itself. */
  readonly reach: Reach | null;
};

export type SeenStanding = {
  readonly device: DeviceRef;
  readonly key: RestrictionKey;
  readonly standing: Standing;
  /** Of what the device has; null where the MDM does not say which version it is. */
  readonly hash: ContentHash | null;
  /** Since when, as the MDM or the device says. */
  readonly at: Instant | null;
  /** The MDM's own word for a failure, a code and never free text. */
  readonly reason: string | null;
  /** It is there, and the MDM has already been told to take it away: the device has not heard of it yet. */
  readonly leaving?: boolean;
  /** What the device was when it failed, where that was kept: another OS or supervision since is worth another try. */
  readonly on?: Pick<ManagedDevice, 'os' | 'enrolment'>;
};

export type Conflict = {
  /** The other's name for it, as the MDM shows it: bounded, without control and bidi characters. */
  readonly name: string;
  readonly kind: string;
  readonly what: 'sets-the-same' | 'allows-only-others' | 'removes-ours';
  /** How many devices; null where the MDM does not say. */
  readonly devices: number | null;
};

export type Unread = {
  readonly what:
    | { readonly kind: 'restrictions' }
    | { readonly kind: 'restriction'; readonly key: RestrictionKey }
    | { readonly kind: 'standings'; readonly key: RestrictionKey | null }
    | { readonly kind: 'device'; readonly device: DeviceRef };
  /** `forbidden`, `throttled`, `unavailable`, `unexpected`. */
  readonly why: string;
};
