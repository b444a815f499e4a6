import { sql, type RawBuilder } from 'kysely';
import {
  FINDING_STATES,
  type FindingId,
  type FleetId,
  type OrganisationId,
} from '../../core/finding.ts';
import type { AnswerKind } from '../../core/notices/notice.ts';
import type { AppId } from '../../core/statements.ts';
import type {
  FindingCursor,
  FindingFilter,
  Page,
  Reading,
  StoredFinding,
  Tree,
} from '../../actions/store.ts';
import type { Db } from '../schema.ts';
import { findingColumns } from './finding-rows.ts';
import { arrayOf, numbersOf } from './rows.ts';
import { isVisible, visibleSlots } from './slots.ts';
import { reachIn, type Reach } from './tree.ts';

type Asked = { readonly after: FindingCursor | null; readonly limit: number };

export async function finding(db: Db, id: FindingId): Promise<StoredFinding | null> {
  const { rows } = await sql<StoredFinding>`
    select ${findingColumns} from finding where id = ${id} and ${isVisible}`.execute(db);
  return rows[0] ?? null;
}

/** Newest first: the heads of one index or several, merged; never a sort of all that match. */
export async function findings(
  db: Db,
  tree: Tree,
  filter: FindingFilter,
  asked: Asked,
): Promise<Page<StoredFinding, FindingCursor>> {
  const rows = await head(db, filter, reachIn(tree, filter), { ...asked, limit: asked.limit + 1 });
  const page = rows.slice(0, asked.limit);
  const last = page.at(-1);
  const more = rows.length > asked.limit && last !== undefined;
  return { rows: page, next: more ? { opened: last.opened, id: last.id } : null };
}

/** So many are told apart by phone; of more it takes a second and longer. */
const MOST_BY_PHONE = 100_000;

/** How many match, and on how many phones; null where they are very many. */
export async function findingsCount(
  db: Db,
  tree: Tree,
  filter: FindingFilter,
): ReturnType<Reading['findingsCount']> {
  const { organisations } = reachIn(tree, filter);
  const facets = facetsOf(filter);
  const { app, fleet } = filter;
  if (facets.length === 0 || organisations?.length === 0) return { findings: 0, phones: 0 };
  const conditions = [
    facetIn(facets),
    inOrganisations(organisations),
    appIs(app),
    fleetIs(fleet),
    filter.answers === undefined ? sql`true` : answeredBy(filter.answers),
  ];
  const { rows } = await sql<{ readonly findings: number }>`
    select count(*)::int as findings from finding where ${all(conditions)}`.execute(db);
  const findings = rows[0]?.findings ?? 0;
  if (findings > MOST_BY_PHONE) return { findings, phones: null };
  const { rows: of } = await sql<{ readonly phones: number }>`
    select count(distinct device_id)::int as phones from finding where ${all(conditions)}`.execute(
    db,
  );
  return { findings, phones: of[0]?.phones ?? 0 };
}

/** The heads of up to so many organisations are merged at once; else what is sought is looked for among the newest of all first. */
const FEW_ORGANISATIONS = 30;
/** Among so many of the newest. A page of fifty is full there if a twentieth of all findings is within reach. */
const AMONG_NEWEST = 1000;
/** Beyond, what is not among the newest is sought by walking on through them. */
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
  const newest = [FACET, appIs(app), fleetIs(fleet)];
  if (organisations === null || (wholeFleet && app === undefined)) {
    const conditions = [...newest, inOrganisations(organisations)];
    // Two conditions that no index has together: the database knows which of them is the rarer.
    return app !== undefined && fleet !== undefined
      ? plain(db, asked, [facetIn(facets), ...conditions.slice(1)])
      : merged(db, [ofFacets(facets)], asked, conditions);
  }
  const heads = organisations.length * facets.length;
  const within = inOrganisations(organisations);
  if (organisations.length > FEW_ORGANISATIONS || fleet !== undefined) {
    const found = await amongNewest(db, facets, asked, newest, within);
    if (found !== null) return found;
  }
  return heads <= MOST_HEADS
    ? merged(db, [ofOrganisations(organisations), ofFacets(facets)], asked, [
        sql`finding.organisation_id = head.organisation`,
        FACET,
        appIs(app),
        ofFleet(fleet),
      ])
    : merged(db, [ofFacets(facets)], asked, [...newest, within]);
}

const answeredBy = (kinds: readonly AnswerKind[]) =>
  sql`id = any(array(select finding_id from answer
    where kind = any(${arrayOf([...kinds], 'text')}) and replaced_at is null and settled_at is null))`;
const FACET = sql`finding.facet = head.facet`;
const appIs = (app: AppId | undefined) => (app === undefined ? sql`true` : sql`app = ${app}`);
const fleetIs = (fleet: FleetId | undefined) =>
  fleet === undefined ? sql`true` : sql`fleet_id = ${fleet}`;
