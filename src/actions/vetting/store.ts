import type { OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { PersonId } from '../../core/rights.ts';
import type {
  StoredExamination,
  StoredVetting,
  VettingFilter,
  VettingId,
  VettingState,
} from './stored.ts';

/** What vetting needs of a database: `tables.vetting`. */
export type VettingReading = {
  readonly vetting: (id: VettingId) => Promise<StoredVetting | null>;
  /** Newest first, at most so many. */
  readonly vettings: (
    filter: VettingFilter,
    page: { readonly before: VettingId | null; readonly limit: number },
  ) => Promise<readonly StoredVetting[]>;
  /** How many are neither examined nor cancelled, of one person (null: nobody in particular). */
  readonly unfinished: (person: PersonId | null) => Promise<number>;
  readonly examination: (sha256: string, edition: string) => Promise<StoredExamination | null>;
  readonly piece: (id: VettingId, number: number) => Promise<Uint8Array | null>;
  /** How many of a batch are in which state. */
  readonly batchStates: (
    batch: string,
    scope: readonly OrganisationId[],
  ) => Promise<readonly { readonly state: VettingState; readonly count: number }[]>;
  /** Files whose upload was announced at `announced` or before and never ended, or of which nobody says any more that they come in. */
  readonly abandoned: (
    of: { readonly at: Instant; readonly announced: Instant },
    limit: number,
  ) => Promise<readonly StoredVetting[]>;
};

type To = Partial<
  Pick<
    StoredVetting,
    | 'state'
    | 'received'
    | 'pieces'
    | 'size'
    | 'sha256'
    | 'attempts'
    | 'edition'
    | 'ended'
    | 'kept'
    | 'keptBy'
    | 'owner'
  >
> & { readonly until?: Instant | null };

export type VettingChanging = VettingReading & {
  readonly addVetting: (one: StoredVetting) => Promise<void>;
  /** False: it is in none of these states any more, or another is at it. */
  readonly setVetting: (
    id: VettingId,
    from: readonly VettingState[],
    to: To,
    owner?: string,
  ) => Promise<boolean>;
  /** In the place of one by the same readers and signs, where that did not come to its end. */
  readonly addExamination: (one: StoredExamination) => Promise<void>;
  readonly dropPieces: (id: VettingId) => Promise<void>;
  /** With its file, and with its examination where nothing else has that. */
  readonly deleteVetting: (id: VettingId) => Promise<boolean>;
};

export type VettingStaging = VettingReading & {
  /** Begins to take bytes, from the first; false: it waits for none. */
  readonly beginContent: (
    id: VettingId,
    lease: { readonly owner: string; readonly until: Instant },
  ) => Promise<boolean>;
  /** One more piece; false: it is not taken by this owner any more. */
  readonly addPiece: (
    id: VettingId,
    piece: { readonly number: number; readonly bytes: Uint8Array },
    lease: { readonly owner: string; readonly until: Instant },
  ) => Promise<boolean>;
  /** The next that waits for a reader, or whose reader has said nothing since its lease ran out. */
  readonly claim: (lease: {
    readonly owner: string;
    readonly at: Instant;
    readonly until: Instant;
  }) => Promise<StoredVetting | null>;
  /** False: another is at it, or it was ended. */
  readonly renew: (
    id: VettingId,
    lease: { readonly owner: string; readonly until: Instant },
  ) => Promise<boolean>;
  /** Gives it back: the attempt counts for nothing. */
  readonly release: (id: VettingId, owner: string) => Promise<void>;
};
