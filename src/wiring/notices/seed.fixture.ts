import { groupHolders } from '../../actions/notices/group.ts';
import type { NoticeServer } from '../../actions/notices/door.ts';
import type { NoticeId, StoredNotice } from '../../actions/notices/stored.ts';
import { sweep } from '../../actions/inventories/recover.ts';
import type { StoredFinding } from '../../actions/stored.ts';
import type { ExceptionServer } from '../../actions/exceptions/door.ts';
import { newKeyRing } from '../../privacy/keys.ts';
import type { Government } from '../government.fixture.ts';
import type { BoundToNotices } from './actions.ts';
import { noticeDoor, writingOf } from './door.ts';
import { NO_MAIL } from './settings.ts';

const KEYS = newKeyRing();

/** For tests only: notices as the doors have them, on a server of a test, with the real texts. */
export function boundNotices(
  world: Pick<Government, 'server' | 'openContact' | 'openText'>,
): BoundToNotices {
  const { server, openContact, openText } = world;
  const parts = {
    keys: () => KEYS,
    rules: () => server.rules(),
    clock: () => server.clock(),
    mail: NO_MAIL,
    ownUrl: () => 'http://localhost',
  };
  const notices = { ...noticeDoor(parts), openContact, words: openText };
  const whole: NoticeServer & ExceptionServer = { ...server, openContact, openText, notices };
  return { server: whole, writing: writingOf(parts) };
}

/** A message about one finding, in the outbox. */
export async function seedNotice(
  { server }: BoundToNotices,
  finding: StoredFinding,
  policy: string,
): Promise<StoredNotice> {
  await sweep(server);
  await groupHolders(server);
  const { rows } = await server.store.notices.cases(null, null, 1000);
  const holder = rows.find((row) => row.finding.id === finding.id)?.holder;
  if (holder === undefined) throw new Error('the finding has no holder');
  const at = server.clock();
  const notice: StoredNotice = {
    id: server.newId() as NoticeId,
    recipient: 'holder',
    holderId: holder,
    organisation: finding.organisation,
    kind: 'call',
    state: 'outbox',
    because: 'no-mail-server',
    policy,
    language: 'nl',
    planned: at,
    sendAfter: at,
    tries: 0,
    messageId: null,
    changed: at,
    linkKey: server.notices.linkKey(),
    linkUntil: '2099-01-01T00:00:00.000Z' as StoredNotice['linkUntil'],
    holder: null,
    person: null,
    exception: null,
  };
  const item = { finding: finding.id, kind: 'call', measure: 'remove', deadline: null } as const;
  await server.store.change(async (tables) => {
    await tables.notices.addNotices([notice], [{ notice: notice.id, ...item }]);
    return { result: null, entries: ['{"action":"notice.planned"}'] };
  });
  return notice;
}
