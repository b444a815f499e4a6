import { sql } from 'kysely';
import type { Instant } from '../../../core/inventory.ts';
import type { NoticesChanging, NoticesStaging } from '../../../actions/notices/store.ts';
import type { NoticeId, StoredNotice } from '../../../actions/notices/stored.ts';
import type { Db } from '../../schema.ts';
import { noticeColumns } from './notices.ts';

export async function waiting(db: Db): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    select (select count(*) from notice where state = 'planned') + (select count(*) from notice where state = 'sending') as count`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function due(db: Db, at: Instant, limit: number): Promise<readonly StoredNotice[]> {
  const { rows } = await sql<StoredNotice>`
    select ${noticeColumns} from notice where state = 'planned' and send_after <= ${at}
    order by send_after, id limit ${limit}`.execute(db);
  return rows;
}

export async function abandoned(
  db: Db,
  at: Instant,
  limit: number,
): Promise<readonly StoredNotice[]> {
  const { rows } = await sql<StoredNotice>`
    select ${noticeColumns} from notice where state = 'sending' and until <= ${at}
    order by until limit ${limit}`.execute(db);
  return rows;
}

export async function claim(
  db: Db,
  id: NoticeId,
  { owner, at, until }: Parameters<NoticesStaging['claim']>[1],
  messageId: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('notice')
    .set({ state: 'sending', owner, until, message_id: messageId, changed_at: at })
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function postpone(
  db: Db,
  id: NoticeId,
  owner: string | null,
  { sendAfter, because, tried }: Parameters<NoticesStaging['postpone']>[2],
): Promise<boolean> {
  const from =
    owner === null
      ? sql<boolean>`state = 'planned'`
      : sql<boolean>`state = 'sending' and owner = ${owner}`;
  const { numUpdatedRows } = await db
    .updateTable('notice')
    .set({
      state: 'planned',
      send_after: sendAfter,
      because,
      owner: null,
      until: null,
      ...(tried ? { tries: sql<number>`tries + 1` } : {}),
    })
    .where('id', '=', id)
    .where(from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function setNotice(
  db: Db,
  id: NoticeId,
  from: Parameters<NoticesChanging['setNotice']>[1],
  { state, because, at, sendAfter }: Parameters<NoticesChanging['setNotice']>[2],
  owner?: string,
): Promise<boolean> {
  const update = db
    .updateTable('notice')
    .set({
      state,
      because,
      changed_at: at,
      owner: null,
      until: null,
      ...(sendAfter === undefined ? {} : { send_after: sendAfter, tries: 0 }),
    })
    .where('id', '=', id)
    .where('state', 'in', [...from]);
  const { numUpdatedRows } = await (
    owner === undefined ? update : update.where('owner', '=', owner)
  ).executeTakeFirst();
  return numUpdatedRows > 0n;
}
