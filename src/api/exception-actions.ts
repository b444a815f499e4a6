import type { Advice } from '../actions/exceptions/advise.ts';
import type { ApprovalAsked, ApprovalDecision } from '../actions/exceptions/approvals.ts';
import type { ExceptionAsked } from '../actions/exceptions/ask.ts';
import type { ExceptionDecision } from '../actions/exceptions/decide.ts';
import type { Exported, ReportFor } from '../actions/exceptions/export.ts';
import type { ExceptionFile } from '../actions/exceptions/file.ts';
import type { ShownException } from '../actions/exceptions/read.ts';
import type { ExceptionFilter, ApprovalFilter, NumberPage } from '../actions/exceptions/store.ts';
import type { ApprovalId, ExceptionId, StoredApproval } from '../actions/exceptions/stored.ts';
import type { Context } from '../actions/server.ts';
import type { Page } from '../actions/store.ts';
import type { AskingRefusal } from '../core/exception.ts';
import type { Answered, Deed } from './actions.ts';

type Deciding = 'person-needed' | 'self-approval' | 'no-reasons';

/** What the doors ask for about exceptions and approvals. */
export type ExceptionActions = {
  readonly exceptions: (
    context: Context,
    filter: Omit<ExceptionFilter, 'scope' | 'endingBefore'> & {
      /** In force, with so many days to go or fewer. */
      readonly endingWithin?: number;
    },
    page: NumberPage,
  ) => Promise<Page<ShownException, number>>;
  readonly exception: (
    context: Context,
    id: ExceptionId,
  ) => Promise<Answered<ShownException, 'unknown-exception'>>;
  /** Each look is an entry in the ledger before anything is shown. */
  readonly openException: (
    context: Context,
    id: ExceptionId,
  ) => Promise<
    Answered<
      { readonly exception: ShownException; readonly file: ExceptionFile },
      'unknown-exception' | 'not-cleared'
    >
  >;
  readonly askException: Deed<
    [ExceptionAsked],
    ShownException,
    | AskingRefusal['code']
    | 'unknown-finding'
    | 'unknown-device'
    | 'unknown-app'
    | 'several-apps'
    | 'several-holders'
    | 'person-needed'
    | 'exempted-already'
  >;
  readonly adviseException: Deed<
    [ExceptionId, Advice],
    ShownException,
    'unknown-exception' | 'not-cleared' | 'exception-decided' | Deciding
  >;
  readonly decideException: Deed<
    [ExceptionId, ExceptionDecision],
    ShownException,
    | 'unknown-exception'
    | 'not-cleared'
    | 'exception-decided'
    | 'wrong-rank'
    | 'not-delegable'
    | AskingRefusal['code']
    | Deciding
  >;
  /** An authority's. */
  readonly withdrawException: Deed<
    [ExceptionId, Why],
    ShownException,
    'unknown-exception' | 'not-cleared' | 'exception-ended' | 'person-needed' | 'no-reasons'
  >;
  /** Of whoever asked. */
  readonly takeBackException: Deed<
    [ExceptionId, Why],
    ShownException,
    'unknown-exception' | 'not-who-asked' | 'exception-ended' | 'person-needed' | 'no-reasons'
  >;
  /** Each taking is an entry in the ledger before the first row. */
  readonly exceptionRegister: (context: Context) => Promise<Exported>;
  readonly exceptionReport: (context: Context, to: ReportFor) => Promise<Exported>;

  readonly approvals: (
    context: Context,
    filter: Omit<ApprovalFilter, 'scope'>,
    page: NumberPage,
  ) => Promise<Page<StoredApproval, number>>;
  readonly approval: (
    context: Context,
    id: ApprovalId,
  ) => Promise<Answered<StoredApproval, 'unknown-approval'>>;
  readonly askApproval: Deed<
    [ApprovalAsked],
    StoredApproval,
    | 'unknown-organisation'
    | 'unknown-group'
    | 'unknown-app'
    | 'app-unnamed'
    | 'app-prohibited'
    | 'person-needed'
    | 'no-reasons'
    | 'ends-in-past'
  >;
  readonly decideApproval: Deed<
    [ApprovalId, ApprovalDecision],
    StoredApproval,
    'unknown-approval' | 'approval-decided' | 'ends-in-past' | 'ends-too-late' | Deciding
  >;
  readonly withdrawApproval: Deed<
    [ApprovalId, Why],
    StoredApproval,
    'unknown-approval' | 'approval-ended' | 'person-needed' | 'no-reasons' | 'not-who-asked'
  >;
  readonly takeBackApproval: Deed<
    [ApprovalId, Why],
    StoredApproval,
    'unknown-approval' | 'approval-ended' | 'person-needed' | 'no-reasons' | 'not-who-asked'
  >;
};

type Why = { readonly why: string };
