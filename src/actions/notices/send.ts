import type { Instant } from '../../core/inventory.ts';
import { laterBy } from '../../core/instant.ts';
import { noticeClock } from '../../core/notices/clock.ts';
import { sampleIn } from '../sample/sample.ts';
import { BY_ITSELF } from '../server.ts';
import { recorded } from '../recorded.ts';
import { done, refused } from '../server.ts';
import type { NoticeServer } from './door.ts';
import type { Delivery, Mailer } from './mail.ts';
import { isSpent, mailOf, messageOf } from './message.ts';
import type { NoticeState, StoredNotice } from './stored.ts';

/** Longer than a try can last (`SMTP_TIMES.whole`), so that nobody else takes up what is still being sent. */
const LEASE = 5 * 60_000;
/** Tries of what a server has surely not taken: within some two days. Then a person looks. */
const TRIES = 12;
const FIRST_WAIT = 60_000;
const LONGEST_WAIT = 6 * 3_600_000;
/** Where no hour is open in years, the policy is at fault; it is looked at again. */
const NEVER_OPEN = 24 * 3_600_000;
const LOOK = 100;

export type Sending = {
  /** Names this process to others. */
  readonly owner: string;
  readonly signal: AbortSignal;
};

/**
 * Sends what is due, as many as a minute may have. That a message is being sent, and under what id, is committed before a server hears
 * of it: a process that ends in between leaves it in doubt, and it is never sent twice by itself.
 */
export async function sendDue(server: NoticeServer, sending: Sending): Promise<number> {
  await settleAbandoned(server);
  const { mailer, perMinute } = server.notices;
  // A mail server that was set after the sample came: nobody is written to about it.
  if (mailer === null || (await sampleIn(server.store)) !== null) return 0;
  let sent = 0;
  while (sent < perMinute && !sending.signal.aborted) {
    const due = await server.store.notices.due(server.clock(), Math.min(LOOK, perMinute - sent));
    if (due.length === 0) break;
    for (const notice of due) {
      if (sending.signal.aborted) break;
      if (await sendOne(server, mailer, notice, sending)) sent++;
    }
  }
  return sent;
}

/** Gives whether a server was asked. */
async function sendOne(
  server: NoticeServer,
  mailer: Mailer,
  notice: StoredNotice,
  { owner, signal }: Sending,
): Promise<boolean> {
  const { store, clock, notices } = server;
  const at = clock();
  const opens = opensAt(server, notice, at);
  if (opens !== at) {
    const to = { sendAfter: opens, because: notice.because, tried: false };
    await store.stage((tables) => tables.notices.postpone(notice.id, null, to));
    return false;
  }
  const data = await messageOf(server, store, notice);
  if (isSpent(data)) {
    await move(server, notice, ['planned'], 'held-back', 'nothing-left');
    return false;
  }
  if (data.address === null) {
    await move(server, notice, ['planned'], 'outbox', 'without-address');
    return false;
  }
  // One id for all tries of a message: a server that took it after all can tell that it has it.
  const messageId = notice.messageId ?? `${notice.id}.${server.newId()}@${notices.mailDomain}`;
  const mail = mailOf(server, data, { messageId, date: new Date(at) });
  const lease = { owner, at, until: laterBy(at, LEASE) };
  if (!(await store.stage((tables) => tables.notices.claim(notice.id, lease, messageId))))
    return false;
  await settle(server, notice, owner, await mailer.send(mail, signal));
  return true;
}

async function settle(
  server: NoticeServer,
  notice: StoredNotice,
  owner: string,
  delivery: Delivery,
): Promise<void> {
  const from: readonly NoticeState[] = ['sending'];
  switch (delivery.kind) {
    case 'accepted':
      return move(server, notice, from, 'sent', null, owner);
    case 'refused':
      return move(server, notice, from, 'bounced', delivery.fault, owner);
    case 'doubtful':
      return move(server, notice, from, 'perhaps-sent', delivery.fault, owner);
    case 'not-now': {
      if (notice.tries + 1 >= TRIES)
        return move(server, notice, from, 'failed', delivery.fault, owner);
      const wait = Math.min(FIRST_WAIT * 2 ** notice.tries, LONGEST_WAIT);
      const to = { sendAfter: laterBy(server.clock(), wait), because: delivery.fault, tried: true };
      await server.store.stage((tables) => tables.notices.postpone(notice.id, owner, to));
    }
  }
}

/** Sent by a process that is no more: nobody knows whether the server has it. */
async function settleAbandoned(server: NoticeServer): Promise<void> {
  for (;;) {
    const some = await server.store.notices.abandoned(server.clock(), LOOK);
    for (const one of some) await move(server, one, ['sending'], 'perhaps-sent', 'process-ended');
    if (some.length < LOOK) return;
  }
}

/** `owner`: only where it is still that process's. */
async function move(
  server: NoticeServer,
  notice: StoredNotice,
  from: readonly NoticeState[],
  state: NoticeState,
  because: string | null,
  owner?: string,
): Promise<void> {
  await recorded<null, 'moved-on'>(server, BY_ITSELF, async (tables, at) => {
    const to = { state, because, at };
    if (!(await tables.notices.setNotice(notice.id, from, to, owner))) return refused('moved-on');
    const said = {
      action: `notice.${state}`,
      object: `notice:${notice.id}`,
      result: state,
      origin: 'job:send-notices',
      policy: notice.policy,
      // Of an exception the log does not say here whose it is: it may be restricted.
      details: {
        because,
        kind: notice.kind,
        ...(notice.exception === null ? { organisation: notice.organisation } : {}),
      },
    };
    return done({ value: null, said: [said] });
  });
}

/** Now, or when it may be sent next. */
function opensAt(server: NoticeServer, { policy }: StoredNotice, at: Instant): Instant {
  const rules = server.rules().policies.find(({ id }) => id === policy)?.notices;
  return rules === undefined ? at : (noticeClock(rules).nextOpen(at) ?? laterBy(at, NEVER_OPEN));
}
