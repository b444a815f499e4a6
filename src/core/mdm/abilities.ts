import type { ArtefactKind } from '../artefact.ts';
import type { Platform } from '../catalogue.ts';
import type { Enrolment, Visibility } from '../inventory.ts';
import type { Basis } from '../statements.ts';
import type { Delivery } from './plan.ts';
import type { Standing } from './restriction.ts';

/** Where a fact about an MDM was read: page and day; `unverified`: from memory, and the code tolerates the other reading. */
export type Source = { readonly basis: Basis; readonly says: string };

/** `Word`: how by what, needs and reasons are said: a code of ours (`AbilityWord`), or English where nothing is connected yet. */
export type Ability<Word extends string = string> =
  | {
      readonly can: true;
      readonly by: Word;
      readonly needs: readonly Word[];
      readonly source: Source;
    }
  | { readonly can: false; readonly because: Word; readonly source: Source };

/** What a device of one kind shows to the MDM, and what can be done on it. */
export type Lever<Word extends string = string> = {
  readonly platform: Platform;
  readonly enrolment: Enrolment;
  readonly shows: Visibility;
  /** How old the list of apps can be at worst, in hours; null where the MDM does not say. */
  readonly age: number | null;
  readonly block: Ability<Word>;
  readonly remove: Ability<Word>;
};

/** What a connector can do, as data: docs, skips of the conformance suite and sentences of plans are made from it. */
export type Abilities<Word extends string = string> = {
  /** `intune` */
  readonly mdm: string;
  /** `Microsoft Intune` */
  readonly title: string;
  readonly matchesBy: 'identifier' | 'name';
  readonly delivery: Delivery;
  readonly levers: readonly Lever<Word>[];
  readonly allowList: Ability<Word>;
  readonly exempt: Ability<Word>;
  readonly markNonCompliant: Ability<Word>;
  readonly messageHolder: Ability<Word>;
  /** The strongest that it can say of a restriction, and by what. */
  readonly verify: {
    readonly strongest: Standing;
    readonly by: Word;
    readonly source: Source;
    /** Kinds of which the MDM never says as much. */
    readonly less?: readonly {
      readonly kind: ArtefactKind;
      readonly strongest: Standing;
      readonly because: Word;
    }[];
  };
  readonly limits: readonly {
    readonly what: Word;
    readonly most: number;
    readonly of: Word;
    readonly source: Source;
  }[];
  /** Least rights, by credential. */
  readonly rights: { readonly read: readonly string[]; readonly apply: readonly string[] };
};
