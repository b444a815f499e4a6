import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { PersonId } from '../../core/rights.ts';
import type { Examined } from '../../core/vetting/report.ts';

export type VettingId = string & { readonly brand: 'VettingId' };

/**
 * `announced` → `receiving` → `waiting` → `reading` → `examined`. `interrupted`: the content did not come to its end, and may come
 * again. `cancelled`: nobody wants it any more.
 */
export const VETTING_STATES = [
  'announced',
  'receiving',
  'waiting',
  'reading',
  'examined',
  'interrupted',
  'cancelled',
] as const;
export type VettingState = (typeof VETTING_STATES)[number];

export const VETTING_OUTCOMES = [
  'analysed',
  'not-analysable',
  'not-readable',
] as const satisfies readonly Examined['outcome'][];
export type VettingOutcome = Examined['outcome'];

/** One app file that was handed in. */
export type StoredVetting = {
  readonly id: VettingId;
  readonly organisation: OrganisationId;
  /** Who handed it in; null: nobody in particular. */
  readonly person: PersonId | null;
  /** What the sender calls the file; hostile. */
  readonly name: string;
  readonly batch: string | null;
  readonly state: VettingState;
  readonly announced: Instant;
  /** Bytes that are stored, in so many pieces. */
  readonly received: number;
  readonly pieces: number;
  readonly size: number | null;
  readonly sha256: string | null;
  /** How often a reader began. */
  readonly attempts: number;
  /** Of readers and signs, by which it was read. */
  readonly edition: string | null;
  readonly ended: Instant | null;
  /** The file itself stays: since when, and on whose wish. */
  readonly kept: Instant | null;
  readonly keptBy: PersonId | null;
  readonly owner: string | null;
};

/** By what a file is read: the same bytes are read once by each. */
export type Edition = {
  readonly id: string;
  readonly reader: string;
  /** Of the catalogue that the signs are of. */
  readonly catalogue: Day;
  readonly digest: string;
};

/** What was read in a file. */
export type StoredExamination = {
  readonly sha256: string;
  readonly edition: Edition;
  readonly outcome: VettingOutcome;
  readonly read: Instant;
  readonly examined: Examined;
};

export type VettingFilter = {
  readonly scope: readonly OrganisationId[];
  readonly states?: readonly VettingState[];
  readonly outcomes?: readonly VettingOutcome[];
  readonly person?: PersonId;
  readonly batch?: string;
};
