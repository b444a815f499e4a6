import type { ArtefactKind } from '../artefact.ts';
import type { Day } from '../day.ts';
import type { Instant } from '../inventory.ts';
import type { AppId } from '../statements.ts';
import type { DeviceRef } from './device.ts';
import type { Landings } from './landing.ts';
import type { Conflict, Unread } from './observation.ts';
import type { ContentHash, Reach, Restriction, RestrictionKey } from './restriction.ts';

/** What is wanted of a fleet: restrictions, who has them, and which apps are to be taken off which devices first. */
export type Wanted = {
  /** Policy and catalogue that it was made from, as `nl@2023-03-21` and the catalogue's version. */
  readonly policy: string;
  readonly catalogue: string;
  readonly restrictions: readonly WantedRestriction[];
  /**
   * Where the MDM can take an app off before it is blocked, and a finding says that it is there. Only a later inventory can say that
   * it is gone; until then the same removal is planned again, and carried out again without harm.
   */
  readonly removals: readonly Removal[];
  /** What is to be said beside a plan for it. */
  readonly notes?: readonly PlanNote[];
};
export type WantedRestriction = {
  readonly restriction: Restriction;
  /** Of the devices that it fits, those that are not to have it: their holders have an exception for one of its apps. */
  readonly except: readonly DeviceRef[];
  /** Of the devices that it fits, only these are to have it; absent or null: all. For lists that don't add up on a device. */
  readonly only?: readonly DeviceRef[] | null;
  /**
   * The same for canaries while all others keep an earlier content: an MDM with fleet delivery has one content under one key. Needed
   * where a content names itself (a profile's identifier); else it is made by giving `restriction` another key.
   */
  readonly trial?: Restriction | null;
};
export type Removal = {
  readonly device: DeviceRef;
  readonly app: AppId;
  /** Exact case, as the device reported it. */
  readonly identifier: string;
};

/** How an MDM takes what it is given: `fleet`, each restriction with its reach; `device`, one device after the other. */
export type Delivery = 'fleet' | 'device';

/** What a plan was made under; kept with it. */
export type PlanRules = {
  readonly delivery: Delivery;
  /** More devices than this, and the plan holds until an administrator raises it. */
  readonly limit: number;
  /** These get it first; null once a restriction has held on a canary. */
  readonly canary: readonly DeviceRef[] | null;
  /** Somebody asks for another try on these, although they refused this very content. Device delivery only. */
  readonly retry?: readonly DeviceRef[];
};

/**
 * One change, whole in itself: carrying it out needs no decision. Steps run in their order; those of one device never overtake
 * each other.
 */
export type Step =
  /** Makes the restriction in the MDM, or replaces its content. `was`: what must lie there now; null: nothing of ours. */
  | {
      readonly kind: 'put';
      readonly key: RestrictionKey;
      readonly was: ContentHash | null;
      readonly now: ContentHash;
    }
  /** Changes to whom a restriction is given. Fleet delivery only. */
  | {
      readonly kind: 'reach';
      readonly key: RestrictionKey;
      readonly was: Reach | null;
      readonly now: Reach;
    }
  /** Gives a device the restriction with this content. Device delivery only. */
  | {
      readonly kind: 'give';
      readonly key: RestrictionKey;
      readonly device: DeviceRef;
      readonly now: ContentHash;
      /** What it has; null: nothing of ours, or a version that is not known. */
      readonly was?: ContentHash | null;
    }
  | {
      readonly kind: 'take';
      readonly key: RestrictionKey;
      readonly device: DeviceRef;
      readonly was?: ContentHash | null;
    }
  /** Takes the app and its data off the device. */
  | {
      readonly kind: 'remove-app';
      readonly device: DeviceRef;
      readonly app: AppId;
      readonly identifier: string;
    }
  /** Takes the restriction out of the MDM; only after nobody has it any more. */
  | { readonly kind: 'drop'; readonly key: RestrictionKey; readonly was: ContentHash | null };

/** Why a plan may not be carried out as it is. */
export type Hold =
  | { readonly code: 'over-limit'; readonly touches: number; readonly limit: number }
  | { readonly code: 'nothing-read'; readonly unread: readonly Unread[] }
  | { readonly code: 'essential-app'; readonly identifier: string };

/** What is to be known before a plan is applied, for the sentence beside it. */
export type PlanNote =
  /** Apps that were taken off stay off: nobody but the holder can bring them and their data back. */
  | { readonly code: 'apps-stay-removed'; readonly devices: number; readonly apps: number }
  /** The content from before is kept nowhere. */
  | { readonly code: 'content-not-kept'; readonly key: RestrictionKey }
  /** Somebody changed it after the plan: it is left as it is now. */
  | { readonly code: 'changed-since'; readonly key: RestrictionKey; readonly devices: number }
  /** Products for which a setting of the MDM has no room: nothing is done about them there. */
  | { readonly code: 'left-out'; readonly setting: string; readonly apps: readonly AppId[] }
  | CompiledNote
  /** Of plans of before notes of the compiler had codes: as it worded them, in English. */
  | { readonly code: 'compiled'; readonly says: string }
  /** The policy itself does not prevent yet (null: it names no day): who applies this goes further than it asks. */
  | { readonly code: 'not-yet-prevented'; readonly from: Day | null };

/** What is to be known of lists as they were compiled for one MDM. */
export type CompiledNote =
  /** Lists of the kind do not add up on a device: groups with an exception get a whole list of their own. */
  | { readonly code: 'own-lists'; readonly kind: ArtefactKind; readonly groups: number }
  /** Apps were approved, and Grendel puts no allow list into this MDM. */
  | { readonly code: 'no-allow-list' }
  | { readonly code: 'none-approved' }
  | { readonly code: 'approved-prohibited'; readonly apps: number }
  /** Icons of web pages open only where this is approved too. */
  | { readonly code: 'web-clips'; readonly identifier: string }
  | { readonly code: 'allow-list-too-large'; readonly bytes: number; readonly most: number };

/** Devices that can't be blocked or not so; counts, for the sentence beside the plan. */
export type Gap = {
  readonly reason:
    | 'unsupervised'
    | 'user-enrolment'
    | 'personal-side'
    | 'old-os'
    | 'os-unknown'
    | 'enrolment-unknown'
    | 'no-restriction';
  readonly platform: string | null;
  readonly devices: number;
};

export type Plan = {
  readonly id: string;
  readonly made: Instant;
  /** The observation that it rests on; it refuses to run on a later one that differs. */
  readonly basedOn: { readonly observation: string; readonly at: Instant };
  readonly kind: 'canary' | 'all' | 'revert';
  readonly policy: string;
  readonly catalogue: string;
  readonly delivery: Delivery;
  /** All contents that steps speak of, and those that they replace where Grendel still has them: what a revert puts back. */
  readonly restrictions: readonly Restriction[];
  readonly steps: readonly Step[];
  readonly holds: readonly Hold[];
  readonly gaps: readonly Gap[];
  readonly conflicts: readonly Conflict[];
  /** Not planned about, because it could not be read. */
  readonly unread: readonly Unread[];
  /** Devices on which something changes. */
  readonly touches: number;
  /** Of these, devices that lose an app's data, or may: what uninstalls blind counts whole. */
  readonly losesData: number;
  readonly notes?: readonly PlanNote[];
  /** On how many devices each restriction lands, and what changes on them; absent in plans of before it was counted. */
  readonly landings?: Landings;
};
