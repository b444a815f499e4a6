import { sql } from 'kysely';
import type { ArtefactKind } from '../../../core/artefact.ts';
import type { Restriction, RestrictionKey } from '../../../core/mdm/restriction.ts';
import type {
  Check,
  ConnectionId,
  PlanId,
  PlanState,
  StoredObservation,
  StoredPlan,
  StoredStep,
} from '../../../actions/mdm/stored.ts';
import type { MdmChanging, MdmReading } from '../../../actions/mdm/store.ts';
import type { Db } from '../../schema.ts';
import { arrayOf, rowsOf } from '../rows.ts';

const stored = (db: Db) =>
  db
    .selectFrom('plan')
    .select([
      'id',
      'connection_id as connection',
      'state',
      'document',
      'wanted',
      'rules',
      'device_limit as limit',
      'reverts_id as reverts',
      'after_id as after',
      'held_since as heldSince',
      'begun_at as begun',
      'ended_at as ended',
    ]);

export async function plan(db: Db, id: PlanId): Promise<StoredPlan | null> {
  return (await stored(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function plans(
  db: Db,
  connection: ConnectionId,
  { before, limit }: Parameters<MdmReading['plans']>[1],
): Promise<readonly StoredPlan[]> {
  let query = stored(db).where('connection_id', '=', connection);
  if (before !== null)
    query = query.where(
      sql<boolean>`(made_at, id) < (select made_at, id from plan where id = ${before})`,
    );
  return query.orderBy('made_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export async function plansIn(db: Db, states: readonly PlanState[]): Promise<readonly PlanId[]> {
  const rows = await db
    .selectFrom('plan')
    .select('id')
    .where('state', 'in', [...states])
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Once it was taken back, nothing is meant to be there. */
export async function planInForce(db: Db, connection: ConnectionId): Promise<StoredPlan | null> {
  const newest = await lastBegun(db, connection);
  return newest?.reverts === null && newest.state !== 'stopped' ? newest : null;
}

export async function lastBegun(db: Db, connection: ConnectionId): Promise<StoredPlan | null> {
  const newest = await stored(db)
    .where('connection_id', '=', connection)
    .where('begun_at', 'is not', null)
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest ?? null;
}

export async function addPlan(
  db: Db,
  one: StoredPlan,
  steps: Parameters<MdmChanging['addPlan']>[1],
  seen: StoredObservation,
): Promise<void> {
  const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;
  await db
    .insertInto('observation')
    .values({
      id: seen.id,
      connection_id: seen.connection,
      at: seen.at,
      devices: seen.devices,
      restrictions: json(seen.restrictions),
      standings: json(seen.standings),
    })
    .execute();
  const { document } = one;
  await db
    .insertInto('plan')
    .values({
      id: one.id,
      connection_id: one.connection,
      observation_id: seen.id,
      kind: document.kind,
      state: one.state,
      document: json(document),
      wanted: json(one.wanted),
      rules: json(one.rules),
      device_limit: one.limit,
      reverts_id: one.reverts,
      after_id: one.after,
      made_at: document.made,
    })
    .execute();
  if (steps.length > 0)
    await sql`
      insert into plan_step (plan_id, number, id, kind, state)
      select ${one.id}::uuid, number, id, kind, 'waiting'
      from ${rowsOf(steps, 'number int, id uuid, kind text')}`.execute(db);
}

export async function setPlan(
  db: Db,
  id: PlanId,
  from: readonly PlanState[],
  to: Parameters<MdmChanging['setPlan']>[2],
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('plan')
    .set({
      id,
      ...(to.state === undefined ? {} : { state: to.state }),
      ...(to.limit === undefined ? {} : { device_limit: to.limit }),
      ...(to.held === undefined
        ? {}
        : {
            held_since: to.held.since,
            held_kinds: sql<ArtefactKind[]>`${arrayOf(to.held.kinds, 'text')}`,
          }),
      ...(to.begun === undefined ? {} : { begun_at: to.begun }),
      ...(to.ended === undefined ? {} : { ended_at: to.ended }),
    })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function observation(db: Db, id: string): Promise<StoredObservation | null> {
  const row = await db
    .selectFrom('observation')
    .select(['id', 'connection_id as connection', 'at', 'devices', 'restrictions', 'standings'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function steps(
  db: Db,
  id: PlanId,
  { states, after, limit }: Parameters<MdmReading['steps']>[1],
): Promise<readonly StoredStep[]> {
  return db
    .selectFrom('plan_step')
    .select(['number', 'id', 'kind', 'state', 'code', 'at'])
    .where('plan_id', '=', id)
    .where('state', 'in', [...states])
    .where('number', '>', after ?? -1)
    .orderBy('number')
    .limit(limit)
    .execute();
}

export async function stepCounts(db: Db, id: PlanId): ReturnType<MdmReading['stepCounts']> {
  const { rows } = await sql<{ readonly state: StoredStep['state']; readonly steps: number }>`
    select state, count(*)::int as steps from plan_step where plan_id = ${id} group by state`.execute(
    db,
  );
  const of = (state: StoredStep['state']): number =>
    rows.find((row) => row.state === state)?.steps ?? 0;
  return {
    waiting: of('waiting'),
    begun: of('begun'),
    sent: of('sent'),
    done: of('done'),
    failed: of('failed'),
  };
}

export async function keysEver(
  db: Db,
  connection: ConnectionId,
): Promise<readonly RestrictionKey[]> {
  const { rows } = await sql<{ readonly key: RestrictionKey }>`
    select distinct one ->> 'key' as key from plan
    cross join lateral jsonb_array_elements(document -> 'restrictions') as one
    where connection_id = ${connection} order by key`.execute(db);
  return rows.map(({ key }) => key);
}

/** So many plans back one may be reverted to what lay there before. */
const PLANS_BACK = 20;

export async function contentsEver(
  db: Db,
  connection: ConnectionId,
): Promise<readonly Restriction[]> {
  const { rows } = await sql<{ readonly one: Restriction }>`
    select distinct on (one ->> 'key', one ->> 'hash') one from (
      select document from plan where connection_id = ${connection}
      order by made_at desc, id desc limit ${PLANS_BACK}) as lately
    cross join lateral jsonb_array_elements(document -> 'restrictions') as one`.execute(db);
  return rows.map(({ one }) => one);
}

export async function heldOnCanary(
  db: Db,
  connection: ConnectionId,
): Promise<readonly ArtefactKind[]> {
  const { rows } = await sql<{ readonly held: ArtefactKind }>`
    select distinct unnest(held_kinds) as held from plan
    where connection_id = ${connection} and kind = 'canary' and held_since is not null order by held`.execute(
    db,
  );
  return rows.map(({ held }) => held);
}

export async function addCheck(db: Db, one: Check): Promise<void> {
  await db
    .insertInto('plan_check')
    .values({
      id: one.id,
      connection_id: one.connection,
      plan_id: one.plan,
      kind: one.kind,
      at: one.at,
      outcome: one.outcome,
      result: sql`${JSON.stringify(one.result)}::jsonb`,
    })
    .execute();
}

export async function checks(
  db: Db,
  connection: ConnectionId,
  limit: number,
): Promise<readonly Check[]> {
  return db
    .selectFrom('plan_check')
    .select([
      'id',
      'connection_id as connection',
      'plan_id as plan',
      'kind',
      'at',
      'outcome',
      'result',
    ])
    .where('connection_id', '=', connection)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
