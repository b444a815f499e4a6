import type { ArtefactKind } from '../artefact.ts';
import type { Platform } from '../catalogue.ts';
import type { Enrolment } from '../inventory.ts';
import type { AppId } from '../statements.ts';
import type { DeviceRef, OsVersion } from './device.ts';

/** What Grendel puts in an MDM is told by this name wherever it lies: `block.apple-profile`, `block.apple-profile.2`. */
export type RestrictionKey = string & { readonly brand: 'RestrictionKey' };
/**
 * Fingerprint of what a restriction means (its kind and identifiers), lower-case hexadecimal SHA-256: an MDM that rewrites what it is
 * given (Jamf its UUIDs, Graph its defaults) still gives back the same meaning. `src/blocking/meaning.ts` makes it.
 */
export type ContentHash = string & { readonly brand: 'ContentHash' };

/** One thing that Grendel puts in an MDM, whole: a profile, a declaration, a policy, an assignment of an app. */
export type Restriction = {
  readonly key: RestrictionKey;
  readonly kind: ArtefactKind;
  readonly content: string;
  readonly hash: ContentHash;
  /**
   * `prevents`: the app can't be opened or installed. `reports`: the MDM says who has it. `removes`: it takes the app off. `allows-only`:
   * no other app can be opened.
   */
  readonly effect: 'prevents' | 'reports' | 'removes' | 'allows-only';
  /** Products that it covers, to name them in a plan. */
  readonly apps: readonly AppId[];
  /**
   * Identifiers that it blocks, reports or removes, exact case: held against what must never be blocked. Of an allow list, what it lacks
   * of what a phone can't do without; absent where it lacks nothing.
   */
  readonly blocks?: readonly string[];
  /** Devices on which it has an effect; on others it would be delivered and do nothing. */
  readonly fits: Fit;
};

/** All that is said must hold; what is not known of a device holds for nothing. */
export type Fit = {
  readonly platforms: readonly Platform[];
  readonly enrolments: readonly Enrolment[];
  /** From this version on. */
  readonly from: OsVersion | null;
  /** Up to, not including. */
  readonly before: OsVersion | null;
  /** The device must name it among its capabilities. */
  readonly capability: string | null;
  /** Only devices that do not name it: where a newer way takes over. */
  readonly unless: string | null;
};

/** Which of the devices that a restriction fits are to have it. */
export type Reach =
  | { readonly kind: 'only'; readonly devices: readonly DeviceRef[] }
  | { readonly kind: 'all-but'; readonly devices: readonly DeviceRef[] };

/**
 * What is known of a restriction on a device; each says less than the one before it.
 * `proven`: the device itself answered with what is in force. `reported`: the MDM says that it was applied.
 * `assigned`: the MDM means to. `failed`, `conflict`: it says why not. `without-effect`: it lies there and can do nothing
 * (an unsupervised iPhone).
 */
export type Standing =
  | 'proven'
  | 'reported'
  | 'assigned'
  | 'failed'
  | 'conflict'
  | 'without-effect';
