import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Policy } from '../../core/policy.ts';
import type { AppId } from '../../core/statements.ts';
import { readAppPhones, type AppPhones } from '../course/app-phones.ts';
import { readCourse } from '../course/read-course.ts';
import { shownProgress } from '../findings/progress.ts';
import type { Naming } from '../findings/read.ts';
import { summariseFindings } from '../findings/summary.ts';
import { sampleIn } from '../sample/sample.ts';
import { done, type Context, type Outcome, type Server } from '../server.ts';
import type { Reading } from '../store.ts';
import { reportOf, type ReportSources } from './report-of.ts';
import type { GovernmentReport, ReportReader } from './report.ts';

export type ReportAsked = {
  readonly organisation: OrganisationId | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly for: ReportReader;
  /** Where they may list findings. */
  readonly exactIn: readonly OrganisationId[];
};
export type ReportCode = 'unknown-organisation' | 'period-unfit';
type Ledger = GovernmentReport['ledger'];

/** What of one organisation and all below it may be handed on: the numbers that other operations give the same person. */
export async function readReport(
  server: Server,
  {
    policyOf,
    naming,
    ledger,
  }: {
    readonly policyOf: (id: string) => Policy | null;
    readonly naming: Naming;
    readonly ledger: () => Promise<Ledger>;
  },
  context: Pick<Context, 'scope'>,
  asked: ReportAsked,
): Promise<Outcome<GovernmentReport, ReportCode>> {
  const exactIn = asked.for === 'parliament' ? [] : asked.exactIn;
  const read = await readCourse(server, policyOf, context, { ...asked, exactIn });
  if (!read.ok) return read;
  const course = read.value;
  const scope = [course.organisation];
  const [from, to] = [course.days[0], course.days.at(-1)];
  if (from === undefined || to === undefined) throw new Error('a course without a day');
  const summary = await summariseFindings(server, naming, scope);
  const phones = new Map<AppId, AppPhones['total']>();
  for (const app of new Set(summary.flatMap((row) => row.app ?? []))) {
    const ask = { app, organisation: course.organisation, exactIn };
    const found = await readAppPhones(server, naming, context, ask);
    if (found.ok) phones.set(app, found.value.total);
  }
  const { catalogue } = server.rules();
  return done(
    reportOf({
      for: asked.for,
      sample: await isSample(server.store, course.organisation),
      from,
      to,
      course,
      summary,
      progress: shownProgress(summary),
      phones,
      register: await registerOf(server.store, scope),
      policies: [...new Set(course.phases.map(({ policy }) => policy))].flatMap((id) => {
        const policy = policyOf(id);
        return policy === null ? [] : [{ id, version: policy.version }];
      }),
      catalogue: catalogue.version,
      ledger: await ledger(),
    }),
  );
}

/** Some of what is counted there is invented. */
async function isSample(
  store: Pick<Reading, 'setting' | 'tree'>,
  id: OrganisationId,
): Promise<boolean> {
  const sample = await sampleIn(store);
  const { organisations } = await store.tree();
  return (sample?.organisations ?? []).some((one) => {
    const path = organisations.get(one)?.path ?? [];
    return path.includes(id) || (organisations.get(id)?.path.includes(one) ?? false);
  });
}

const AT_ONCE = 200;

async function registerOf(
  { exceptions }: Pick<Reading, 'exceptions'>,
  scope: readonly OrganisationId[],
): Promise<ReportSources['register']> {
  const all = [];
  for (let after: number | null = null; ;) {
    const page = await exceptions.exceptions({ scope }, { after, limit: AT_ONCE, order: 'oldest' });
    for (const { state, restricted, ground, asked, decided } of page.rows)
      all.push({ state, restricted, ground, asked, decided });
    after = page.next;
    if (after === null) return all;
  }
}
