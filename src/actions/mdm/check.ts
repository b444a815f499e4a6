import type { ArtefactKind } from '../../core/artefact.ts';
import type { Standing } from '../../core/mdm/restriction.ts';
import { makePlan } from '../../core/mdm/make-plan.ts';
import { driftSince } from '../../core/mdm/drift.ts';
import type { Plan, Step } from '../../core/mdm/plan.ts';
import { keysOf } from '../../core/mdm/trial.ts';
import { verify as verifyNow } from '../../core/mdm/verify.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import type { MdmServer } from './door.ts';
import { restrictionsAs, rulesAs, wantedAs } from './named-plan.ts';
import { observe, type Seen } from './observe.ts';
import { reverting } from './plans.ts';
import type {
  Check,
  CheckResult,
  ConnectionId,
  PlanId,
  StoredConnection,
  StoredPlan,
} from './stored.ts';
import { learnUsable } from './usable.ts';

/**
 * Whether a plan that was carried out holds: the MDM is looked at and planned for again, and nothing is to be done; and the devices
 * that it is for have it, as the MDM's strongest proof says. Findings learn what can't be opened any more.
 */
export async function verify(
  server: MdmServer,
  context: Context,
  id: PlanId,
  signal: AbortSignal,
): Promise<Outcome<Check, 'unknown-plan' | 'plan-not-applied' | 'idempotency-key-reused'>> {
  const plan = await server.store.mdm.plan(id);
  if (plan === null) return refused('unknown-plan');
  if (plan.begun === null) return refused('plan-not-applied');
  const connection = await server.store.mdm.connection(plan.connection);
  if (connection === null || connection.ended !== null) return refused('unknown-plan');
  const check = await look(server, context, connection, plan, 'verify', signal);
  return check.ok ? check : refused('idempotency-key-reused', check.facts);
}

/** What has changed in the MDM since the last plan was carried out, by whomever. What can't be read is no drift. */
export async function drift(
  server: MdmServer,
  context: Context,
  id: ConnectionId,
  signal: AbortSignal,
): Promise<Outcome<Check, 'unknown-connection' | 'nothing-in-force' | 'idempotency-key-reused'>> {
  const connection = await server.store.mdm.connection(id);
  if (connection === null || connection.ended !== null) return refused('unknown-connection');
  const plan = await server.store.mdm.planInForce(id);
  if (plan === null) return refused('nothing-in-force');
  const check = await look(server, context, connection, plan, 'drift', signal);
  return check.ok ? check : refused('idempotency-key-reused', check.facts);
}

async function look(
  server: MdmServer,
  context: Context,
  connection: StoredConnection,
  plan: StoredPlan,
  kind: Check['kind'],
  signal: AbortSignal,
): Promise<Outcome<Check, 'idempotency-key-reused'>> {
  const seen = await observe(server, connection, keysOf(plan.wanted.restrictions), signal);
  const { result, outcome, kinds } = await compared(server, connection, plan, seen);
  const check: Check = {
    id: server.newId(),
    connection: connection.id,
    plan: plan.id,
    kind,
    at: server.clock(),
    outcome,
    result: kind === 'drift' ? { ...result, drifts: await driftsOf(server, plan, seen) } : result,
  };
  const recordedCheck = await recorded<Check, never>(server, context, async (tables, at) => {
    await tables.mdm.addCheck(check);
    if (kind === 'verify' && outcome === 'held' && plan.heldSince === null)
      await tables.mdm.setPlan(plan.id, ['running', 'done', 'failed'], {
        held: { since: at, kinds },
      });
    const said = {
      action: kind === 'verify' ? 'plan.verified' : 'drift.looked-for',
      object: `plan:${plan.id}`,
      result: outcome,
      origin: `connection:${connection.id}`,
      details: { ...result.steps, devices: result.devices, unread: result.unread },
    };
    return done({ value: check, said: [said] });
  });
  await learnUsable(server, connection, plan, seen);
  return recordedCheck;
}

type Compared = Pick<Check, 'outcome' | 'result'> & {
  /** Of which some device is to have one. */
  readonly kinds: readonly ArtefactKind[];
};

/** What the plan wanted beside what lies there now. */
async function compared(
  server: MdmServer,
  connection: StoredConnection,
  plan: StoredPlan,
  { observation, names }: Seen,
): Promise<Compared> {
  const rules = rulesAs(plan.rules, names.shown);
  const id = server.newId();
  // An app that was taken off is missed by the next inventory, and by nothing that is looked at here.
  const wanted = { ...wantedAs(plan.wanted, names.shown), removals: [] };
  const at = server.clock();
  const again =
    plan.reverts === null
      ? makePlan(wanted, observation, rules, { id, at })
      : reverting(server, await planOf(server, plan.reverts), { observation, names }, rules, id);
  const found = verifyNow(wanted, observation, rules, mostSaidBy(server, connection));
  const checks = plan.reverts === null ? found.restrictions : [];
  return {
    outcome: plan.reverts === null ? found.outcome : revertOutcome(again),
    kinds: [...new Set(checks.flatMap(({ kind, wanted: n }) => (n > 0 ? kind : [])))],
    result: {
      standings: checks,
      leftovers: plan.reverts === null ? found.leftovers : [],
      heldBy: plan.reverts === null ? found.heldBy : null,
      steps: countsOf(again.steps),
      keys: [...new Set(again.steps.flatMap((step) => ('key' in step ? step.key : [])))],
      devices: again.touches,
      conflicts: observation.conflicts,
      unread: observation.unread.length,
      restrictions: restrictionsAs(observation, names.kept),
      drifts: [],
    },
  };
}

/** Taken back is what nothing is left to be taken back of. */
const revertOutcome = ({ steps, unread }: Plan): Check['outcome'] =>
  steps.length > 0 ? 'differs' : unread.length > 0 ? 'unread' : 'held';

async function planOf({ store }: MdmServer, id: PlanId): Promise<StoredPlan> {
  const plan = await store.mdm.plan(id);
  if (plan === null) throw new Error('a plan that was taken back is not there');
  return plan;
}

function mostSaidBy(
  { mdm }: MdmServer,
  connection: StoredConnection,
): (kind: ArtefactKind) => Standing {
  const says = mdm.kind(connection.mdm)?.abilities.verify;
  return (kind) =>
    says?.less?.find((one) => one.kind === kind)?.strongest ?? says?.strongest ?? 'proven';
}

function countsOf(steps: readonly Step[]): CheckResult['steps'] {
  const counts: Partial<Record<Step['kind'], number>> = {};
  for (const { kind } of steps) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** What somebody changed since the plan was last found to hold. */
async function driftsOf(
  { store }: MdmServer,
  plan: StoredPlan,
  { observation, names }: Seen,
): Promise<CheckResult['drifts']> {
  const checks = await store.mdm.checks(plan.connection, CHECKS);
  const last = checks.find((one) => one.plan === plan.id && one.outcome === 'held');
  if (last === undefined) return [];
  const { conflicts } = last.result;
  const restrictions = restrictionsAs(last.result, names.shown);
  return driftSince({ restrictions, conflicts }, observation);
}
const CHECKS = 100;
