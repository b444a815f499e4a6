import type { Exported } from '../actions/exceptions/export.ts';
import type { ConfirmedOne } from '../actions/findings/confirm-many.ts';
import type { Confirmation } from '../actions/findings/confirm.ts';
import type { ShownFinding } from '../actions/findings/read.ts';
import type { StoredAnswer } from '../actions/notices/stored.ts';
import type { Context } from '../actions/server.ts';
import type {
  FindingCursor,
  FindingEvent,
  FindingFilter,
  FindingOrder,
  Page,
} from '../actions/store.ts';
import type { FindingId, FindingState } from '../core/finding.ts';
import type { AppId } from '../core/statements.ts';
import type { Answered, Deed } from './actions.ts';

/** What the doors ask for about findings. */
export type FindingActions = {
  /**
   * With the answers of their holders that stand. `sensitive-app`: a filter for an app that others than its holder see as a category
   * only would tell who has it.
   */
  readonly findings: (
    context: Context,
    filter: Omit<FindingFilter, 'scope'>,
    page: {
      readonly after: FindingCursor | null;
      readonly limit: number;
      readonly order: FindingOrder;
    },
  ) => Promise<
    Answered<
      Page<ShownFinding, FindingCursor> & { readonly answers: readonly StoredAnswer[] },
      'sensitive-app'
    >
  >;
  /** How many match, on how many phones, and of how many: those that are not closed, or all where closed ones are asked for. */
  readonly countFindings: (
    context: Context,
    filter: Omit<FindingFilter, 'scope'>,
  ) => Promise<
    Answered<
      { readonly findings: number; readonly phones: number | null; readonly of: number },
      'sensitive-app'
    >
  >;
  /** The taking is an entry in the ledger before the first row is read. */
  readonly exportFindings: (
    context: Context,
    filter: Omit<FindingFilter, 'scope'>,
  ) => Promise<Answered<Exported, 'sensitive-app'>>;
  readonly finding: (
    context: Context,
    id: FindingId,
  ) => Promise<Answered<ShownFinding, 'unknown-finding'>>;
  /** Each look is an entry in the ledger before anything is shown. */
  readonly nameFinding: (
    context: Context,
    id: FindingId,
  ) => Promise<Answered<NamedFinding, 'unknown-finding'>>;
  readonly findingEvents: (
    context: Context,
    id: FindingId,
  ) => Promise<Answered<readonly FindingEvent[], 'unknown-finding'>>;
  readonly confirmFinding: Deed<
    [FindingId, Confirmation],
    ShownFinding,
    'unknown-finding' | 'finding-closed' | 'finding-already-certain'
  >;
  readonly confirmFindings: Deed<
    [findings: readonly FindingId[], how: { readonly why: string; readonly dryRun: boolean }],
    readonly ConfirmedOne[],
    never
  >;
  readonly findingSummary: (context: Context) => Promise<readonly SummaryRow[]>;
  /** Without numbers that point at people. */
  readonly findingProgress: (context: Context) => Promise<readonly ProgressRow[]>;
  /** `exactIn`: the organisations, with all below them, where they may list findings. */
};

export type NamedFinding = {
  readonly finding: ShownFinding;
  readonly app: AppId;
  readonly appName: string;
  /** As the MDM writes them; null where they were erased or never known. */
  readonly device: string | null;
  readonly holder: string | null;
};
/** One row per organisation, app or category, and state. */
export type SummaryRow = Pick<ShownFinding, 'organisation' | 'app' | 'appName' | 'category'> & {
  readonly state: FindingState;
  readonly certain: number;
  readonly possible: number;
};
export type ProgressRow = Omit<SummaryRow, 'certain' | 'possible'> & {
  readonly certain: number | null;
  readonly possible: number | null;
};
/** `devices` null: fewer than five. A `not-assessed` one has neither app nor category. */
