import { sql } from 'kysely';
import type { FindingId } from '../../../core/finding.ts';
import type { Instant } from '../../../core/inventory.ts';
import type { StoredAnswer } from '../../../actions/notices/stored.ts';
import type { Db } from '../../schema.ts';
import { arrayOf } from '../rows.ts';

const columns = sql.raw(
  `id, notice_id as notice, finding_id as finding, kind, words, exception, at, settled_at as settled, replaced_at as replaced`,
);

export async function answers(
  db: Db,
  findings: readonly FindingId[],
): Promise<readonly StoredAnswer[]> {
  const { rows } = await sql<StoredAnswer>`
    select ${columns} from answer where finding_id = any(${arrayOf(findings, 'uuid')}) order by at, id`.execute(
    db,
  );
  return rows;
}

/** The language in which they answered is the one in which they are written to from now on. */
export async function answer(
  db: Db,
  given: readonly StoredAnswer[],
  language: string,
): Promise<number> {
  const [first] = given;
  if (first === undefined) return 0;
  const findings = arrayOf(
    given.map(({ finding }) => finding),
    'uuid',
  );
  const { numAffectedRows } = await sql`
    update answer set replaced_at = ${first.at} where replaced_at is null and finding_id = any(${findings})`.execute(
    db,
  );
  await db
    .insertInto('answer')
    .values(
      given.map(({ id, notice, finding, kind, words, exception, at }) => ({
        id,
        notice_id: notice,
        finding_id: finding,
        kind,
        words,
        exception,
        at,
        settled_at: null,
        replaced_at: null,
      })),
    )
    .execute();
  await sql`
    update holder set language = ${language}
    where id = (select holder_id from notice where id = ${first.notice})`.execute(db);
  return Number(numAffectedRows ?? 0);
}

export async function settleAnswer(
  db: Db,
  finding: FindingId,
  at: Instant,
): Promise<StoredAnswer | null> {
  const { rows } = await sql<StoredAnswer>`
    update answer set settled_at = ${at}
    where finding_id = ${finding} and replaced_at is null and settled_at is null
    returning ${columns}`.execute(db);
  return rows[0] ?? null;
}