/** Said so that no index of fleets is taken: within one organisation nearly all are of one fleet. */
const ofFleet = (fleet: FleetId | undefined) =>
  fleet === undefined ? sql`true` : sql`fleet_id is not distinct from ${fleet}`;
const inOrganisations = (organisations: readonly OrganisationId[] | null) =>
  organisations === null
    ? sql`true`
    : sql`organisation_id = any(${arrayOf(organisations, 'uuid')})`;

/** As the column `facet` has it: the place of the state, twice, and one more where it is not certain. */
function facetsOf({ states, certain }: FindingFilter): readonly number[] {
  const kinds = certain === undefined ? [0, 1] : [certain ? 0 : 1];
  return FINDING_STATES.flatMap((state, place) =>
    states === undefined || states.includes(state) ? kinds.map((kind) => 2 * place + kind) : [],
  );
}

/** Those of the findings that are settled, and of published ones that are not. */
const allFacets = (facets: readonly number[]) =>
  sql`select (10 * slot + facet)::smallint as facet from (${visibleSlots}) as visible
    cross join unnest(${numbersOf(facets)}) as asked (facet)`;
const ofFacets = (facets: readonly number[]) => sql`(${allFacets(facets)}) as of_facet`;
const facetIn = (facets: readonly number[]) => sql`facet = any(array(${allFacets(facets)}))`;
const ofOrganisations = (organisations: readonly OrganisationId[]) =>
  sql`unnest(${arrayOf(organisations, 'uuid')}) as of_organisation (organisation)`;

const ORDER = sql`order by opened_at desc, id desc`;
const beyond = (after: FindingCursor | null) =>
  after === null
    ? sql`true`
    : sql`(opened_at, id) < (${after.opened}::timestamptz, ${after.id}::uuid)`;
const all = (conditions: readonly RawBuilder<unknown>[]) => sql.join([...conditions], sql` and `);

/** The newest of each head, and of these the newest. */
async function merged(
  db: Db,
  heads: readonly RawBuilder<unknown>[],
  { after, limit }: Asked,
  conditions: readonly RawBuilder<unknown>[],
): Promise<readonly StoredFinding[]> {
  const { rows } = await sql<StoredFinding>`
    select ${findingColumns} from (
      select newest.id from (select * from ${sql.join([...heads], sql` cross join `)}) as head
      cross join lateral (
        select id, opened_at from finding
        where ${all(conditions)} and ${beyond(after)} ${ORDER} limit ${sql.lit(limit)}
      ) as newest
      order by newest.opened_at desc, newest.id desc limit ${sql.lit(limit)}
    ) as page join finding using (id)
    order by finding.opened_at desc, finding.id desc`.execute(db);
  return rows;
}

async function plain(
  db: Db,
  { after, limit }: Asked,
  conditions: readonly RawBuilder<unknown>[],
): Promise<readonly StoredFinding[]> {
  const { rows } = await sql<StoredFinding>`
    select ${findingColumns} from finding
    where ${all(conditions)} and ${beyond(after)} ${ORDER} limit ${sql.lit(limit)}`.execute(db);
  return rows;
}

/**
 * Of each head as many as could be among the newest of all, then those within reach. Null where these do not fill a page, and
 * there are more beyond.
 */
async function amongNewest(
  db: Db,
  facets: readonly number[],
  { after, limit }: Asked,
  conditions: readonly RawBuilder<unknown>[],
  within: RawBuilder<unknown>,
): Promise<readonly StoredFinding[] | null> {
  const { rows } = await sql<StoredFinding & { readonly walked: number }>`
    with newest as materialized (
      select newest.* from (select * from ${ofFacets(facets)}) as head cross join lateral (
        select id, opened_at, organisation_id from finding
        where ${all(conditions)} and ${beyond(after)} ${ORDER} limit ${sql.lit(AMONG_NEWEST)}
      ) as newest ${ORDER} limit ${sql.lit(AMONG_NEWEST)}
    ), page as (
      select id from newest where ${within} ${ORDER} limit ${sql.lit(limit)}
    )
    select ${findingColumns}, walked from (select count(*)::int as walked from newest) as all_newest
    left join (page join finding using (id)) on true
    order by finding.opened_at desc, finding.id desc`.execute(db);
  const found = rows.filter(({ id }) => id !== null);
  const exhausted = (rows[0]?.walked ?? 0) < AMONG_NEWEST;
  return found.length === limit || exhausted ? found : null;
}

/** Open ones of apps, newest first: the heads of those indexes of which there are fewer. */
export async function openFindingsOf(
  db: Db,
  { apps, organisations }: Parameters<Reading['openFindingsOf']>[0],
  limit: number,
): Promise<readonly StoredFinding[]> {
  if (apps.length === 0 || organisations?.length === 0) return [];
  const facets = ofFacets(facetsOf({ scope: [], states: OPEN }));
  const asked = { after: null, limit };
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
    where app is not null and exists (select from finding where finding.app = apps.app and ${facetIn(facetsOf({ scope: [], states: OPEN }))})
    order by app`.execute(db);
  return rows.map(({ app }) => app);
}
