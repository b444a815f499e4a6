import type { ArtefactKind } from '../artefact.ts';
import type { Platform } from '../catalogue.ts';
import type { Enrolment, Visibility } from '../inventory.ts';
import type { Basis } from '../statements.ts';
import type { Delivery } from './plan.ts';
import type { Standing } from './restriction.ts';

/** Where a fact about an MDM was read: page and day; `unverified`: from memory, and the code tolerates the other reading. */
export type Source = { readonly basis: Basis; readonly says: string };

export type Ability =
  | {
      readonly can: true;
      readonly by: string;
      readonly needs: readonly string[];
      readonly source: Source;
    }
  | { readonly can: false; readonly because: string; readonly source: Source };

/** What a device of one kind shows to the MDM, and what can be done on it. */
export type Lever = {
  readonly platform: Platform;
  readonly enrolment: Enrolment;
  readonly shows: Visibility;
  /** How old the list of apps can be at worst, in hours; null where the MDM does not say. */
  readonly age: number | null;
  readonly block: Ability;
  readonly remove: Ability;
};

/** What a connector can do, as data: docs, skips of the conformance suite and sentences of plans are made from it. */
export type Abilities = {
  /** `intune` */
  readonly mdm: string;
  /** `Microsoft Intune` */
  readonly title: string;
  readonly matchesBy: 'identifier' | 'name';
  readonly delivery: Delivery;
  readonly levers: readonly Lever[];
  readonly allowList: Ability;
  readonly exempt: Ability;
  readonly markNonCompliant: Ability;
  readonly messageHolder: Ability;
  /** The strongest that it can say of a restriction, and by what. */
  readonly verify: {
    readonly strongest: Standing;
    readonly by: string;
    readonly source: Source;
    /** Kinds of which the MDM never says as much. */
    readonly less?: readonly {
      readonly kind: ArtefactKind;
      readonly strongest: Standing;
      readonly because: string;
    }[];
  };
  readonly limits: readonly {
    readonly what: string;
    readonly most: number;
    readonly of: string;
    readonly source: Source;
  }[];
  /** Least rights, by credential. */
  readonly rights: { readonly read: readonly string[]; readonly apply: readonly string[] };
};
