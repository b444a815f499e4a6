import { sql } from 'kysely';
import type { Instant } from '../../../core/inventory.ts';
import type { PageCounts, SyncFault, SyncId, SyncPage } from '../../../actions/mdm/stored.ts';
import type { Lease, MdmStaging } from '../../../actions/mdm/store.ts';
import type { Db } from '../../schema.ts';

const COLUMNS = sql`sync_id as sync, page.round, number, cursor, tries`;
const changedOne = ({ numAffectedRows }: { readonly numAffectedRows?: bigint }): boolean =>
  Number(numAffectedRows ?? 0) === 1;

/** Two that ask at once get two pages: what one has locked, the other passes by. */
export async function claimPage(
  db: Db,
  id: SyncId,
  { owner, at, until }: Lease,
): Promise<SyncPage | null> {
  const { rows } = await sql<SyncPage>`
    update sync_page as page set state = 'working', owner = ${owner}, until = ${until}::timestamptz
    where (sync_id, round, number) = (
      select free.sync_id, free.round, free.number from sync_page as free
      join sync on sync.id = free.sync_id and sync.round = free.round and sync.state = 'running'
      where free.sync_id = ${id} and free.state <> 'staged' and free.until <= ${at}::timestamptz
      order by free.number limit 1 for update of free skip locked)
    returning ${COLUMNS}`.execute(db);
  return rows[0] ?? null;
}

export async function addHeardPage(
  db: Db,
  id: SyncId,
  { owner, until }: Lease,
): Promise<SyncPage | null> {
  // The sync can't end between this look and the page.
  const { rows } = await sql<SyncPage>`
    with open as (select id, round from sync where id = ${id} and state = 'running' and owner is null for update)
    insert into sync_page as page (sync_id, round, number, state, owner, until)
    select open.id, open.round, coalesce((select max(number) + 1 from sync_page where sync_id = open.id), 0),
      'working', ${owner}, ${until}::timestamptz from open
    returning ${COLUMNS}`.execute(db);
  return rows[0] ?? null;
}

export async function addPage(
  db: Db,
  { sync, round, number, cursor }: Parameters<MdmStaging['addPage']>[0],
): Promise<void> {
  await sql`
    insert into sync_page (sync_id, round, number, cursor, state, until)
    select id, ${round}::int, ${number}::int, decode(${cursor?.toHex() ?? null}, 'hex'), 'waiting', begun_at
    from sync where id = ${sync} and round = ${round} and state = 'running'
    on conflict do nothing`.execute(db);
}

export async function keepPage(
  db: Db,
  { sync, round, number }: SyncPage,
  { owner, until }: Lease,
): Promise<boolean> {
  return changedOne(
    await sql`
      update sync_page as page set until = ${until}::timestamptz from sync
      where sync_id = ${sync} and page.round = ${round} and number = ${number}
        and page.state = 'working' and page.owner = ${owner}
        and sync.id = sync_id and sync.round = page.round and sync.state = 'running'`.execute(db),
  );
}

export async function endPage(
  db: Db,
  { sync, round, number }: SyncPage,
  counts: PageCounts,
): Promise<void> {
  await sql`
    update sync_page set state = 'staged', owner = null, cursor = null, counts = ${JSON.stringify(counts)}::jsonb
    where sync_id = ${sync} and round = ${round} and number = ${number}`.execute(db);
}

export async function returnPage(
  db: Db,
  { sync, round, number }: SyncPage,
  owner: string,
  { notBefore, failed }: { readonly notBefore: Instant; readonly failed: boolean },
  fault: SyncFault | null,
): Promise<void> {
  await sql`
    update sync_page set state = 'waiting', owner = null, until = ${notBefore}::timestamptz,
      tries = tries + ${failed ? 1 : 0}::int
    where sync_id = ${sync} and round = ${round} and number = ${number}
      and state = 'working' and owner = ${owner}`.execute(db);
  if (fault !== null)
    await sql`
      update sync set fault = ${JSON.stringify(fault)}::jsonb where id = ${sync} and state = 'running'`.execute(
      db,
    );
}

export async function beginAgain(
  db: Db,
  { sync, round }: SyncPage,
  { catalogue, at }: { readonly catalogue: string; readonly at: Instant },
): Promise<boolean> {
  const again = changedOne(
    await sql`
      update sync set round = round + 1, catalogue = ${catalogue}
      where id = ${sync} and round = ${round} and state = 'running'`.execute(db),
  );
  if (!again) return false;
  await sql`delete from sync_page where sync_id = ${sync} and round = ${round}`.execute(db);
  await sql`
    insert into sync_page (sync_id, round, number, state, until)
    values (${sync}, ${round + 1}, 0, 'waiting', ${at}::timestamptz)`.execute(db);
  return true;
}

export async function pageCounts(db: Db, id: SyncId): Promise<readonly PageCounts[]> {
  const { rows } = await sql<{ readonly counts: PageCounts }>`
    select counts from sync_page as page join sync on sync.id = sync_id and sync.round = page.round
    where sync_id = ${id} and page.state = 'staged' order by number`.execute(db);
  return rows.map(({ counts }) => counts);
}

export async function isReadWhole(db: Db, id: SyncId): Promise<boolean> {
  const { rows } = await sql<{ readonly whole: boolean }>`
    select bool_and(page.state = 'staged')
      and bool_or(page.number = newest.number and (counts ->> 'last')::boolean) as whole
    from sync join sync_page as page on page.sync_id = sync.id and page.round = sync.round
    cross join lateral (select max(number) as number from sync_page as other
      where other.sync_id = sync.id and other.round = sync.round) as newest
    where sync.id = ${id}`.execute(db);
  return rows[0]?.whole === true;
}

export async function dropLostPages(db: Db, id: SyncId, at: Instant): Promise<void> {
  await sql`
    delete from sync_page where sync_id = ${id} and state = 'working' and until <= ${at}::timestamptz`.execute(
    db,
  );
}

export async function dropPage(db: Db, { sync, round, number }: SyncPage): Promise<void> {
  await sql`
    delete from sync_page where sync_id = ${sync} and round = ${round} and number = ${number}
      and state = 'working'`.execute(db);
}
