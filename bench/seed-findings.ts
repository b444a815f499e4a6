import { sql, type RawBuilder } from 'kysely';
import type { AppId } from '../src/core/statements.ts';
import { openDatabase } from '../src/store/open.ts';
import type { Db } from '../src/store/schema.ts';
import { whereOf } from './databases.ts';

export type Seed = {
  readonly folder: string;
  readonly url: string | null;
  /** Twice the number of devices. */
  readonly findings: number;
  readonly apps: readonly AppId[];
  /** Share of the findings that are closed. */
  readonly closed: number;
};

/** Below each organisation of one level so many of the next. */
const BELOW = [12, 20, 8];
const FLEETS = 4;
const AT_ONCE = 100_000;

/**
 * An invented government below the organisation that is there: a tree of 2,173 organisations, four fleets, devices with two
 * findings each. Some apps and some organisations have many, most have few; many are of the same moment, as those of one inventory are.
 */
export async function seedFindings(
  db: Db,
  { findings, apps, closed }: Omit<Seed, 'folder' | 'url'>,
): Promise<void> {
  await seedTree(db);
  const devices = findings / 2;
  const made = await sql<{ readonly definition: string; readonly name: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'finding' and indexdef not like '%UNIQUE%'`.execute(db);
  // Row by row into eight indexes takes several times as long as making them anew.
  for (const { name } of made.rows) await sql`drop index ${sql.id(name)}`.execute(db);
  for (let from = 0; from < devices; from += AT_ONCE)
    await seedDevices(db, { from, to: Math.min(devices, from + AT_ONCE), devices, apps, closed });
  for (const { definition } of made.rows)
    await db.transaction().execute(async (tx) => {
      await sql`set local statement_timeout = 0`.execute(tx);
      await sql.raw(definition).execute(tx);
    });
  await sql`select setval('device_id_seq', (select max(id) from device))`.execute(db);
  // As the database does by itself, and the embedded one is told to by the server.
  await sql`vacuum (analyze)`.execute(db);
}

/** The same text gives the same id, of the form that ids have (RFC 9562). */
const idFrom = (text: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`('01900000-0000-7000-8' || substr(md5(${text}), 1, 3) || '-' || substr(md5(${text}), 4, 12))::uuid`;

async function seedTree(db: Db): Promise<void> {
  for (const [level, count] of BELOW.entries())
    await sql`
      insert into organisation (id, parent_id, name, path, created_at)
      select id, parent, name, path || id, now() from (
        select ${idFrom(sql`parent.id || ' ' || n`)} as id, parent.id as parent, parent.path, 'Organisation ' || n as name
        from organisation as parent cross join generate_series(1, ${sql.lit(count)}) as n
        where cardinality(parent.path) = ${sql.lit(level + 1)}
      ) as below`.execute(db);
  await sql`
    insert into fleet (id, organisation_id, name, mdm, created_at)
    select ${idFrom(sql`'fleet ' || n`)}, organisation.id, 'Fleet ' || n, 'intune', now()
    from organisation cross join generate_series(0, ${sql.lit(FLEETS - 1)}) as n where parent_id is null`.execute(
    db,
  );
}

type Part = Omit<Seed, 'folder' | 'url' | 'findings'> & {
  readonly from: number;
  readonly to: number;
  readonly devices: number;
};

async function seedDevices(db: Db, { from, to, devices, apps, closed }: Part): Promise<void> {
  const list = sql`${`{${apps.join(',')}}`}::text[]`;
  await db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    // What is referred to is there: not looked up a million times.
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`select setseed(${from / devices})`.execute(tx);
    await sql`
      insert into device (id, fleet_id, key_id, pseudonym) overriding system value
      select n, ${idFrom(sql`'fleet ' || n % ${sql.lit(FLEETS)}`)}, 1, decode(md5('device ' || n), 'hex')
      from generate_series(${sql.lit(from + 1)}, ${sql.lit(to)}) as n`.execute(tx);
    await sql`
      with places as materialized (select array_agg(id order by md5(id::text)) as ids from organisation),
      drawn as materialized (
        select n, ${idFrom(sql`'fleet ' || n % ${sql.lit(FLEETS)}`)} as fleet,
          floor(power(random(), 3) * ${sql.lit(apps.length)})::int as app,
          ids[1 + floor(power(random(), 2) * cardinality(ids))::int] as organisation,
          random() as how, random() as name,
          -- Two hundred inventories in two years.
          date_trunc('day', now()) - interval '88 hours' * floor(200.0 * (${sql.lit(devices)} - n) / ${sql.lit(devices)}) as moment
        from generate_series(${sql.lit(from + 1)}, ${sql.lit(to)}) as n, places
      )
      insert into finding (id, fleet_id, device_id, app, organisation_id, strength, platform, present, state,
        because, opened_at, seen_at, seen_as, closed_at, due)
      select ('01900000-0000-7000-8000-' || lpad(to_hex(2 * n + k), 12, '0'))::uuid, fleet, n,
        (${list})[1 + (app + k * (1 + n % 29)) % ${sql.lit(apps.length)}], organisation,
        case when name < 0.02 then 'name' else 'exact' end, 'android', not is_closed,
        case when is_closed then 'closed' when how > 0.97 then 'escalated' when how > 0.94 then 'overdue'
          when how > 0.88 then 'called' else 'open' end,
        case when is_closed then 'removed' end, moment, moment, 'all', case when is_closed then moment + interval '20 hours' end, (moment + interval '14 days')::date
      from (select *, how < ${sql.lit(closed)} as is_closed from drawn) as one cross join generate_series(0, 1) as k`.execute(
      tx,
    );
  });
}

/** As its own program: `node seed-findings.ts JSON`, on a database that a server has begun with. */
if (import.meta.main) {
  const seed = JSON.parse(process.argv[2] ?? '') as Seed;
  const database = await openDatabase(whereOf(seed));
  await seedFindings(database.db, seed);
  await database.close();
}
