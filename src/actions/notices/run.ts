import type { FindingChange, OrganisationId } from '../../core/finding.ts';
import type { Context } from '../server.ts';
import type { Looking } from './cases.ts';
import type { NoticeServer } from './door.ts';
import type { NoticeId } from './stored.ts';

export type CallAsked = {
  /** Null: of all organisations. */
  readonly scope: readonly OrganisationId[] | null;
  /** Nothing is written down: only counted. */
  readonly dryRun: boolean;
  /** Also in quiet hours and on closed days. What goes by mail is sent when hours are open all the same. */
  readonly atAnyHour: boolean;
  readonly origin: string;
};
/** Who wrote last: each batch of a look is written only where nobody else has written since the look before it. */
export const LAST_RUN = 'notices.last-look';

export type Run = {
  readonly server: NoticeServer;
  readonly context: Context;
  readonly asked: CallAsked;
  readonly looking: Looking;
  readonly id: string;
  was: unknown;
  /** By organisation: what other pages find is said in the same message. */
  readonly escalations: Map<OrganisationId, NoticeId>;
};

export type MoveChange = Extract<FindingChange, { kind: 'called' | 'overdue' | 'escalated' }>;
