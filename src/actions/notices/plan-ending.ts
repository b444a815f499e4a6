import { languageFor } from '../../core/notices/language.ts';
import type { Instant } from '../../core/inventory.ts';
import type { StoredException } from '../exceptions/stored.ts';
import type { Said } from '../recorded.ts';
import type { Changing } from '../store.ts';
import type { NoticeServer } from './door.ts';
import type { NoticeId, StoredNotice } from './stored.ts';

/**
 * Writes down the message that an exception ends soon, for whoever asked for it, in the transaction that reminds of it: so there is
 * one. Gives what the ledger says of it; null where nobody in particular asked, or is there no more.
 */
export async function planEnding(
  server: NoticeServer,
  tables: Changing,
  one: StoredException,
  at: Instant,
): Promise<Said | null> {
  const to = await askerOf(tables, one);
  const rules = server.rules().policies.find(({ id }) => id === one.policy)?.notices;
  if (to === null || rules === undefined) return null;
  const because = to.addressed
    ? server.notices.mailer === null
      ? 'no-mail-server'
      : null
    : 'without-address';
  const notice: StoredNotice = {
    id: server.newId() as NoticeId,
    recipient: to.recipient,
    holderId: to.holderId,
    organisation: one.organisation,
    kind: 'exception-ending',
    state: because === null ? 'planned' : 'outbox',
    because,
    policy: one.policy,
    language: languageFor(to.language, rules.languages),
    planned: at,
    sendAfter: at,
    tries: 0,
    messageId: null,
    changed: at,
    linkKey: server.notices.linkKey(),
    // It carries no link, and none of it would open.
    linkUntil: at,
    holder: null,
    person: to.person,
    exception: one.id,
  };
  await tables.notices.addNotices([notice], []);
  return {
    action: 'notice.planned',
    object: `notice:${notice.id}`,
    result: notice.kind,
    origin: 'job:remind-exceptions',
    policy: one.policy,
    details: { waits: because },
  };
}

type Asker = Pick<StoredNotice, 'recipient' | 'holderId' | 'person'> & {
  readonly addressed: boolean;
  readonly language: string | null;
};

async function askerOf(tables: Changing, one: StoredException): Promise<Asker | null> {
  if (one.askedAs === 'holder') {
    const holder = await tables.notices.holderOf(one.id);
    if (holder === null) return null;
    const { id, addressed, language } = holder;
    return { recipient: 'holder', holderId: id, person: null, addressed, language };
  }
  const person = one.askedBy === null ? null : await tables.people.person(one.askedBy);
  if (person === null || person.ended !== null) return null;
  const addressed = person.address !== null;
  return { recipient: 'person', holderId: null, person: person.id, addressed, language: null };
}
