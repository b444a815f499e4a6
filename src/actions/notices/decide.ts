import { isWithin } from '../../core/organisation.ts';
import type { FindingId } from '../../core/finding.ts';
import { inScope } from '../findings/read.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { Reading } from '../store.ts';
import type { NoticeServer } from './door.ts';
import type { NoticeId, NoticeState, StoredAnswer, StoredNotice } from './stored.ts';

/** What a person says became of a message, or does with it. */
export type Verdict = 'bounced' | 'delivered' | 'resend';

const DEEDS: Readonly<
  Record<
    Verdict,
    { readonly from: readonly NoticeState[]; readonly to: NoticeState; readonly because: string }
  >
> = {
  /** A note came back later, to the sender's mailbox, which only people read. */
  bounced: { from: ['sent', 'perhaps-sent'], to: 'bounced', because: 'said-by-person' },
  /** They handed it over, or know that it has come. */
  delivered: {
    from: ['outbox', 'perhaps-sent', 'bounced', 'failed'],
    to: 'sent',
    because: 'said-by-person',
  },
  resend: {
    from: ['outbox', 'perhaps-sent', 'bounced', 'failed'],
    to: 'planned',
    because: 'asked-by-person',
  },
};

export type DecideCode =
  | 'unknown-notice'
  | 'notice-in-other-state'
  | 'no-mail-server'
  | 'idempotency-key-reused';

/** Decides about a message, with a reason. */
export async function decideNotice(
  server: NoticeServer,
  context: Context,
  id: NoticeId,
  verdict: Verdict,
  why: string,
): Promise<Outcome<StoredNotice, DecideCode>> {
  const { from, to, because } = DEEDS[verdict];
  return recorded<StoredNotice, DecideCode>(server, context, async (tables, at) => {
    const notice = await noticeIn(tables, context, id);
    if (notice === null) return refused('unknown-notice');
    if (verdict === 'resend' && server.notices.mailer === null) return refused('no-mail-server');
    const change = { state: to, because, at, ...(to === 'planned' ? { sendAfter: at } : {}) };
    if (!(await tables.notices.setNotice(id, from, change)))
      return refused('notice-in-other-state', { state: notice.state, needs: from });
    const said = {
      action: `notice.${verdict}`,
      object: `notice:${id}`,
      result: to,
      origin: 'request',
      policy: notice.policy,
      details: {
        was: notice.state,
        ...(notice.exception === null ? { organisation: notice.organisation } : {}),
      },
    };
    const value = { ...notice, state: to, because, changed: at };
    return done({ value, said: [said], text: why });
  });
}

/** One of an organisation outside the scope is as unknown as one that is not there. */
export async function noticeIn(
  tables: Pick<Reading, 'notices' | 'organisation'>,
  { scope }: Pick<Context, 'scope'>,
  id: NoticeId,
): Promise<StoredNotice | null> {
  const notice = await tables.notices.notice(id);
  const organisation = notice && (await tables.organisation(notice.organisation));
  return organisation && isWithin(organisation, scope) ? notice : null;
}

export type SettleCode = 'unknown-finding' | 'no-answer' | 'idempotency-key-reused';

/** A person has looked into what a holder said: the clock goes on where the app is still there. */
export async function settleAnswer(
  server: Server,
  context: Context,
  finding: FindingId,
  why: string,
): Promise<Outcome<StoredAnswer, SettleCode>> {
  return recorded<StoredAnswer, SettleCode>(server, context, async (tables, at) => {
    const found = await inScope(tables, finding, context.scope);
    if (found === null) return refused('unknown-finding');
    const settled = await tables.notices.settleAnswer(finding, at);
    if (settled === null) return refused('no-answer');
    const said = {
      action: 'finding.answer-settled',
      object: `finding:${finding}`,
      result: settled.kind,
      origin: 'request',
      details: { organisation: found.organisation },
    };
    return done({ value: settled, said: [said], text: why });
  });
}
