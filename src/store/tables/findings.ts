import { sql, type RawBuilder } from 'kysely';
import { FINDING_STATES, type FindingId } from '../../core/finding.ts';
import type { AppId } from '../../core/statements.ts';
import type {
  FindingCursor,
  FindingFilter,
  FindingOrder,
  Page,
  Reading,
  StoredFinding,
  Tree,
} from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import {
  all,
  answeredBy,
  appIs,
  FACET,
  facetIn,
  facetsOf,
  fleetIs,
  inOrganisations,
  ofFacets,
  ofFleet,
  ofOrganisations,
} from './finding-conditions.ts';
import { HAS_DUE, isTold, NEWEST, OLDEST, SOONEST, TOLD, type Order } from './finding-orders.ts';
import { findingColumns } from './finding-rows.ts';
import { arrayOf } from './rows.ts';
import { isVisible } from './slots.ts';
import { reachIn, type Reach } from './tree.ts';

type Asked = {
  readonly after: FindingCursor | null;
  readonly limit: number;
  readonly order: Order;
};

export async function finding(db: Db, id: FindingId): Promise<StoredFinding | null> {
  const { rows } = await sql<StoredFinding>`
    select ${findingColumns} from finding where id = ${id} and ${isVisible}`.execute(db);
  return rows[0] ?? null;
}

/** The heads of one index or several, merged; never a sort of all that match. */
export async function findings(
  db: Db,
  tree: Tree,
  filter: FindingFilter,
  {
    after,
    limit,
    order = 'newest',
  }: {
    readonly after: FindingCursor | null;
    readonly limit: number;
    readonly order?: FindingOrder;
  },
): Promise<Page<StoredFinding, FindingCursor>> {
  const reach = reachIn(tree, filter);
  const asked = { after, limit: limit + 1 };
  const rows =
    order === 'deadline'
      ? await byDeadline(db, filter, reach, asked)
      : await head(db, filter, reach, { ...asked, order: order === 'oldest' ? OLDEST : NEWEST });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { rows: page, next: more ? placeOf(last, order) : null };
}

const placeOf = (last: StoredFinding, order: FindingOrder): FindingCursor =>
  order === 'deadline' && isTold(last)
    ? { due: last.deadline ?? 'infinity', id: last.id }
    : { opened: last.opened, id: last.id };

/** Those that were called, the soonest deadline first; then all others, the newest first. */
async function byDeadline(
  db: Db,
  filter: FindingFilter,
  reach: Reach,
  { after, limit }: Omit<Asked, 'order'>,
): Promise<readonly StoredFinding[]> {
  const { states = FINDING_STATES } = filter;
  const called = TOLD.filter((state) => states.includes(state));
  const isAmongCalled = after === null || 'due' in after;
  const first = isAmongCalled
    ? await soonest(db, { ...filter, states: called }, reach, { after, limit, order: SOONEST })
    : [];
  if (first.length === limit) return first;
  const others = states.filter((state) => !(TOLD as readonly string[]).includes(state));
  const following = await head(db, { ...filter, states: others }, reach, {
    after: isAmongCalled ? null : after,
    limit: limit - first.length,
    order: NEWEST,
  });
  return [...first, ...following];
}

/** Heads of so many organisations; of more, the first of all are walked through: some of these are soon within reach. */
const MERGED_BY_DEADLINE = 100;

async function soonest(
  db: Db,
  filter: FindingFilter,
  { organisations }: Reach,
  asked: Asked,
): Promise<readonly StoredFinding[]> {
  const facets = facetsOf(filter);
  if (facets.length === 0 || organisations?.length === 0) return [];
  const { app, fleet, answers } = filter;
  const rest = [
    FACET,
    HAS_DUE,
    appIs(app),
    answers === undefined ? sql`true` : answeredBy(answers),
  ];
  return organisations !== null && organisations.length <= MERGED_BY_DEADLINE
    ? merged(db, [ofOrganisations(organisations), ofFacets(facets)], asked, [
        sql`finding.organisation_id = head.organisation`,
        ...rest,
        ofFleet(fleet),
      ])
    : merged(db, [ofFacets(facets)], asked, [
        ...rest,
        inOrganisations(organisations),
        fleetIs(fleet),
      ]);
}

/** The heads of up to so many organisations are merged at once; else what is sought is looked for among the first of all. */
const FEW_ORGANISATIONS = 30;
/** Among so many of these. A page of fifty is full there if a twentieth of all findings is within reach. */
const AMONG_FIRST = 1000;
/** Beyond, what is not among the first is sought by walking on through them. */
const MOST_HEADS = 4000;

