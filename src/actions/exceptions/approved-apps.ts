import { plusDays, type Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { AppId } from '../../core/statements.ts';
import { policyChoice } from '../policy-choice.ts';
import { recorded } from '../recorded.ts';
import { BY_ITSELF, dayOf, done, refused, type Server } from '../server.ts';
import type { Reading } from '../store.ts';
import { approvalSaid } from './approvals.ts';
import type { ApprovalId } from './stored.ts';

export type ApprovedApp = {
  readonly name: string;
  /** Null: the catalogue does not have it. */
  readonly app: AppId | null;
  readonly android: readonly string[];
  readonly ios: readonly string[];
};

/** What a group of the policy that holds in an organisation may have on this day: approved there or above it, each app once. */
export async function approvedApps(
  tables: Reading,
  organisation: OrganisationId,
  group: string,
  day: Day,
): Promise<readonly ApprovedApp[]> {
  const organisations = await tables.organisations();
  const path = organisations.find(({ id }) => id === organisation)?.path ?? [];
  if (path.length === 0) return [];
  const { policy } = policyChoice(organisations, await tables.assignments()).of(
    organisation,
    'unknown',
  );
  const rows = await tables.exceptions.approvalsFor(path, policy, group, day);
  const once = new Map(
    rows.map(({ name, app, android, ios }) => [
      JSON.stringify([app ?? name, android, ios]),
      { name, app, android, ios },
    ]),
  );
  return [...once.values()];
}

const AT_ONCE = 100;
/** As for exceptions; no policy says how long before. */
const REMIND_DAYS = 30;

/** Ends approvals whose review day has come, and says once of each that it comes soon. Gives how many. */
export async function approvalsDue(
  server: Server,
): Promise<{ readonly ended: number; readonly reminded: number }> {
  const { exceptions } = server.store;
  const today = dayOf(server.clock());
  const counts = { ended: 0, reminded: 0 };
  for (;;) {
    const due = await exceptions.approvalsDue(today, AT_ONCE);
    const before = counts.ended;
    for (const { id } of due) if (await move(server, id, 'ended')) counts.ended++;
    if (counts.ended === before) break;
  }
  for (;;) {
    const due = await exceptions.approvalsEnding(plusDays(today, REMIND_DAYS), AT_ONCE);
    const before = counts.reminded;
    for (const { id } of due) if (await move(server, id, 'reminded')) counts.reminded++;
    if (counts.reminded === before) break;
  }
  return counts;
}

async function move(server: Server, id: ApprovalId, what: 'ended' | 'reminded'): Promise<boolean> {
  const moved = await recorded<null, 'not-due'>(server, BY_ITSELF, async (tables, at) => {
    const one = await tables.exceptions.approval(id);
    const from = what === 'ended' ? (['asked', 'in-force'] as const) : (['in-force'] as const);
    const to = what === 'ended' ? ({ state: 'ended', ended: at } as const) : { reminded: at };
    if (one === null || !(await tables.exceptions.setApproval(id, from, to)))
      return refused('not-due');
    const value = { ...one, ...to };
    return done({ value: null, said: [approvalSaid(what, value, 'job:exceptions-due')] });
  });
  return moved.ok;
}
