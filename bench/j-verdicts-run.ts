import { BY_ITSELF } from '../src/actions/server.ts';
import { sql } from 'kysely';
import { addAssignment } from '../src/actions/assignments.ts';
import { reassess } from '../src/actions/reassess.ts';
import { rulebookOf, type Rules } from '../src/actions/rulebook.ts';
import type { AppId } from '../src/core/statements.ts';
import { median, report } from './child.ts';
import type { Place } from './databases.ts';
import { government } from './government.ts';
import { POLICY, prohibitedApps, shippedRules, today } from './rules.ts';
import { seedFindings } from './seed-findings.ts';

/** Child process: `node j-verdicts-run.ts JSON`. */
const { findings, ...place } = JSON.parse(process.argv[2] ?? '') as Omit<Place, 'name'> & {
  readonly findings: number;
};
const OTHER_POLICY = 'us-tx';
const rules = shippedRules();
const apps = prohibitedApps(rules).slice(0, 300);
const { database, server } = await government(place, rules);
await seedFindings(database.db, { findings, apps, closed: 0 });

/** A catalogue that says nothing any more of who makes the app. */
const without = (app: AppId): Rules => ({
  ...rules,
  catalogue: {
    ...rules.catalogue,
    publications: rules.catalogue.publications.filter((one) => one.app !== app),
  },
});

/** Seconds of the whole: assessing the catalogue, and what follows. */
async function timed(given: Rules): Promise<{ readonly seconds: number; readonly closed: number }> {
  const before = performance.now();
  const closed = await reassess(server, rulebookOf(given, today()));
  return { seconds: (performance.now() - before) / 1000, closed };
}

const isFreed = (app: AppId): boolean =>
  rulebookOf(without(app), today()).verdict(POLICY, app) !== 'prohibited';
const { rows } = await sql<{ readonly app: AppId }>`
  select app from finding group by app order by count(*) desc, app`.execute(database.db);
const byCount = rows.map(({ app }) => app);
const middle = byCount
  .slice(Math.floor(byCount.length / 2))
  .filter(isFreed)
  .slice(0, 3);

await timed(rules);
const same = [await timed(rules), await timed(rules), await timed(rules)];
const one: Awaited<ReturnType<typeof timed>>[] = [];
for (const app of middle) one.push(await timed(without(app)));
const most = await timed(without(byCount.find(isFreed) as AppId));

const organisation = (await server.store.organisations()).find(({ path }) => path.length === 2);
const group = rules.policies.find(({ id }) => id === OTHER_POLICY)?.groups[0]?.id;
if (organisation === undefined || group === undefined)
  throw new Error('nobody to assign a policy to');
const assigned = await addAssignment(
  server,
  { ...BY_ITSELF, actor: 'somebody', scope: organisation.path },
  {
    organisation: organisation.id,
    ownership: null,
    function: null,
    clearance: null,
    policy: OTHER_POLICY,
    group,
  },
);
if (!assigned.ok) throw new Error(assigned.code);
// What this policy does not prohibit is closed once.
await timed(rules);
const two = [await timed(rules), await timed(rules), await timed(rules)];

if ([...same, ...two].some(({ closed }) => closed > 0)) throw new Error('something was closed');
if (one.length === 0 || one.some(({ closed }) => closed === 0))
  throw new Error('nothing was closed');
const secondsOf = (runs: readonly { readonly seconds: number }[]): number =>
  median(runs.map(({ seconds }) => seconds));
report({
  same: secondsOf(same),
  one: secondsOf(one),
  closed: one.map(({ closed }) => closed).join(', '),
  two: secondsOf(two),
  most: most.seconds,
  mostClosed: most.closed,
});
await database.close();
