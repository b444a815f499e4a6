import type {
  AdoptCode,
  Adoption,
  CommentCode,
  RejectCode,
  WithdrawCode,
} from '../actions/changes/decide.ts';
import type { HeldAsked, HeldCode, HeldRules } from '../actions/changes/held.ts';
import type { Preview } from '../actions/changes/preview.ts';
import type { Proposed, ProposeCode } from '../actions/changes/propose.ts';
import type { ChangeRead } from '../actions/changes/read.ts';
import type { ChangeComment, StoredChange } from '../actions/changes/stored.ts';
import type { Context } from '../actions/server.ts';
import type { Page } from '../actions/store.ts';
import type { ChangeId, ChangeState } from '../core/changes/change.ts';
import type { OrganisationId } from '../core/finding.ts';
import type { Answered, Deed } from './actions.ts';

type Own<Code extends string> = Exclude<Code, 'idempotency-key-reused'>;

/** What the doors ask for about changes of the rules. */
export type ChangeActions = {
  /** Newest first; those that concern a part of the person's. */
  readonly changes: (
    context: Context,
    states: readonly ChangeState[],
    page: { readonly before: ChangeId | null; readonly limit: number },
  ) => Promise<Page<StoredChange, ChangeId>>;
  readonly change: (
    context: Context,
    id: ChangeId,
  ) => Promise<Answered<ChangeRead, 'unknown-change'>>;
  readonly preview: (
    context: Context,
    id: ChangeId,
  ) => Promise<Answered<Preview, 'unknown-change' | 'change-decided'>>;
  readonly propose: Deed<[Proposed], StoredChange, Own<ProposeCode>>;
  readonly comment: Deed<
    [ChangeId, { readonly organisation: OrganisationId; readonly words: string }],
    ChangeComment,
    Own<CommentCode>
  >;
  readonly adopt: Deed<[ChangeId, Adoption], StoredChange, Own<AdoptCode>>;
  readonly reject: Deed<[ChangeId, { readonly why: string }], StoredChange, Own<RejectCode>>;
  readonly withdraw: Deed<[ChangeId, { readonly why: string }], StoredChange, Own<WithdrawCode>>;
  readonly held: (context: Context, asked: HeldAsked) => Promise<Answered<HeldRules, HeldCode>>;
};
