import { sql } from 'kysely';
import type { Instant } from '../../../core/inventory.ts';
import type { Db } from '../../schema.ts';
import { arrayOf } from '../rows.ts';
import { heldOf } from './over.ts';

/** Holders' go with the holders (`notices/holders.ts`). */
export async function eraseUnheld(
  db: Db,
  commitments: readonly string[],
  exceptions: Instant,
): Promise<number> {
  if (commitments.length === 0) return 0;
  const { numAffectedRows } = await sql`
    with asked as materialized (select distinct unnest(${arrayOf(commitments, 'text')}) as commitment),
      held as materialized (${heldOf(sql`asked`, exceptions)})
    delete from ledger_opening using asked
    where ledger_opening.commitment = asked.commitment and field in ('actor', 'text')
      and not exists (select from held where held.commitment = asked.commitment)`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/**
 * What was written in entries about these (`person:018f…`). Reads the log once: entries have no other index than their place, and
 * people, keys and changes end seldom.
 */
export async function eraseTextsAbout(db: Db, objects: readonly string[]): Promise<number> {
  if (objects.length === 0) return 0;
  const { rows } = await sql<{ readonly entry: string }>`
    select entry from (select entry from ledger_entry union all select entry from ledger_waiting) as log
    where substring(entry from '"object":"((?:person|api-key|change):[^"]*)"') = any(${arrayOf(objects, 'text')})`.execute(
    db,
  );
  const texts = rows.flatMap(
    ({ entry }) => (JSON.parse(entry) as { readonly texts: readonly string[] }).texts,
  );
  const { numDeletedRows } = await db
    .deleteFrom('ledger_opening')
    .where('field', '=', 'text')
    .where(sql<boolean>`commitment = any(${arrayOf(texts, 'text')})`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
