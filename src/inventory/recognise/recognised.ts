import type { Instant, Problem } from '../../core/inventory.ts';
import type { Anchor } from '../formats/family.ts';
import type { AbsentStates, Layout } from '../layout.ts';
import type { Mapping } from '../mapping-lookup.ts';
import type { Traits } from '../traits.ts';

/** What a sample of an export tells. */
export type Recognised = {
  readonly kind: 'recognised';
  readonly format: string;
  readonly title: string;
  readonly anchor: Anchor;
  readonly layout: Layout;
  readonly traits: Traits;
  readonly absentIf: AbsentStates;
  /** `counts`: apps with the number of their devices. `one-device`: its rows do not say of which. */
  readonly shows: 'devices' | 'counts' | 'one-device';
  /** Names of columns or members, for a saved mapping. */
  readonly columns: readonly string[];
  /** Entries that the export says it has; null where it does not say. */
  readonly total: number | null;
  /** Moment that the export itself tells, beside its rows. */
  readonly moment: Instant | null;
  readonly problems: readonly Problem[];
  /** How rows must be written anew before they can be scanned; null: as they are. */
  readonly rewrite: Rewrite | null;
};

/** Tables that have no row per app. */
export type Rewrite = {
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly skip: number;
  /** Columns that hold facts of the device: their place, in the order of the layout's first columns. */
  readonly device: readonly number[];
  readonly apps:
    /** A column per app, with a mark where the device has it. */
    | {
        readonly kind: 'columns';
        readonly columns: readonly { readonly at: number; readonly app: string }[];
      }
    /** The other way round: a row per app, and its devices in a cell. `device` are then the columns of the app. */
    | { readonly kind: 'devices'; readonly at: number; readonly separator: string }
    /** Several cells of one app each: `App 1`, `App 2` … */
    | { readonly kind: 'cells'; readonly at: readonly number[] }
    /** A link to the app's page in a store: written anew as its package name or App Store number, else as it is. */
    | { readonly kind: 'links'; readonly at: number }
    /** A cell of apps, as `Name (identifier)` or with versions. */
    | { readonly kind: 'cell'; readonly at: number; readonly separator: string };
};

export type Refused = {
  readonly kind: 'refused';
  readonly format: string;
  readonly title: string;
  readonly problem: Problem;
};

export type RecogniseOptions = {
  readonly mapping: Mapping | null;
  /** Finds a saved mapping by the names of the columns. */
  readonly saved: (columns: readonly string[]) => Mapping | null;
};

export const refused = (format: string, title: string, problem: Problem): Refused => ({
  kind: 'refused',
  format,
  title,
  problem,
});
