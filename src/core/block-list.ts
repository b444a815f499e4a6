import type { Platform } from './catalogue.ts';
import type { AppId } from './statements.ts';

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
  readonly identifiers: readonly { readonly platform: Platform; readonly identifier: string }[];
};

/**
 * Never blocked, whatever a list says: without these a phone is no phone, or can't be managed.
 * `com.apple.*` as a whole, since denying system apps may disable other functions (Apple, restrictions payload:
 * fact page `mdm-apple-and-others.md` 4, read 2026-11-25; the choice of a whole prefix is ours).
 */
export type Essential = {
  readonly platform: Platform;
  readonly match: 'exact' | 'prefix';
  readonly identifier: string;
  readonly why: string;
};
