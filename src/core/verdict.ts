import type { Listing } from './catalogue.ts';
import type { Day } from './day.ts';
import type { Share } from './share.ts';
import type {
  AppId,
  EntityId,
  Interest,
  Publication,
  Seat,
  Territory,
  Trait,
} from './statements.ts';

export type Decision = 'prohibited' | 'undetermined' | 'permitted';
const STRICTNESS: Record<Decision, number> = { prohibited: 2, undetermined: 1, permitted: 0 };
export const isStricter = (a: Decision, b: Decision): boolean => STRICTNESS[a] > STRICTNESS[b];

/** Reasons are codes with facts and citations; sentences come later, per language. */
export type Reason = { readonly leadsTo: Decision } & Facts;
export type ReasonCode = Reason['code'];
/** All codes; the type checker keeps the list whole. */
export const REASON_CODES = Object.keys({
  'app-listed': true,
  'publisher-listed': true,
  'publisher-possibly-listed': true,
  'publisher-under-territory': true,
  'publisher-possibly-under-territory': true,
  'significant-interest': true,
  'founder-control': true,
  'developed-there': true,
  'signed-there': true,
  'identifier-in-namespace': true,
  'embeds-sdk': true,
  'talks-to': true,
  'publisher-unknown': true,
  'publisher-unverified': true,
  'analyst-finding': true,
  clearance: true,
  'publisher-elsewhere': true,
  'not-named': true,
} satisfies Record<ReasonCode, true>) as readonly ReasonCode[];

type Facts =
  /** The list: the app, or its publisher (or who controls that), is named by an adopted listing. */
  | { readonly code: 'app-listed'; readonly listing: Listing }
  | {
      readonly code: 'publisher-listed';
      readonly listing: Listing;
      readonly publication: Publication;
      readonly chain: Chain;
    }
  | {
      readonly code: 'publisher-possibly-listed';
      readonly listing: Listing;
      readonly publication: Publication;
      readonly chain: Chain;
    }
  /** The rule: who publishes the app is seated in, run from or under a listed territory. */
  | {
      readonly code: 'publisher-under-territory';
      readonly territories: readonly Territory[];
      readonly publication: Publication;
      readonly chain: Chain;
    }
  | {
      readonly code: 'publisher-possibly-under-territory';
      readonly territories: readonly Territory[];
      readonly publication: Publication;
      readonly chain: Chain;
    }
  | {
      readonly code: 'significant-interest';
      readonly publication: Publication;
      readonly holding: Holding;
      readonly chain: Chain;
    }
  | {
      readonly code: 'founder-control';
      readonly publication: Publication;
      readonly interest: Interest;
      readonly chain: Chain;
    }
  | {
      readonly code: 'developed-there';
      readonly territories: readonly Territory[];
      readonly by: Publication | Seat;
      readonly chain: Chain;
    }
  | { readonly code: 'signed-there'; readonly publication: Publication; readonly chain: Chain }
  | {
      readonly code: 'identifier-in-namespace';
      readonly identifier: string;
      readonly prefix: string;
      readonly entity: EntityId;
      readonly chain: Chain;
    }
  | { readonly code: 'embeds-sdk' | 'talks-to'; readonly trait: Trait; readonly chain: Chain }
  | { readonly code: 'publisher-unknown' }
  /** A publisher is stated, but not so that one could rest on it: unverified, or seated nowhere we have read. */
  | {
      readonly code: 'publisher-unverified';
      readonly publication: Publication;
      readonly seats: readonly Seat[];
    }
  | { readonly code: 'analyst-finding'; readonly finding: AnalystFinding }
  | { readonly code: 'clearance'; readonly clearance: Clearance }
  | {
      readonly code: 'publisher-elsewhere';
      readonly publication: Publication;
      readonly seats: readonly Seat[];
    }
  /** The policy has no rule that could reach the app: it is a list of names, and this is not among them. */
  | { readonly code: 'not-named' };

/**
 * Why an entity is under something: from the entity up to a seed, nearest first. A link whose owners
 * only together pass the threshold has several. `interests` are all the statements on that interest
 * that counted; the seed's link has none and says by which seats (or that it is the state itself).
 */
export type Chain = readonly Link[];
export type Link = {
  readonly entity: EntityId;
  readonly rule:
    | 'seat'
    | 'state'
    | 'named'
    | 'control'
    | 'shares'
    | 'votes'
    | 'founder'
    | 'significant';
  readonly certain: boolean;
  readonly owners: readonly {
    readonly owner: EntityId;
    readonly interests: readonly Interest[];
    readonly min: Share;
    readonly max: Share;
  }[];
  readonly seats: readonly Seat[];
};

/** Shares of owners that are under a listed territory, added up on one asset. */
export type Holding = {
  readonly asset: EntityId;
  readonly owners: readonly EntityId[];
  readonly min: Share;
  readonly max: Share;
};

/** The strictest reason decides. Silence is not innocence: an app without reasons is `undetermined`. */
export type Verdict = {
  readonly decision: Decision;
  readonly because: readonly [Reason, ...Reason[]];
  /** Reasons that a clearance outweighs: kept, shown, not counted. */
  readonly outweighed: readonly Reason[];
};

/** An authority's dated decision that an app may be used; outweighs derived reasons, never a listing by name. */
export type Clearance = {
  readonly app: AppId;
  /** Where it says so: only the build signed with this certificate (SHA-256, hex). */
  readonly signer: string | null;
  readonly from: Day;
  readonly to: Day;
  readonly by: string;
  readonly why: string;
};

/** An analyst's finding, as signed by an authority: it says what it says. */
export type AnalystFinding = {
  readonly app: AppId;
  readonly decision: Decision;
  readonly from: Day;
  readonly to: Day | null;
  readonly by: string;
  readonly why: string;
  readonly sources: readonly string[];
};

const NO_EVIDENCE: Reason = { code: 'publisher-unknown', leadsTo: 'undetermined' };

export function judge(reasons: readonly Reason[], outweighed: readonly Reason[] = []): Verdict {
  const [first = NO_EVIDENCE, ...rest] = reasons.toSorted(
    (a, b) => STRICTNESS[b.leadsTo] - STRICTNESS[a.leadsTo],
  );
  return { decision: first.leadsTo, because: [first, ...rest], outweighed };
}
