import { sql } from 'kysely';
import type { Instant } from '../../../core/inventory.ts';
import type { Erased } from '../../../actions/retention/store.ts';
import type { Db } from '../../schema.ts';
import { eraseTextsAbout } from './openings.ts';

type When = { readonly before: Instant };

/**
 * Their number and what they might do where stay: decisions refer to them. Of the account its digest stays, so that a login of
 * somebody who was ended is still refused (`personOf`).
 */
export async function erasePeople(db: Db, { before }: When, limit: number): Promise<Erased> {
  const { rows } = await sql<{ readonly id: string }>`
    update person set name = '', email = null,
      subject = case when issuer is null then null else 'erased:' || encode(sha256(convert_to(subject, 'UTF8')), 'hex') end
    where id = any(array(
      select id from person where ended_at <= ${before}::timestamptz and name <> '' limit ${limit}))
    returning id`.execute(db);
  const openings = await eraseTextsAbout(
    db,
    rows.map(({ id }) => `person:${id}`),
  );
  return { people: rows.length, openings };
}

export async function eraseApiKeys(db: Db, { before }: When, limit: number): Promise<Erased> {
  const { rows } = await sql<{ readonly id: string }>`
    delete from api_key where id = any(array(
      select id from api_key
      where least(ended_at, until::timestamp at time zone 'UTC') <= ${before}::timestamptz limit ${limit}))
    returning id`.execute(db);
  const openings = await eraseTextsAbout(
    db,
    rows.map(({ id }) => `api-key:${id}`),
  );
  return { keys: rows.length, openings };
}