async function head(
  db: Db,
  filter: FindingFilter,
  { organisations, wholeFleet }: Reach,
  asked: Asked,
): Promise<readonly StoredFinding[]> {
  const { app, fleet } = filter;
  const facets = facetsOf(filter);
  if (facets.length === 0 || organisations?.length === 0) return [];
  // Few have been answered, whatever the number of findings.
  if (filter.answers !== undefined)
    return plain(db, asked, [
      facetIn(facets),
      answeredBy(filter.answers),
      appIs(app),
      fleetIs(fleet),
      inOrganisations(organisations),
    ]);
  const first = [FACET, appIs(app), fleetIs(fleet)];
  if (organisations === null || (wholeFleet && app === undefined)) {
    const conditions = [...first, inOrganisations(organisations)];
    // Two conditions that no index has together: the database knows which of them is the rarer.
    return app !== undefined && fleet !== undefined
      ? plain(db, asked, [facetIn(facets), ...conditions.slice(1)])
      : merged(db, [ofFacets(facets)], asked, conditions);
  }
  const heads = organisations.length * facets.length;
  const within = inOrganisations(organisations);
  if (organisations.length > FEW_ORGANISATIONS || fleet !== undefined) {
    const found = await amongFirst(db, facets, asked, first, within);
    if (found !== null) return found;
  }
  return heads <= MOST_HEADS
    ? merged(db, [ofOrganisations(organisations), ofFacets(facets)], asked, [
        sql`finding.organisation_id = head.organisation`,
        FACET,
        appIs(app),
        ofFleet(fleet),
      ])
    : merged(db, [ofFacets(facets)], asked, [...first, within]);
}

/** The first of each head, and of these the first. */
async function merged(
  db: Db,
  heads: readonly RawBuilder<unknown>[],
  { after, limit, order }: Asked,
  conditions: readonly RawBuilder<unknown>[],
): Promise<readonly StoredFinding[]> {
  const { rows } = await sql<StoredFinding>`
    select ${findingColumns} from (
      select first.id from (select * from ${sql.join([...heads], sql` cross join `)}) as head
      cross join lateral (
        select id, ${order.column} from finding
        where ${all(conditions)} and ${order.beyond(after)} ${order.by()} limit ${sql.lit(limit)}
      ) as first
      ${order.by('first')} limit ${sql.lit(limit)}
    ) as page join finding using (id)
    ${order.by('finding')}`.execute(db);
  return rows;
}

async function plain(
  db: Db,
  { after, limit, order }: Asked,
  conditions: readonly RawBuilder<unknown>[],
): Promise<readonly StoredFinding[]> {
  const { rows } = await sql<StoredFinding>`
    select ${findingColumns} from finding
    where ${all(conditions)} and ${order.beyond(after)} ${order.by()} limit ${sql.lit(limit)}`.execute(
    db,
  );
  return rows;
}

/**
 * Of each head as many as could be among the first of all, then those within reach. Null where these do not fill a page, and
 * there are more beyond.
 */
async function amongFirst(
  db: Db,
  facets: readonly number[],
  { after, limit, order }: Asked,
  conditions: readonly RawBuilder<unknown>[],
  within: RawBuilder<unknown>,
): Promise<readonly StoredFinding[] | null> {
  const { rows } = await sql<StoredFinding & { readonly walked: number }>`
    with first as materialized (
      select first.* from (select * from ${ofFacets(facets)}) as head cross join lateral (
        select id, opened_at, organisation_id from finding
        where ${all(conditions)} and ${order.beyond(after)} ${order.by()} limit ${sql.lit(AMONG_FIRST)}
      ) as first ${order.by('first')} limit ${sql.lit(AMONG_FIRST)}
    ), page as (
      select id from first where ${within} ${order.by('first')} limit ${sql.lit(limit)}
    )
    select ${findingColumns}, walked from (select count(*)::int as walked from first) as all_first
    left join (page join finding using (id)) on true
    ${order.by('finding')}`.execute(db);
  const found = rows.filter(({ id }) => id !== null);
  const exhausted = (rows[0]?.walked ?? 0) < AMONG_FIRST;
  return found.length === limit || exhausted ? found : null;
}

/** Open ones of apps, newest first: the heads of those indexes of which there are fewer. */
export async function openFindingsOf(
  db: Db,
  { apps, organisations }: Parameters<Reading['openFindingsOf']>[0],
  limit: number,
): Promise<readonly StoredFinding[]> {
  if (apps.length === 0 || organisations?.length === 0) return [];
  const facets = ofFacets(facetsOf({ states: OPEN }));
  const asked = { after: null, limit, order: NEWEST };
  return organisations === null || apps.length <= organisations.length
    ? merged(db, [sql`unnest(${arrayOf(apps, 'text')}) as of_app (app)`, facets], asked, [
        sql`finding.app = head.app`,
        FACET,
        inOrganisations(organisations),
      ])
    : merged(db, [ofOrganisations(organisations), facets], asked, [
        sql`finding.organisation_id = head.organisation`,
        FACET,
        sql`finding.app = any(${arrayOf(apps, 'text')})`,
      ]);
}

const OPEN = FINDING_STATES.filter((state) => state !== 'closed');

/** Leaps from app to app through the index, whatever the number of findings. */
export async function appsWithFindings(db: Db): Promise<readonly AppId[]> {
  const { rows } = await sql<{ readonly app: AppId }>`
    with recursive apps (app) as (
      (select app from finding order by app limit 1)
      union all
      select (select finding.app from finding where finding.app > apps.app order by finding.app limit 1)
      from apps where apps.app is not null
    )
    select app from apps
    where app is not null and exists (select from finding where finding.app = apps.app and ${facetIn(facetsOf({ states: OPEN }))})
    order by app`.execute(db);
  return rows.map(({ app }) => app);
}
