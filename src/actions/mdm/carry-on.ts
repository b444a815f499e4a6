import type { Instant } from '../../core/inventory.ts';
import type { Plan, Step } from '../../core/mdm/plan.ts';
import { recorded } from '../recorded.ts';
import { BY_ITSELF, done, refused } from '../server.ts';
import { whyStale } from './apply.ts';
import { connectorOf, type MdmServer } from './door.ts';
import { holding, leaseFor, LeaseLost } from './lease.ts';
import { observe } from './observe.ts';
import { carryOutSome, type Under } from './carry-out.ts';
import { nextSteps } from './step-order.ts';
import type { PlanId, StepState, StoredConnection, StoredPlan, StoredStep } from './stored.ts';

export type ApplyWork = {
  readonly owner: string;
  readonly until: Instant;
  readonly signal: AbortSignal;
  /** This one alone; null: all that are running. */
  readonly only: PlanId | null;
};
/** A device that has not answered for so long does so in its own time: what the plan has to do is done. */
const WAITS_FOR = 24 * 3_600_000;
const PAGE = 5000;

/**
 * Carries running plans on, as far as they go now. Of each connection one is at it, in any process; one that was killed is followed
 * by another, which begins with the steps whose outcome is not written down. Steps that are done are never done again.
 */
export async function workOnApplies(server: MdmServer, work: ApplyWork): Promise<void> {
  const { store } = server;
  for (const id of await store.mdm.plansIn(['running'])) {
    if (work.signal.aborted || Date.parse(server.clock()) >= Date.parse(work.until)) return;
    if (work.only !== null && work.only !== id) continue;
    const plan = await store.mdm.plan(id);
    const connection = plan === null ? null : await store.mdm.connection(plan.connection);
    if (plan?.state === 'running' && connection !== null)
      await carryOn(server, plan, connection, work);
  }
}

async function carryOn(
  server: MdmServer,
  plan: StoredPlan,
  connection: StoredConnection,
  { owner, signal, until }: ApplyWork,
): Promise<void> {
  const { store } = server;
  const take = (): Promise<boolean> =>
    store.stage((tables) => tables.mdm.lease(connection.id, 'apply', leaseFor(server, owner)));
  if (!(await take())) return;
  try {
    await holding(server, take, signal, (held) =>
      pass(server, plan, connection, { owner, signal: held, until }),
    );
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
  } finally {
    await store
      .stage((tables) => tables.mdm.endLease(connection.id, 'apply', owner))
      .catch(() => {});
  }
}

/** Once through all steps that can be done now. */
async function pass(
  server: MdmServer,
  plan: StoredPlan,
  connection: StoredConnection,
  { owner, signal, until }: Omit<ApplyWork, 'only'>,
): Promise<void> {
  const all = await allSteps(server, plan.id);
  const states = all.map(({ state }) => state);
  const seen = await observe(server, connection, [], signal);
  const stale = whyStale(server, plan, seen, states);
  // What can't be read now is looked at again with the next call.
  if (stale.some(({ code }) => code === 'unread')) return;
  if (stale.length > 0) return end(server, plan, 'failed', 'changed-meanwhile');
  const connector = connectorOf(server, connection);
  const under: Under = { plan, names: seen.names, connector, owner, signal };
  const tried = new Set<number>();
  for (;;) {
    signal.throwIfAborted();
    if (Date.parse(server.clock()) >= Date.parse(until)) return;
    const next = nextSteps(plan.document.steps, states, tried);
    if (next.length === 0) break;
    for (const n of next) tried.add(n);
    const steps = next.flatMap((n) => all[n] ?? []);
    for (const { number, state } of await carryOutSome(server, under, steps))
      states[number] = state;
  }
  const oldest = Math.max(0, Date.parse(server.clock()) - WAITS_FOR);
  const isOpen = (state: StepState, n: number): boolean =>
    state === 'waiting' || state === 'begun'
      ? isWorthWaiting(plan.document, states, n)
      : state === 'sent' && sentAt(all[n], server.clock()) > oldest;
  if (states.some(isOpen)) return;
  const failed = states.includes('failed');
  await end(server, plan, failed ? 'failed' : 'done', failed ? 'steps-failed' : 'applied');
}

const sentAt = (step: StoredStep | undefined, now: Instant): number =>
  // One that was sent just now was read before.
  Date.parse(step?.state === 'sent' && step.at !== null ? step.at : now);

/** A step that stands behind another of its device waits as long as that one does. */
function isWorthWaiting({ steps }: Plan, states: readonly StepState[], n: number): boolean {
  const step = steps[n];
  const isBefore = (other: Step, m: number): boolean =>
    m < n &&
    states[m] === 'sent' &&
    step !== undefined &&
    (('device' in step && 'device' in other && step.device === other.device) ||
      ('key' in step && 'key' in other && step.key === other.key));
  return !steps.some(isBefore);
}

async function allSteps({ store }: MdmServer, id: PlanId): Promise<readonly StoredStep[]> {
  const all: StoredStep[] = [];
  for (;;) {
    const page = await store.mdm.steps(id, {
      states: ['waiting', 'begun', 'sent', 'done', 'failed'],
      after: all.at(-1)?.number ?? null,
      limit: PAGE,
    });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

async function end(
  server: MdmServer,
  { id, reverts, connection }: StoredPlan,
  state: 'done' | 'failed',
  result: string,
): Promise<void> {
  await recorded<null, 'ended'>(server, BY_ITSELF, async (tables, at) => {
    if (!(await tables.mdm.setPlan(id, ['running'], { state, ended: at }))) return refused('ended');
    if (reverts !== null && state === 'done')
      await tables.mdm.setPlan(reverts, ['done', 'failed', 'stopped'], { state: 'reverted' });
    const said = {
      action: 'plan.apply-ended',
      object: `plan:${id}`,
      result,
      origin: `connection:${connection}`,
      details: { ...(await tables.mdm.stepCounts(id)) },
    };
    return done({ value: null, said: [said] });
  });
}
