import { sql } from 'kysely';
import type { OrganisationId } from '../../../core/finding.ts';
import type { Page } from '../../../actions/store.ts';
import type { Db } from '../../schema.ts';
import { arrayOf } from '../rows.ts';

/** Of an organisation in the scope or below it. */
export const within = (table: 'exception' | 'approval', scope: readonly OrganisationId[]) =>
  sql<boolean>`exists (select from organisation
    where organisation.id = ${sql.ref(`${table}.organisation_id`)} and organisation.path && ${arrayOf(scope, 'uuid')})`;

/** One row more was asked for than the page holds. */
export function pageOf<Row extends { readonly number: number }>(
  rows: readonly Row[],
  limit: number,
): Page<Row, number> {
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.number ?? null) : null };
}

/** Two that take a number at once wait for each other, so there is no gap and nothing that overlaps is missed. */
export async function nextNumber(db: Db, of: 'exception' | 'approval'): Promise<number> {
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCKS[of])})`.execute(db);
  const { rows } = await sql<{ readonly next: number }>`
    select coalesce(max(number), 0) + 1 as next from ${sql.table(of)}`.execute(db);
  return rows[0]?.next ?? 1;
}
/** `exce`, `appr` in ASCII. */
const LOCKS = { exception: 0x65786365, approval: 0x61707072 } as const;
