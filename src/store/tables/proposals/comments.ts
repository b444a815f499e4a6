import type { ChangeId } from '../../../core/changes/change.ts';
import type { ChangeComment } from '../../../actions/changes/stored.ts';
import type { Db } from '../../schema.ts';

export async function comments(db: Db, id: ChangeId): Promise<readonly ChangeComment[]> {
  return db
    .selectFrom('change_comment')
    .select(['id', 'change_id as change', 'organisation_id as organisation'])
    .select(['person_id as person', 'words', 'at'])
    .where('change_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function addComment(db: Db, one: ChangeComment): Promise<void> {
  await db
    .insertInto('change_comment')
    .values({
      id: one.id,
      change_id: one.change,
      organisation_id: one.organisation,
      person_id: one.person,
      words: one.words,
      at: one.at,
    })
    .execute();
}
