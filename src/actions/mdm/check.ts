import { fitsIn, type Expected } from './expected.ts';
import { makePlan } from '../../core/mdm/make-plan.ts';
import type { Observation } from '../../core/mdm/observation.ts';
import type { Plan, Step } from '../../core/mdm/plan.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import type { MdmServer } from './door.ts';
import { rulesAs, wantedAs } from './named-plan.ts';
import { observe, standingCounts, type Seen } from './observe.ts';
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
  const keys = plan.wanted.restrictions.map(({ restriction }) => restriction.key);
  const seen = await observe(server, connection, keys, signal);
  const again = await planAgain(server, plan, seen);
  const wanted = wantedAs(plan.wanted, seen.names.shown);
  const rules = rulesAs(plan.rules, seen.names.shown);
  const expected = fitsIn(wanted, rules, seen.observation);
  const check: Check = {
    id: server.newId(),
    connection: connection.id,
    plan: plan.id,
    kind,
    at: server.clock(),
    outcome: outcomeOf(again, expected, seen.observation),
    result: resultOf(again, seen, keys),
  };
  const kinds = expected.filter(({ devices }) => devices.length > 0).map((one) => one.kind);
  const recordedCheck = await recorded<Check, never>(server, context, async (tables, at) => {
    await tables.mdm.addCheck(check);
    if (kind === 'verify' && check.outcome === 'held' && plan.heldSince === null) {
      const held = { since: at, kinds: [...new Set(kinds)] };
      await tables.mdm.setPlan(plan.id, ['running', 'done', 'failed'], { held });
    }
    const said = {
      action: kind === 'verify' ? 'plan.verified' : 'drift.looked-for',
      object: `plan:${plan.id}`,
      result: check.outcome,
      origin: `connection:${connection.id}`,
      details: {
        ...check.result.steps,
        devices: check.result.devices,
        unread: check.result.unread,
      },
    };
    return done({ value: check, said: [said] });
  });
  await learnUsable(server, connection, plan, seen);
  return recordedCheck;
}

async function planAgain(server: MdmServer, plan: StoredPlan, seen: Seen): Promise<Plan> {
  const { observation, names } = seen;
  const rules = rulesAs(plan.rules, names.shown);
  const id = server.newId();
  if (plan.reverts !== null) {
    const reverted = await server.store.mdm.plan(plan.reverts);
    if (reverted === null) throw new Error('a plan that was taken back is not there');
    return reverting(server, reverted, seen, rules, id);
  }
  // An app that was taken off is missed by the next inventory, and by nothing that is looked at here.
  const wanted = { ...wantedAs(plan.wanted, names.shown), removals: [] };
  return makePlan(wanted, observation, rules, { id, at: server.clock() });
}

function outcomeOf(
  again: Plan,
  expected: readonly Expected[],
  observation: Observation,
): Check['outcome'] {
  if (again.steps.length > 0) return 'differs';
  const standings = new Map(
    observation.standings.map((one) => [`${one.key} ${one.device}`, one.standing]),
  );
  let isPending = false;
  for (const { key, devices } of expected)
    for (const device of devices) {
      const standing = standings.get(`${key} ${device}`);
      if (standing === 'failed' || standing === 'conflict' || standing === 'without-effect')
        return 'differs';
      if (standing !== 'proven' && standing !== 'reported') isPending = true;
    }
  if (again.unread.length > 0 || observation.unread.length > 0) return 'unread';
  return isPending ? 'pending' : 'held';
}

function resultOf(
  again: Plan,
  { observation }: Seen,
  keys: readonly Check['result']['keys'][number][],
): CheckResult {
  const steps: Partial<Record<Step['kind'], number>> = {};
  for (const { kind } of again.steps) steps[kind] = (steps[kind] ?? 0) + 1;
  return {
    standings: standingCounts(observation, keys),
    steps,
    keys: [...new Set(again.steps.flatMap((step) => ('key' in step ? step.key : [])))],
    devices: again.touches,
    conflicts: observation.conflicts,
    unread: observation.unread.length,
  };
}
