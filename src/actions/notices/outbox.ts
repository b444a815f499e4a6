import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import type { Reading } from '../store.ts';
import { noticeIn } from './decide.ts';
import type { NoticeServer } from './door.ts';
import type { Mail } from './mail.ts';
import { mailOf, messageOf } from './message.ts';
import type { NoticeCursor, NoticeId, StoredNotice } from './stored.ts';

/** A message in the outbox, with whom it is for. */
export type OutboxMessage = {
  readonly notice: StoredNotice;
  /** As the MDM has the holder, or the name of a person; null where nothing is known, or it is not for whoever looks. */
  readonly holder: string | null;
  readonly address: string | null;
  /** Names of their devices, as the MDM has them. */
  readonly devices: readonly string[];
  readonly subject: string;
};
export type OutboxPage = {
  readonly messages: readonly OutboxMessage[];
  readonly next: NoticeCursor | null;
};

/** What lies in the outbox, with names: each look is an entry in the ledger before anything is shown. */
export async function readOutbox(
  server: NoticeServer,
  context: Context,
  page: { readonly before: NoticeCursor | null; readonly limit: number },
): Promise<OutboxPage> {
  const { store } = server;
  const filter = { scope: context.scope, states: ['outbox'] as const };
  const { rows, next } = await store.notices.notices(filter, page);
  if (rows.length > 0) await logLook(server, context, 'outbox', rows.length);
  const messages: OutboxMessage[] = [];
  for (const notice of rows) {
    if (await isHidden(store, context, notice)) {
      messages.push({ notice, holder: null, address: null, devices: [], subject: '' });
      continue;
    }
    const data = await messageOf(server, store, notice);
    messages.push({
      notice,
      holder: data.holder,
      address: data.address,
      devices: data.devices.flatMap(({ name }) => name ?? []),
      subject: server.notices.write(data).subject,
    });
  }
  return { messages, next };
}

export type OutboxCode = 'unknown-notice' | 'notice-in-other-state' | 'not-cleared';

/** A message whole, for whoever sends it by other means. */
export async function takeMessage(
  server: NoticeServer,
  context: Context,
  id: NoticeId,
): Promise<Outcome<{ readonly mail: Mail; readonly bytes: Uint8Array }, OutboxCode>> {
  const { store, notices, clock } = server;
  const notice = await noticeIn(store, context, id);
  if (notice === null) return refused('unknown-notice');
  if (notice.state !== 'outbox')
    return refused('notice-in-other-state', { state: notice.state, needs: ['outbox'] });
  if (await isHidden(store, context, notice)) return refused('not-cleared');
  await logLook(server, context, `notice:${id}`, 1);
  const data = await messageOf(server, store, notice);
  const messageId = `${id}@${notices.mailDomain}`;
  const mail = mailOf(server, data, { messageId, date: new Date(clock()) });
  return done({ mail, bytes: await notices.compose(mail) });
}

/** Who has a restricted exception is for cleared people. */
async function isHidden(
  tables: Pick<Reading, 'exceptions'>,
  { isCleared }: Context,
  { exception }: StoredNotice,
): Promise<boolean> {
  if (exception === null || isCleared) return false;
  return (await tables.exceptions.exception(exception))?.restricted ?? true;
}

async function logLook(
  server: NoticeServer,
  context: Context,
  object: string,
  messages: number,
): Promise<void> {
  await recorded<null, never>(server, { ...context, idempotency: null }, async () => {
    const details = { messages };
    const said = { action: 'outbox.read', object, result: 'shown', origin: 'request', details };
    return done({ value: null, said: [said] });
  });
}
