import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { Policy } from '../../core/policy.ts';
import type { PersonId } from '../../core/rights.ts';
import type { Vetted, VettingAnswer } from '../../core/vetting/report.ts';
import type { Decision } from '../../core/verdict.ts';
import { dayOf, done, refused, type Context, type Outcome } from '../server.ts';
import type { Page } from '../stored.ts';
import type { VettingServer } from './door.ts';
import { judge, summaryOf, type Ruled, type VettingSummary } from './judge.ts';
import type {
  Edition,
  StoredVetting,
  VettingFilter,
  VettingId,
  VettingOutcome,
  VettingState,
} from './stored.ts';
import { vettingWithin } from './within.ts';

export type VettingRow = StoredVetting & { readonly summary: VettingSummary | null };
type Judged = Decision | 'not-assessed';
export type VettingsAsked = {
  readonly policy: string;
  readonly states?: readonly VettingState[];
  readonly outcomes?: readonly VettingOutcome[];
  readonly answers?: readonly VettingAnswer[];
  readonly decisions?: readonly Judged[];
  readonly person?: PersonId;
  readonly batch?: string;
};

/** Rows that are judged for one page: where few of them fit a filter, the page is short, and the next goes on. */
const MOST_JUDGED = 500;
const AT_ONCE = 100;

/** Newest first. Verdicts are of today, under the policy. */
export async function listVettings(
  server: VettingServer,
  { scope }: Pick<Context, 'scope'>,
  { policy, answers, decisions, ...asked }: VettingsAsked,
  { before, limit }: { readonly before: VettingId | null; readonly limit: number },
): Promise<Outcome<Page<VettingRow, VettingId>, 'unknown-policy'>> {
  const ruled = ruledBy(server, policy);
  if (ruled === null) return refused('unknown-policy');
  const isJudged = answers !== undefined || decisions !== undefined;
  const filter: VettingFilter = { scope, ...asked, ...(isJudged ? { states: EXAMINED } : {}) };
  const rows: VettingRow[] = [];
  let at = before;
  for (let seen = 0; ;) {
    const size = isJudged ? AT_ONCE : limit + 1;
    const some = await server.store.vetting.vettings(filter, { before: at, limit: size });
    for (const one of some) {
      if (rows.length === limit) return done({ rows, next: at });
      const row = await rowOf(server, ruled, one);
      if (fits(row, answers, decisions)) rows.push(row);
      at = one.id;
    }
    seen += some.length;
    if (some.length < size) return done({ rows, next: null });
    if (seen >= MOST_JUDGED) return done({ rows, next: at });
  }
}

const EXAMINED: readonly VettingState[] = ['examined'];

function fits(
  { summary }: VettingRow,
  answers: VettingsAsked['answers'],
  decisions: VettingsAsked['decisions'],
): boolean {
  if (summary === null) return answers === undefined && decisions === undefined;
  if (answers !== undefined && !answers.includes(summary.answer)) return false;
  return decisions === undefined || decisions.includes(summary.decision ?? 'not-assessed');
}

async function rowOf(
  { store }: VettingServer,
  ruled: Ruled,
  one: StoredVetting,
): Promise<VettingRow> {
  const { sha256, edition } = one;
  if (one.state !== 'examined' || sha256 === null || edition === null)
    return { ...one, summary: null };
  const summary = await summaryOf({ sha256, edition }, ruled, () =>
    store.vetting.examination(sha256, edition),
  );
  return { ...one, summary };
}

/** Null: there is no such policy. */
export function ruledBy(server: VettingServer, policy: string): Ruled | null {
  const rules = server.rules();
  const found = rules.policies.find(({ id }) => id === policy);
  return found === undefined ? null : { rules, policy: found, at: dayOf(server.clock()) };
}

export type VettingRead = {
  readonly vetting: StoredVetting;
  readonly policy: Policy;
  readonly at: Day;
  readonly report: {
    readonly vetted: Vetted;
    readonly edition: Edition;
    readonly read: Instant;
    /** Our readers and the signs of today would read it so again. */
    readonly isCurrent: boolean;
  } | null;
};

export async function readVetting(
  server: VettingServer,
  context: Pick<Context, 'scope'>,
  id: VettingId,
  policy: string,
): Promise<Outcome<VettingRead, 'unknown-vetting' | 'unknown-policy'>> {
  const vetting = await vettingWithin(server.store, context, id);
  if (vetting === null) return refused('unknown-vetting');
  const ruled = ruledBy(server, policy);
  if (ruled === null) return refused('unknown-policy');
  const { sha256, edition } = vetting;
  const found =
    vetting.state === 'examined' && sha256 !== null && edition !== null
      ? await server.store.vetting.examination(sha256, edition)
      : null;
  const now = await server.vetting.edition();
  return done({
    vetting,
    policy: ruled.policy,
    at: ruled.at,
    report: found && {
      vetted: judge(found, ruled),
      edition: found.edition,
      read: found.read,
      isCurrent: found.edition.id === now.id,
    },
  });
}

export type BatchRead = {
  readonly batch: string;
  readonly states: Readonly<Record<VettingState, number>>;
  readonly answers: Readonly<Record<VettingAnswer, number>>;
};

/** How far files that were handed in together are. One that nobody knows has none. */
export async function readBatch(
  server: VettingServer,
  { scope }: { readonly scope: readonly OrganisationId[] },
  batch: string,
  policy: string,
): Promise<Outcome<BatchRead, 'unknown-policy'>> {
  const ruled = ruledBy(server, policy);
  if (ruled === null) return refused('unknown-policy');
  const { vetting } = server.store;
  const states = Object.fromEntries(
    (await vetting.batchStates(batch, scope)).map(({ state, count }) => [state, count]),
  );
  const answers: Record<VettingAnswer, number> = {
    found: 0,
    'nothing-found': 0,
    'not-readable': 0,
    'nothing-found-in-what-could-be-read': 0,
  };
  const filter = { scope, batch, states: EXAMINED };
  for (let before: VettingId | null = null; ;) {
    const some: readonly StoredVetting[] = await vetting.vettings(filter, {
      before,
      limit: AT_ONCE,
    });
    for (const one of some) {
      const { summary } = await rowOf(server, ruled, one);
      if (summary !== null) answers[summary.answer] += 1;
    }
    before = some.at(-1)?.id ?? null;
    if (some.length < AT_ONCE) break;
  }
  return done({ batch, states: { ...NO_STATES, ...states }, answers });
}

const NO_STATES: BatchRead['states'] = {
  announced: 0,
  receiving: 0,
  waiting: 0,
  reading: 0,
  examined: 0,
  interrupted: 0,
  cancelled: 0,
};
