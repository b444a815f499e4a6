import { sql } from 'kysely';
import { chartCourse, readCourse } from '../src/actions/course/read-course.ts';
import type { Server } from '../src/actions/server.ts';
import type { AppId } from '../src/core/statements.ts';
import { found } from '../src/actions/found.ts';
import { migrate } from '../src/store/migrate.ts';
import { openDatabase } from '../src/store/open.ts';
import type { Db } from '../src/store/schema.ts';
import { createStore, MANY_AT_ONCE } from '../src/store/store.ts';
import { whereOf } from './databases.ts';
import { median } from './child.ts';
import { seedFindings, type Seed } from './seed-findings.ts';

const given = JSON.parse(process.argv[2] ?? '') as Omit<Seed, 'apps' | 'closed'>;
const apps = Array.from({ length: 300 }, (_, n) => `app-${n}` as AppId);
const database = await openDatabase(whereOf(given));
const { db } = database;
await migrate(db);
const store = createStore(db, given.url === null ? undefined : MANY_AT_ONCE);
let made = 0;
const server = {
  store,
  clock: () => new Date().toISOString(),
  newId: () => `01900000-0000-7000-8000-${(0xf00000 + made++).toString(16).padStart(12, '0')}`,
  rules: () => ({ policies: [] }),
  ledger: {
    commit: (field: string) => ({ commitment: `c${made++}`, field, sealed: new Uint8Array(1) }),
    entry: () => '{}',
  },
} as unknown as Server;
await found(server, { name: 'State', policy: 'nl', group: 'everyone' });
await seedFindings(db, { findings: given.findings, apps, closed: 0.7 });
const events = await seedEvents(db);

const took = async (work: () => Promise<unknown>): Promise<number> => {
  const before = performance.now();
  await work();
  return performance.now() - before;
};
const again = async (work: () => Promise<unknown>): Promise<number> => {
  await work();
  const times: number[] = [];
  for (let i = 0; i < 5; i++) times.push(await took(work));
  return median(times);
};
let batch = 0;
let counted = 0;
for (;;) {
  const before = performance.now();
  const isDone = await chartCourse(server, 1);
  const time = performance.now() - before;
  batch = Math.max(batch, time);
  counted += time;
  if (isDone) break;
}
await sql`vacuum (analyze)`.execute(db);
const [root] = await store.topOrganisations();
if (root === undefined) throw new Error('there is no organisation');
const scope = [root];
const asked = { organisation: null, from: null, to: null };
const read = async (exactIn: typeof scope) => {
  const answer = await readCourse(server, () => null, { scope }, { ...asked, exactIn });
  if (!answer.ok || !answer.value.counted) throw new Error('there is no course');
  return answer.value;
};
const whole = await read(scope);
const [open] = (
  await sql<{ readonly phones: number }>`
    select count(distinct device_id)::int as phones from finding
    where facet % 2 = 0 and state <> 'closed'`.execute(db)
).rows;
if (whole.total.now !== open?.phones) throw new Error('the course is not what is there');
const result = {
  events,
  counted,
  batch,
  parts: whole.parts.length,
  course: await again(() => read(scope)),
  told: await again(() => read([])),
  waiting: await again(() => store.waiting.findings(scope)),
  app: await again(() => store.course.appParts(root, apps[0] ?? ('' as AppId))),
  count: await again(() => store.findingsCount({ scope })),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
await store.close();

/** Of each finding that it was opened, and that it was closed: as people do it, so that one queue has all of them. */
async function seedEvents(of: Db): Promise<number> {
  const event = (kind: string, at: string) => sql`
    select ('01900000-0000-7000-8' || substr(md5(${kind} || id), 1, 3) || '-' || lpad(to_hex(
      row_number() over (order by id) + ${kind === 'opened' ? 0 : 10_000_000}), 12, '0'))::uuid as id,
      id as finding_id, device_id, ${kind} as kind, jsonb_build_object('kind', ${kind}::text, 'app', app,
        'organisation', organisation_id, 'strength', strength, 'platform', platform, 'secondCopy', false,
        'seen', to_char(opened_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'seenAs', 'all', 'because', 'removed',
        'at', to_char(closed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as change, ${sql.raw(at)} as at
    from finding ${kind === 'closed' ? sql`where state = 'closed'` : sql``}`;
  await of.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    for (const [kind, at] of [
      ['opened', 'opened_at'],
      ['closed', 'closed_at'],
    ] as const)
      await sql`
        insert into finding_event (id, finding_id, device_id, kind, change, at)
        select ('01900000-0000-7000-' || ${kind === 'opened' ? '8' : '9'} || substr(id::text, 21))::uuid,
          finding_id, device_id, kind, change, at from (${event(kind, at)}) as one`.execute(tx);
    await sql`insert into course_waiting (finding_id) select id from finding`.execute(tx);
  });
  await sql`vacuum (analyze)`.execute(of);
  const { rows } = await sql<{ readonly events: number }>`
    select count(*)::int as events from finding_event`.execute(of);
  return rows[0]?.events ?? 0;
}
