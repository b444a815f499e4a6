import type { Catalogue, Listing, Platform } from '../catalogue.ts';
import type { Day } from '../day.ts';
import type { Instant } from '../inventory.ts';
import type { Policy } from '../policy.ts';
import type { AppId } from '../statements.ts';
import type { AnalystFinding, Clearance } from '../verdict.ts';

export type ChangeId = string & { readonly brand: 'ChangeId' };

/** `end` ends another change before its day, or one that had none. */
export const CHANGE_KINDS = [
  'policy',
  'listing',
  'clearance',
  'finding',
  'catalogue',
  'end',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const CHANGE_STATES = ['proposed', 'adopted', 'rejected', 'withdrawn'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** What a change puts in force, read. */
export type Content =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'listing'; readonly listing: ListingByHand }
  | { readonly kind: 'clearance'; readonly clearance: Clearance }
  | { readonly kind: 'finding'; readonly finding: FindingByHand }
  | { readonly kind: 'catalogue'; readonly catalogue: Catalogue }
  | { readonly kind: 'end'; readonly ends: ChangeId };

/** A listing beside the catalogue. While it is in force, its policy adopts it. */
export type ListingByHand = {
  /** Id of the policy under which it binds. */
  readonly policy: string;
  readonly listing: Listing;
  /** An app that the catalogue does not have. */
  readonly app: NewApp | null;
};
/** What an analyst found of an app, as an authority signs it. */
export type FindingByHand = {
  readonly finding: AnalystFinding;
  /** An app that the catalogue does not have. */
  readonly app: NewApp | null;
};
export type NewApp = {
  readonly id: AppId;
  readonly name: string;
  readonly sensitive: string;
  readonly identifiers: readonly {
    readonly platform: Platform;
    readonly identifier: string;
    readonly trackId: string;
  }[];
};

/**
 * An adopted change, as far as it decides what is in force. It holds from `from` up to, not including, `until`; null: open. Nobody
 * could know of it before it was adopted.
 */
export type Adopted = {
  readonly id: ChangeId;
  readonly kind: ChangeKind;
  /** What it takes the place of: the id of a policy or listing, the app of a clearance or finding; one catalogue; for an end, the change. */
  readonly subject: string;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly adopted: Instant;
  /** Its place among all that were adopted. */
  readonly place: number;
};
