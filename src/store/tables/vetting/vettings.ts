import { sql } from 'kysely';
import type { VettingChanging, VettingReading } from '../../../actions/vetting/store.ts';
import type { StoredVetting, VettingId, VettingState } from '../../../actions/vetting/stored.ts';
import type { OrganisationId } from '../../../core/finding.ts';
import type { PersonId } from '../../../core/rights.ts';
import type { Db } from '../../schema.ts';
import { isWithinScope } from '../reach.ts';

const stored = (db: Db) =>
  db
    .selectFrom('vetting')
    .select(['id', 'organisation_id as organisation', 'person_id as person', 'name', 'batch'])
    .select(['state', 'announced_at as announced', 'received', 'pieces', 'size', 'sha256'])
    .select(['attempts', 'edition', 'ended_at as ended', 'kept_at as kept', 'kept_by as keptBy'])
    .select('owner');

export const vetting = async (db: Db, id: VettingId): Promise<StoredVetting | null> =>
  (await stored(db).where('id', '=', id).executeTakeFirst()) ?? null;

const inScope = (scope: readonly OrganisationId[]) => sql<boolean>`exists (select from organisation
  where organisation.id = vetting.organisation_id and ${isWithinScope(scope)})`;

export async function vettings(
  db: Db,
  { scope, states, outcomes, person, batch }: Parameters<VettingReading['vettings']>[0],
  { before, limit }: Parameters<VettingReading['vettings']>[1],
): Promise<readonly StoredVetting[]> {
  let asked = stored(db).where(inScope(scope));
  if (states !== undefined) asked = asked.where('state', 'in', [...states]);
  if (person !== undefined) asked = asked.where('person_id', '=', person);
  if (batch !== undefined) asked = asked.where('batch', '=', batch);
  if (outcomes !== undefined)
    asked = asked.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('examination')
          .whereRef('examination.sha256', '=', 'vetting.sha256')
          .whereRef('examination.edition', '=', 'vetting.edition')
          .where('examination.outcome', 'in', [...outcomes])
          .select('examination.outcome'),
      ),
    );
  if (before !== null) asked = asked.where('id', '<', before);
  return asked.orderBy('id', 'desc').limit(limit).execute();
}

export async function unfinished(db: Db, person: PersonId | null): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    select count(*) as count from vetting
    where state in ('announced', 'receiving', 'waiting', 'reading', 'interrupted')
      and person_id is not distinct from ${person}::uuid`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function batchStates(
  db: Db,
  batch: string,
  scope: readonly OrganisationId[],
): Promise<readonly { readonly state: VettingState; readonly count: number }[]> {
  const { rows } = await sql<{ readonly state: VettingState; readonly count: number }>`
    select state, count(*) as count from vetting
    where batch = ${batch}::uuid and ${inScope(scope)} group by state`.execute(db);
  return rows;
}

export const abandoned = (
  db: Db,
  { at, announced }: Parameters<VettingReading['abandoned']>[0],
  limit: number,
): Promise<readonly StoredVetting[]> =>
  stored(db)
    .where((is) =>
      is.or([
        is.and([is('state', '=', 'receiving'), is('lease_until', '<=', at)]),
        is.and([
          is('state', 'in', ['announced', 'interrupted']),
          is('announced_at', '<=', announced),
        ]),
      ]),
    )
    .orderBy('id')
    .limit(limit)
    .execute();

export async function addVetting(db: Db, one: StoredVetting): Promise<void> {
  const { organisation, person, announced, ended, kept, keptBy, ...same } = one;
  await db
    .insertInto('vetting')
    .values({
      ...same,
      organisation_id: organisation,
      person_id: person,
      announced_at: announced,
      ended_at: ended,
      kept_at: kept,
      kept_by: keptBy,
    })
    .execute();
}

export async function setVetting(
  db: Db,
  id: VettingId,
  from: readonly VettingState[],
  { ended, kept, keptBy, until, ...same }: Parameters<VettingChanging['setVetting']>[2],
  owner?: string,
): Promise<boolean> {
  const update = db
    .updateTable('vetting')
    .set({
      ...same,
      ...(ended === undefined ? {} : { ended_at: ended }),
      ...(kept === undefined ? {} : { kept_at: kept }),
      ...(keptBy === undefined ? {} : { kept_by: keptBy }),
      ...(until === undefined ? {} : { lease_until: until }),
    })
    .where('id', '=', id)
    .where('state', 'in', [...from]);
  const { numUpdatedRows } = await (
    owner === undefined ? update : update.where('owner', '=', owner)
  ).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Its pieces go with it. */
export async function deleteVetting(db: Db, id: VettingId): Promise<boolean> {
  const gone = await db
    .deleteFrom('vetting')
    .where('id', '=', id)
    .returning(['sha256'])
    .executeTakeFirst();
  if (gone === undefined) return false;
  if (gone.sha256 !== null) await dropUnused(db, [gone.sha256]);
  return true;
}

/** Examinations of these bytes that no vetting has any more. */
export async function dropUnused(db: Db, hashes: readonly string[]): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('examination')
    .where('sha256', 'in', [...hashes])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('vetting')
            .whereRef('vetting.sha256', '=', 'examination.sha256')
            .whereRef('vetting.edition', '=', 'examination.edition')
            .select('vetting.id'),
        ),
      ),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
