import type { Day } from '../core/day.ts';
import type { InterestKind, SeatKind, Standing } from '../core/statements.ts';
import type { Decision, ReasonCode } from '../core/verdict.ts';

/** What a sentence about a reason says, in words of its language. What a reason has not is empty. */
export type Facts = {
  readonly app: string;
  /** The publisher, builder or signer: `TikTok Pte. Ltd. (Singapore)`. */
  readonly who: string;
  /** The same, and who is above it, up to the end of the chain. */
  readonly chained: string;
  /** The instrument of a listing, in full; and its words. */
  readonly instrument: string;
  readonly words: string;
  /** The text of the instrument was not read. */
  readonly unread: boolean;
  /** Listed territories that it is about, as they stand in a sentence: `the Netherlands or China`. */
  readonly where: string;
  readonly territories: number;
  readonly owners: string;
  readonly manyOwners: boolean;
  /** `19.9`. */
  readonly most: string;
  /** What they have a share of, where it is not the publisher itself; null: it is. */
  readonly asset: string | null;
  readonly identifier: string;
  readonly prefix: string;
  readonly what: string;
  readonly by: string;
  readonly why: string;
  readonly from: string;
  readonly to: string;
  readonly isBuilder: boolean;
  /** That it is the publisher is read and undisputed. */
  readonly isSure: boolean;
  /** Why one cannot rest on it; null: where it sits is not known. */
  readonly doubt: { readonly of: 'publisher' | 'seat'; readonly is: 'unread' | Standing } | null;
};

/** The end of a chain: what makes an entity what it is. */
export type End =
  | {
      readonly kind: 'seat';
      readonly seat: SeatKind;
      readonly territory: string;
      readonly certain: boolean;
    }
  | { readonly kind: 'state'; readonly territory: string | null }
  | { readonly kind: 'named' | 'founder' | 'significant' | 'listed' };

type Upwards = {
  readonly maybe: boolean;
  readonly owned: boolean;
  /** Between the first and the last, nearest first; empty: nobody. */
  readonly through: readonly string[];
  /** Those who are above it together with the last. */
  readonly beside: readonly string[];
  readonly top: string;
  /** As `end` says it. */
  readonly end: string;
};

/** A statement by itself. */
export type Stated =
  | {
      readonly kind: 'publication';
      readonly role: 'publisher' | 'developer' | 'signer';
      readonly app: string;
      readonly entity: string;
    }
  | {
      readonly kind: 'interest';
      readonly interest: InterestKind;
      readonly owner: string;
      readonly asset: string;
      readonly held: string | null;
    }
  | {
      readonly kind: 'seat';
      readonly seat: SeatKind;
      readonly entity: string;
      readonly territory: string;
    };

type Changes = {
  /** `held`: how the owner has what it has. */
  readonly 'end-of-interest': (
    owner: string,
    held: string,
    asset: string,
    becomes: Decision,
  ) => string;
  readonly 'end-of-listing': (instrument: string, becomes: Decision) => string;
  readonly 'verified-publisher': string;
  readonly clearance: string;
  /** Of so many reasons, all of which would have to end. */
  readonly 'all-reasons': (count: number) => string;
  /** What would not change it. */
  readonly 'no-clearance': string;
};

/** How a language says what the core found. A reason without its sentence does not compile. */
export type Phrases = {
  readonly territory: (code: string) => string;
  /** As it stands in a sentence: `the Netherlands`. */
  readonly inSentence: (code: string) => string;
  readonly day: (day: Day) => string;
  readonly and: (words: readonly string[]) => string;
  readonly or: (words: readonly string[]) => string;
  readonly instrument: (listing: {
    readonly instrument: string;
    readonly authority: string;
    readonly government: string;
    readonly from: string | null;
  }) => string;
  /** After the name of an entity: `is run from China`. */
  readonly end: (end: End) => string;
  /** After the name of an entity that is an end itself: `, which …`. */
  readonly itself: (end: string) => string;
  /** After the name of an entity: `, owned through … by …, which …`. */
  readonly upwards: (upwards: Upwards) => string;
  readonly reasons: { readonly [C in ReasonCode]: (facts: Facts) => string };
  readonly stated: (stated: Stated) => string;
  /** What stands where no share does: `parent`, `contracts (VIE)`; of shares and votes: that they are not known. */
  readonly held: Readonly<Record<InterestKind, string>>;
  readonly votes: (share: string) => string;
  readonly changes: Changes;
  readonly decisions: Readonly<Record<Decision, string>>;
  /** Between whole and tenths. */
  readonly decimal: '.' | ',';
  /** `100 %`, `up to 40 %`; a range of shares of the whole. */
  readonly share: (share: Range) => string;
};
export type Range =
  | { readonly kind: 'exactly' | 'up-to' | 'at-least'; readonly percent: string }
  | { readonly kind: 'between'; readonly from: string; readonly to: string }
  | { readonly kind: 'unknown' };
