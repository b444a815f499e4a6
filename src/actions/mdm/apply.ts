import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import type { MdmServer } from './door.ts';
import type { Plan, Step } from '../../core/mdm/plan.ts';
import { staleness, type Stale } from '../../core/mdm/still-rests-on.ts';
import { stepAs } from './named-plan.ts';
import { observe, type Seen } from './observe.ts';
import { holdsOf } from './plans.ts';
import type { PlanId, StepState, StoredPlan } from './stored.ts';

/** Older than that, a plan is made anew: what people looked through may have changed in ways that it can't see. */
const OLDEST_IN_HOURS = 24;

type Code =
  | 'unknown-plan'
  | 'plan-held'
  | 'plan-stale'
  | 'plan-ended'
  | 'apply-running'
  | 'connection-busy'
  | 'idempotency-key-reused';

/**
 * Lets a plan be carried out, if nothing holds it and what it rests on is still so; the MDM is looked at for that. Whoever works
 * carries it out (`workOnApplies`). Asked again while it runs, it says that it runs.
 */
export async function beginApply(
  server: MdmServer,
  context: Context,
  id: PlanId,
  signal: AbortSignal,
): Promise<Outcome<StoredPlan, Code>> {
  const { store } = server;
  const plan = await store.mdm.plan(id);
  if (plan === null) return refused('unknown-plan');
  if (plan.state === 'running') return done(plan);
  if (plan.state !== 'made') return refused('plan-ended', { state: plan.state });
  const holds = holdsOf(plan);
  if (holds.length > 0) return refused('plan-held', { holds: holds.map(({ code }) => code) });
  const connection = await store.mdm.connection(plan.connection);
  if (connection === null || connection.ended !== null) return refused('unknown-plan');
  const seen = await observe(server, connection, [], signal);
  const [stale] = whyStale(server, plan, seen, []);
  if (stale !== undefined) return refused('plan-stale', { because: stale.code });
  return recorded<StoredPlan, Code>(server, context, async (tables, at) => {
    await tables.mdm.lockConnection(connection.id);
    const last = await tables.mdm.lastBegun(connection.id);
    if (last?.state === 'running') return refused('apply-running');
    if ((last?.id ?? null) !== plan.after)
      return refused('plan-stale', { because: 'another-was-applied' });
    const isBegun = await tables.mdm.setPlan(id, ['made'], { state: 'running', begun: at });
    if (!isBegun) return refused('plan-ended');
    const said = {
      action: 'plan.apply-begun',
      object: `plan:${id}`,
      result: 'running',
      origin: 'request',
      details: { steps: plan.document.steps.length, touches: plan.document.touches },
    };
    return done({ value: { ...plan, state: 'running', begun: at }, said: [said] });
  });
}

/** What the steps that are left rest on and is no longer so. A device that is gone is a step that fails, not a plan. */
export function whyStale(
  server: MdmServer,
  { document, begun }: StoredPlan,
  { observation, names }: Seen,
  states: readonly StepState[],
): readonly Stale[] {
  const steps = document.steps.map((step) => stepAs(step, names.shown));
  const isDone = (n: number): boolean =>
    steps[n] === null || (states[n] ?? 'waiting') === 'done' || states[n] === 'failed';
  const plan = { ...document, steps: steps.map((step, n) => step ?? stepOf(document, n)) };
  // Once it has begun, it goes on however long it takes.
  const hours = begun === null ? OLDEST_IN_HOURS : Infinity;
  return staleness(plan, observation, server.clock(), { hours, isDone });
}

function stepOf({ steps }: Plan, n: number): Step {
  const step = steps[n];
  if (step === undefined) throw new Error('a plan lacks a step of its own');
  return step;
}

/** No further step begins. What was done stays, and can be taken back by a plan of its own. */
export async function stopPlan(
  server: MdmServer,
  context: Context,
  id: PlanId,
): Promise<Outcome<StoredPlan, 'unknown-plan' | 'plan-ended' | 'idempotency-key-reused'>> {
  return recorded<StoredPlan, 'unknown-plan' | 'plan-ended'>(
    server,
    context,
    async (tables, at) => {
      const plan = await tables.mdm.plan(id);
      if (plan === null) return refused('unknown-plan');
      const to = { state: 'stopped', ended: at } as const;
      if (!(await tables.mdm.setPlan(id, ['made', 'running'], to)))
        return refused('plan-ended', { state: plan.state });
      const said = {
        action: 'plan.stopped',
        object: `plan:${id}`,
        result: 'stopped',
        origin: 'request',
        details: { ...(await tables.mdm.stepCounts(id)) },
      };
      return done({ value: { ...plan, ...to }, said: [said] });
    },
  );
}
