import type { Platform } from './catalogue.ts';
import type { AppId, Basis } from './statements.ts';

/**
 * What is to be made impossible to install, before any MDM is thought of: products with all their
 * identifiers on every platform, in the order in which they must be kept when an MDM has no room.
 */
export type BlockList = {
  readonly policy: string;
  readonly catalogue: string;
  /** First what the scan found (most devices first), then by reach, then by id. */
  readonly products: readonly BlockedProduct[];
};

export type BlockedProduct = {
  readonly app: AppId;
  readonly name: string;
  /** Devices on which the scan found it; 0 without a scan. */
  readonly found: number;
  /** How many governments name it: a stand-in for how wide-spread it is. */
  readonly reach: number;
  /** Regional, maker's and old ones alike, exact case, in byte order within a platform. */
  readonly identifiers: readonly PlatformIdentifier[];
};

export type PlatformIdentifier = { readonly platform: Platform; readonly identifier: string };

/**
 * Never blocked, whatever a list says: without these a phone is no phone, or can't be managed.
 * Compared without regard to case: some settings of MDMs fold it.
 */
export type Essential = PlatformIdentifier & {
  readonly match: 'exact' | 'prefix';
  /**
   * `always`: nobody can ask for it. `unless-asked`: a maker's own part of the system, whose block has a
   * side effect; goes in only when asked for by its identifier, and then `why` is shown as the price.
   */
  readonly refuse: 'always' | 'unless-asked';
  readonly why: string;
  readonly source: string;
  readonly basis: Basis;
};

/** An identifier that did not get into the block list. The rest of its product stays in. */
export type Refusal = PlatformIdentifier & {
  readonly app: AppId;
  readonly code: 'essential' | 'side-effect' | 'malformed';
  readonly why: string;
};

/** A price somebody accepted: the identifier is in the list although its block has a side effect. */
export type SideEffect = PlatformIdentifier & { readonly app: AppId; readonly why: string };
