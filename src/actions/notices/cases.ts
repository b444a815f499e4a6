import { measureOn } from '../../core/groups.ts';
import type { Instant } from '../../core/inventory.ts';
import { noticeClock, type NoticeClock } from '../../core/notices/clock.ts';
import type { HolderKey, NoticeCase } from '../../core/notices/notice.ts';
import type { Policy } from '../../core/policy.ts';
import { policyChoice } from '../policy-choice.ts';
import type { Reading } from '../store.ts';
import type { ExceptionId } from '../exceptions/stored.ts';
import type { NoticeServer } from './door.ts';
import type { CaseRow, NoticeState } from './stored.ts';

/** Of whom the last message never reached them, as far as anybody knows: nothing runs against them. */
const UNREACHED: ReadonlySet<NoticeState> = new Set<NoticeState>([
  'outbox',
  'perhaps-sent',
  'bounced',
  'failed',
  'held-back',
]);

/** What the rules of a look are: they stay the same for all of it. */
export type Looking = {
  readonly at: Instant;
  readonly clocks: ReadonlyMap<string, NoticeClock>;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly caseOf: (row: CaseRow) => NoticeCase;
};

export async function lookAt(
  server: NoticeServer,
  at: Instant,
  atAnyHour: boolean,
): Promise<Looking> {
  const { store, notices } = server;
  const policies = new Map(server.rules().policies.map((one) => [one.id, one]));
  const clockOf = ({ notices: rules }: Policy): NoticeClock => {
    const clock = noticeClock(rules);
    return atAnyHour ? { ...clock, isOpen: () => true, nextOpen: (from) => from } : clock;
  };
  const clocks = new Map([...policies].map(([id, one]) => [id, clockOf(one)]));
  const choice = policyChoice(await store.organisations(), await store.assignments());
  const mdms = new Map((await store.fleets()).map(({ id, mdm }) => [id, mdm]));
  const ages = new Map([...mdms].map(([id, mdm]) => [id, notices.listAge(mdm)]));
  return {
    at,
    clocks,
    policies,
    caseOf(row) {
      // Whose phone it is, is not kept with a finding: the policy for whom nothing is said holds.
      const held = choice.of(row.finding.organisation, 'unknown');
      const group = policies.get(held.policy)?.groups.find(({ id }) => id === held.group);
      const clock = clocks.get(held.policy);
      if (group === undefined || clock === undefined)
        throw new Error('a policy that is not here is assigned');
      return {
        finding: row.finding,
        holder: String(row.holder) as HolderKey,
        policy: held.policy,
        measure: measureOn(group, clock.dayOf(at)),
        told: row.told,
        answer: row.answer,
        listAgeHours: ages.get(row.finding.fleet) ?? 0,
        // A plan that takes the app off makes the finding unusable or closes it; until then its holder is asked.
        removal: false,
        unreached: row.lastState !== null && UNREACHED.has(row.lastState),
      };
    },
  };
}

/** An answer with which an exception was asked is settled once that was refused or withdrawn. */
export async function withDecisions(
  tables: Reading,
  rows: readonly CaseRow[],
): Promise<readonly CaseRow[]> {
  const decided = new Map<string, Instant | null>();
  for (const { answer } of rows) {
    const id = answer?.exception ?? null;
    if (id === null || decided.has(id)) continue;
    const exception = await tables.exceptions.exception(id as ExceptionId);
    decided.set(id, exception === null ? null : (exception.ended ?? exception.decided));
  }
  return rows.map((row) => {
    const settled = row.answer?.exception ? (decided.get(row.answer.exception) ?? null) : null;
    return row.answer && row.answer.settled === null && settled !== null
      ? { ...row, answer: { ...row.answer, settled } }
      : row;
  });
}
