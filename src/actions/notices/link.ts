import { isLater } from '../../core/instant.ts';
import type { Instant } from '../../core/inventory.ts';
import type { Reading } from '../store.ts';
import type { NoticeServer } from './door.ts';
import type { StoredNotice } from './stored.ts';

/**
 * The notice that a link opens; null where it opens none (any more). That it is not ours, that its time is over and that its holder
 * was erased are told apart to nobody.
 */
export async function noticeBehind(
  { notices }: NoticeServer,
  tables: Pick<Reading, 'notices'>,
  token: string,
  at: Instant,
): Promise<StoredNotice | null> {
  const id = notices.noticeOf(token);
  const notice = id === null ? null : await tables.notices.notice(id);
  if (notice === null || notice.holderId === null || !isLater(notice.linkUntil, at)) return null;
  return notice;
}
