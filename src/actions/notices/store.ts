import type { DeviceId, FindingId, FleetId, OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { ExceptionId } from '../exceptions/stored.ts';
import type { Page } from '../stored.ts';
import type {
  CasePage,
  CaseRow,
  ExceptionHolder,
  FoundItem,
  Grouped,
  HolderId,
  NoticeCount,
  NoticeCursor,
  NoticeDevice,
  NoticeFilter,
  NoticeId,
  NoticeItem,
  NoticeState,
  StoredAnswer,
  StoredNotice,
  Ungrouped,
} from './stored.ts';

/** What the actions about notices need of a database. */
export type NoticesReading = {
  /** By fleet and device, after `after`. */
  readonly ungrouped: (
    after: { readonly fleet: FleetId; readonly device: DeviceId } | null,
    limit: number,
  ) => Promise<readonly Ungrouped[]>;
  /**
   * Whole holders, at most `limit` of them after `after`, each with all their settled findings that are not closed; `scope` null:
   * of all organisations.
   */
  readonly cases: (
    scope: readonly OrganisationId[] | null,
    after: HolderId | null,
    limit: number,
  ) => Promise<CasePage>;
  /** The same of the holders of these findings. */
  readonly casesOf: (
    findings: readonly FindingId[],
    scope: readonly OrganisationId[],
  ) => Promise<readonly CaseRow[]>;
  /** When an organisation was last told of what its holders have not done. */
  readonly escalated: () => Promise<ReadonlyMap<OrganisationId, Instant>>;
  readonly notice: (id: NoticeId) => Promise<StoredNotice | null>;
  /** Newest first. */
  readonly notices: (
    filter: NoticeFilter,
    page: { readonly before: NoticeCursor | null; readonly limit: number },
  ) => Promise<Page<StoredNotice, NoticeCursor>>;
  readonly items: (notices: readonly NoticeId[]) => Promise<readonly NoticeItem[]>;
  /** What a notice says, with its findings as they are now. */
  readonly found: (id: NoticeId) => Promise<readonly FoundItem[]>;
  readonly counts: (scope: readonly OrganisationId[]) => Promise<readonly NoticeCount[]>;
  /** How many wait to be sent, or are being sent. */
  readonly waiting: () => Promise<number>;
  /** Planned and due, the longest due first. */
  readonly due: (at: Instant, limit: number) => Promise<readonly StoredNotice[]>;
  /** Being sent by a process of which nothing was heard in time. */
  readonly abandoned: (at: Instant, limit: number) => Promise<readonly StoredNotice[]>;
  /** Null: they were erased, or nobody knew them. */
  readonly holderOf: (exception: ExceptionId) => Promise<ExceptionHolder | null>;
  /** Of the findings of a notice or of its exception, and of its holder's devices only. */
  readonly devices: (notice: NoticeId) => Promise<readonly NoticeDevice[]>;
  /** How many holders these devices have. */
  readonly holdersOf: (devices: readonly DeviceId[]) => Promise<number>;
  /** Those that stand, and those that they replaced; oldest first. */
  readonly answers: (findings: readonly FindingId[]) => Promise<readonly StoredAnswer[]>;
};

export type NoticesStaging = NoticesReading & {
  /** Makes holders that are new, renames those under an older key, and says whose each device is. */
  readonly group: (devices: readonly Grouped[]) => Promise<void>;
  /** Takes a planned one to be sent; false where another process has it, or it is planned no more. */
  readonly claim: (
    id: NoticeId,
    lease: { readonly owner: string; readonly at: Instant; readonly until: Instant },
    messageId: string,
  ) => Promise<boolean>;
  /** It was surely not taken, or its hour is not come: it waits. `tried`: counts as a try. */
  readonly postpone: (
    id: NoticeId,
    owner: string | null,
    to: { readonly sendAfter: Instant; readonly because: string | null; readonly tried: boolean },
  ) => Promise<boolean>;
};

export type NoticesChanging = NoticesReading & {
  readonly addNotices: (
    notices: readonly StoredNotice[],
    items: readonly NoticeItem[],
  ) => Promise<void>;
  /** More findings of a notice that was made by the same look. */
  readonly addItems: (items: readonly NoticeItem[]) => Promise<void>;
  /** Where it is in one of these states, and, if said, still that process's. */
  readonly setNotice: (
    id: NoticeId,
    from: readonly NoticeState[],
    to: {
      readonly state: NoticeState;
      readonly because: string | null;
      readonly at: Instant;
      readonly sendAfter?: Instant;
    },
    owner?: string,
  ) => Promise<boolean>;
  /** Puts them in the place of those that stand for the same findings. Gives how many were replaced. */
  readonly answer: (answers: readonly StoredAnswer[], language: string) => Promise<number>;
  readonly settleAnswer: (finding: FindingId, at: Instant) => Promise<StoredAnswer | null>;
  /** Holders of whose devices no name is kept and no finding is open; gives what opens the commitments to them and their words. */
  readonly eraseHolders: (
    limit: number,
  ) => Promise<{ readonly holders: number; readonly commitments: readonly string[] }>;
};
