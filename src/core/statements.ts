import type { Period } from './day.ts';
import type { Share } from './share.ts';

/**
 * All that is claimed is a statement: one source's claim. Sources may disagree; every claim is kept,
 * and nothing but an end, a contest or a correction (statements of their own) softens a result.
 */

/** ISO 3166-1 alpha-2, upper case. HK and MO keep their own codes; TW is never CN. */
export type Territory = string & { readonly brand: 'Territory' };
export type EntityId = string & { readonly brand: 'EntityId' };
export type AppId = string & { readonly brand: 'AppId' };

/** `unverified`: known, but the source was not read. It leads to `undetermined` at most. */
export type Basis = 'read' | 'unverified';
/** What the world says of a claim: nobody disputes it, only press or one side says it, or others deny it. */
export type Standing = 'confirmed' | 'reported' | 'contested';

/**
 * What a statement does to the interest or seat that it speaks of.
 * - `holds`: it was so during the period.
 * - `ends`: it stopped on `from`. What starts later holds again.
 * - `contests`: from `from` on it is disputed: possible, no longer certain.
 * - `corrects`: earlier statements on it were wrong; this one takes their place.
 */
export type Says = 'holds' | 'ends' | 'contests' | 'corrects';

export type Claim = Period & {
  readonly says: Says;
  readonly basis: Basis;
  readonly standing: Standing;
  /** Address of what was read. Empty only where the basis is `unverified`. */
  readonly source: string;
  readonly note: string;
  /** `interests.csv:12`: where the claim stands, so that a person can find and mend it. */
  readonly at: string;
};

export type SeatKind = 'incorporated' | 'headquartered' | 'operating' | 'development';
export type Seat = Claim & {
  readonly entity: EntityId;
  readonly kind: SeatKind;
  readonly territory: Territory;
};

/**
 * Shares and votes are counted; each of the control kinds is control by itself; a founder's control
 * leads to `undetermined` at most; a board seat is shown and counts for nothing.
 */
export const INTEREST_KINDS = {
  shareholding: 'shares',
  'voting-rights': 'votes',
  parent: 'control',
  'golden-share': 'control',
  'board-majority': 'control',
  contractual: 'control',
  'state-control': 'control',
  consolidation: 'control',
  'founder-control': 'founder',
  'board-seat': 'none',
} as const;
export type InterestKind = keyof typeof INTEREST_KINDS;
export type InterestClass = (typeof INTEREST_KINDS)[InterestKind];

/** `owner` has an interest in `asset`. An unknown end of the range is 0 or 100 %. */
export type Interest = Claim & {
  readonly owner: EntityId;
  readonly asset: EntityId;
  readonly kind: InterestKind;
  readonly min: Share;
  readonly max: Share;
  /** False where the source names no figure at all: then nothing is shown as one. */
  readonly figure: boolean;
};

/** Three identities: who holds the store account, who builds the app, whose certificate signs it. */
export type Role = 'publisher' | 'developer' | 'signer';
export type Publication = Claim & {
  readonly app: AppId;
  readonly entity: EntityId;
  readonly role: Role;
  /** As the store writes it, where that was seen. */
  readonly storeName: string;
};

/** Evidence on an app that is no ownership: leads to `undetermined` at most. */
export type TraitKind = 'embeds' | 'talks-to';
export type Trait = Claim & {
  readonly app: AppId;
  readonly kind: TraitKind;
  readonly entity: EntityId;
  /** The SDK or the domain. */
  readonly what: string;
};

export const isStrong = (claim: Claim): boolean =>
  claim.basis === 'read' && claim.standing === 'confirmed';
