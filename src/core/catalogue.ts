import type { Day, Period } from './day.ts';
import type {
  AppId,
  Basis,
  EntityId,
  Interest,
  Publication,
  Seat,
  Territory,
  Trait,
} from './statements.ts';

/** What the data pack says, as read; `spec/catalogue.md` has the tables. Arrays keep the file's order. */
export type Catalogue = {
  /** The day the pack was made, and the SHA-256 of its files. */
  readonly version: Day;
  readonly digest: string;
  readonly entities: readonly Entity[];
  readonly seats: readonly Seat[];
  readonly interests: readonly Interest[];
  readonly apps: readonly App[];
  readonly identifiers: readonly Identifier[];
  readonly names: readonly AppName[];
  readonly publications: readonly Publication[];
  readonly traits: readonly Trait[];
  readonly namespaces: readonly Namespace[];
  readonly listings: readonly Listing[];
};

export type EntityKind = 'state' | 'company' | 'fund' | 'organisation' | 'person';
export type Entity = {
  readonly id: EntityId;
  readonly name: string;
  readonly kind: EntityKind;
  /** The territory whose state this is (`state-cn`: CN): by definition a seed. State bodies have seats instead. */
  readonly stateOf: Territory | null;
  readonly lei: string;
  readonly wikidata: string;
  readonly note: string;
};

export type App = {
  readonly id: AppId;
  readonly name: string;
  /**
   * Such a hit can tell love life, faith or health (`dating`, `faith`, `health`): only the holder's page
   * names the app, others see this word. Empty for all other apps.
   */
  readonly sensitive: string;
  readonly note: string;
};

export type Platform = 'android' | 'ios';
export type Identifier = Period & {
  readonly app: AppId;
  readonly platform: Platform;
  /** Exact case, as the store has it. Package name on Android, bundle ID on iOS and iPadOS. */
  readonly identifier: string;
  /** App Store number, digits; empty where not known. */
  readonly trackId: string;
  /** Another app borrows this identifier (a mod that hides): a match without a signer says less. */
  readonly borrowed: boolean;
  readonly basis: Basis;
  readonly source: string;
  readonly note: string;
};

/** What an inventory may call the app: its name, other languages and scripts, store titles. */
export type AppName = {
  readonly app: AppId;
  readonly name: string;
  /** BCP 47 (`zh-Hans`), or `und`. */
  readonly language: string;
  readonly basis: Basis;
  readonly source: string;
};

/** `com.tencent.` belongs to Tencent: evidence, never proof (`com.tencent.tmgp.supercell.…`). */
export type Namespace = {
  readonly prefix: string;
  readonly entity: EntityId;
  readonly basis: Basis;
  readonly source: string;
};

export type ListingSubject =
  | { readonly kind: 'app'; readonly app: AppId }
  | { readonly kind: 'entity'; readonly entity: EntityId }
  | { readonly kind: 'territory'; readonly territory: Territory }
  /** A class of apps that no machine can tell (`recreational apps`): shown, never matched. */
  | { readonly kind: 'category'; readonly category: string }
  /** Names something that the catalogue does not have: shown by its words, never matched. */
  | { readonly kind: 'unbound'; readonly named: 'app' | 'entity' };

export const MEASURES = [
  'advise',
  'remove',
  'prohibit',
  'allow-list-only',
  'block-traffic',
  'forbid-procurement',
] as const;
export type Measure = (typeof MEASURES)[number];
/** The measures under which a named app must not be on a phone. */
export const BINDING_MEASURES: readonly Measure[] = ['prohibit', 'remove'];

export type Listing = Period & {
  readonly id: string;
  /** ISO 3166 code of the government or body: `NL`, `US-TX`, `EU`, `NL-AMSTERDAM`. */
  readonly government: string;
  readonly authority: string;
  readonly instrument: string;
  readonly subject: ListingSubject;
  /** The words of the instrument: `TikTok`, `any subsidiary of Tencent`. */
  readonly words: string;
  readonly measure: Measure;
  /** How far a listing of an entity reaches by its own words. */
  readonly subsidiaries: boolean;
  readonly affiliates: boolean;
  readonly scope: string;
  readonly basis: Basis;
  readonly source: string;
};
