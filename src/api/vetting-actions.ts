import type { Context } from '../actions/server.ts';
import type { Page } from '../actions/store.ts';
import type { StoredChange } from '../actions/changes/stored.ts';
import type { AnnounceCode, Announced } from '../actions/vetting/announce.ts';
import type { AgainCode, CancelCode, DeleteCode } from '../actions/vetting/end.ts';
import type { FindingAsked, FindingCode } from '../actions/vetting/propose.ts';
import type { BatchRead, VettingRead, VettingRow, VettingsAsked } from '../actions/vetting/read.ts';
import type { ReceiveCode } from '../actions/vetting/receive.ts';
import type { NamingFinding } from '../actions/vetting/naming-it.ts';
import type { StoredVetting, VettingId } from '../actions/vetting/stored.ts';
import type { Language } from '../core/notices/rules.ts';
import type { Answered, Deed } from './actions.ts';

type Own<Code extends string> = Exclude<Code, 'idempotency-key-reused'>;
/** Null: the one that holds for the organisation at the root. */
type UnderPolicy<T extends { readonly policy: string }> = Omit<T, 'policy'> & {
  readonly policy: string | null;
};

/** What the doors ask for about app files that are vetted here. */
export type VettingActions = {
  readonly announce: Deed<[Announced], StoredVetting, Own<AnnounceCode>>;
  readonly receive: (
    context: Context,
    id: VettingId,
    content: AsyncIterable<Uint8Array>,
  ) => Promise<Answered<StoredVetting, ReceiveCode>>;
  readonly cancel: Deed<[VettingId], StoredVetting, Own<CancelCode>>;
  readonly remove: Deed<[VettingId], null, Own<DeleteCode>>;
  readonly again: Deed<[VettingId], StoredVetting, Own<AgainCode>>;
  /** How far it is, without its report. */
  readonly vetting: (
    context: Context,
    id: VettingId,
  ) => Promise<Answered<StoredVetting, 'unknown-vetting'>>;
  readonly vettings: (
    context: Context,
    asked: UnderPolicy<VettingsAsked>,
    page: { readonly before: VettingId | null; readonly limit: number },
  ) => Promise<Answered<Page<NamedRow, VettingId>, 'unknown-policy'>>;
  readonly read: (
    context: Context,
    id: VettingId,
    asked: { readonly policy: string | null; readonly language: Language },
  ) => Promise<Answered<Reported, 'unknown-vetting' | 'unknown-policy'>>;
  readonly batch: (
    context: Context,
    batch: string,
    policy: string | null,
  ) => Promise<Answered<BatchRead, 'unknown-policy'>>;
  readonly propose: Deed<[VettingId, UnderPolicy<FindingAsked>], StoredChange, Own<FindingCode>>;
};

/** `whoseName`: of the app or entity that it is said to be of. */
export type NamedRow = VettingRow & { readonly whoseName: string | null };

export type Reported = VettingRead & {
  /** Of the verdict's reasons, in the language that was asked for. */
  readonly sentences: readonly string[];
  /** Of all ids in the report. */
  readonly names: {
    readonly apps: Readonly<Record<string, string>>;
    readonly entities: Readonly<Record<string, string>>;
  };
  /** Proposed or signed findings that name this file. */
  readonly findings: readonly NamingFinding[];
};
