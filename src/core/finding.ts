import type { Platform } from './catalogue.ts';
import type { Instant, Strength, Visibility } from './inventory.ts';
import type { AppId } from './statements.ts';

/** `018f…`: UUID, version 7. */
export type FindingId = string & { readonly brand: 'FindingId' };
export type OrganisationId = string & { readonly brand: 'OrganisationId' };
export type FleetId = string & { readonly brand: 'FleetId' };
export type InventoryId = string & { readonly brand: 'InventoryId' };
/** The store's own number of a device. What the MDM calls it is kept only as a keyed pseudonym. */
export type DeviceId = number & { readonly brand: 'DeviceId' };

export const FINDING_STATES = ['open', 'called', 'overdue', 'escalated', 'closed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

export const CLOSINGS = ['removed', 'excepted', 'device-gone', 'verdict-changed'] as const;
export type Closing = (typeof CLOSINGS)[number];

/** One prohibited app on one device, however often it came and went. */
export type Finding = {
  readonly id: FindingId;
  readonly device: DeviceId;
  readonly app: AppId;
  readonly organisation: OrganisationId;
  /** By a name alone it is only possible: counted apart, and confirmed before any holder is called. */
  readonly strength: Strength;
  readonly confirmed: boolean;
  readonly platform: Platform | null;
  /** It is installed. */
  readonly present: boolean;
  /** It can be opened: an app blocked on iOS stays installed and hidden. Null where nobody has said. */
  readonly usable: boolean | null;
  /** A clone or second user of the device has it, too. */
  readonly secondCopy: boolean;
  readonly state: FindingState;
  /** Null unless closed. */
  readonly because: Closing | null;
  /** Of the inventory that showed it first, or again after it was closed. */
  readonly opened: Instant;
  /** Of the latest evidence that it is there: when the device's apps were collected, else the inventory's moment. */
  readonly seen: Instant;
  /** How much of the device that evidence could show: less can never close it. */
  readonly seenAs: Visibility;
  readonly closed: Instant | null;
  readonly reopenings: number;
};

/** A finding is `certain` when an identifier matched or a person confirmed it. */
export const isCertain = ({
  strength,
  confirmed,
}: Pick<Finding, 'strength' | 'confirmed'>): boolean => strength !== 'name' || confirmed;

/** What an inventory, a person, a deadline or a new verdict changes about one finding. */
export type FindingChange =
  | {
      readonly kind: 'opened';
      readonly app: AppId;
      readonly organisation: OrganisationId;
      readonly strength: Strength;
      readonly platform: Platform | null;
      readonly secondCopy: boolean;
      readonly seen: Instant;
      readonly seenAs: Visibility;
    }
  | {
      readonly kind: 'reopened';
      readonly finding: FindingId;
      readonly app: AppId;
      readonly organisation: OrganisationId;
      readonly strength: Strength;
      readonly secondCopy: boolean;
      readonly seen: Instant;
      readonly seenAs: Visibility;
    }
  /** Still there. A change of organisation or a stronger match goes with it. */
  | {
      readonly kind: 'seen';
      readonly finding: FindingId;
      readonly app: AppId;
      readonly organisation: OrganisationId;
      readonly strength: Strength;
      readonly secondCopy: boolean;
      readonly seen: Instant;
      readonly seenAs: Visibility;
    }
  | {
      readonly kind: 'closed';
      readonly finding: FindingId;
      readonly app: AppId;
      readonly because: Closing;
      readonly at: Instant;
    }
  /** A person said that the name is that app. */
  | { readonly kind: 'confirmed'; readonly finding: FindingId; readonly app: AppId }
  /** Its block on the device was verified, or is no more: it stays where it is, and can or can't be opened. */
  | {
      readonly kind: 'usable';
      readonly finding: FindingId;
      readonly app: AppId;
      readonly usable: boolean | null;
    }
  /** How far the holder was reminded. */
  | {
      readonly kind: 'called' | 'overdue' | 'escalated';
      readonly finding: FindingId;
      readonly app: AppId;
    };
