import type { DeviceRef } from '../../core/mdm/device.ts';
import { keysOf } from '../../core/mdm/trial.ts';
import { makePlan } from '../../core/mdm/make-plan.ts';
import type { Plan, PlanRules, Wanted } from '../../core/mdm/plan.ts';
import { revertPlan } from '../../core/mdm/revert-plan.ts';
import { recorded } from '../recorded.ts';
import { rulebookOf } from '../rulebook.ts';
import { dayOf, done, refused, type Context, type Outcome } from '../server.ts';
import { canaryOf, untried, type Canary } from './canary.ts';
import type { MdmServer } from './door.ts';
import { planAs, restrictionsAs, rulesAs, wantedAs } from './named-plan.ts';
import { observe, standingCounts, type Seen } from './observe.ts';
import type { PlanId, StoredConnection, StoredPlan } from './stored.ts';
import { exemptFrom, wantedOf } from './wanted.ts';
import type { ConnectionId } from './stored.ts';

/** More devices than this, and a plan is held until an administrator has raised it. */
const DEVICE_LIMIT = 50;

export type PlanAsked = {
  readonly scope: 'canary' | 'all';
  /** Null where the scope is all. */
  readonly canary: Canary | null;
  /** Take apps off devices before they are blocked, where the MDM can: their data is lost. */
  readonly remove: boolean;
};
type Code =
  | 'unknown-connection'
  | 'unknown-mdm'
  | 'canary-first'
  | 'unknown-device'
  | 'apply-running'
  | 'idempotency-key-reused';

/**
 * Looks at the MDM, works out what is to be done and puts the plan away; nothing is changed yet. What the MDM answers may stop it: a
 * `MdmFault` is thrown.
 */
export async function makePlanFor(
  server: MdmServer,
  context: Context,
  id: ConnectionId,
  asked: PlanAsked,
  signal: AbortSignal,
): Promise<Outcome<StoredPlan, Code>> {
  const { store, mdm } = server;
  const connection = await store.mdm.connection(id);
  if (connection === null || connection.ended !== null) return refused('unknown-connection');
  const abilities = mdm.kind(connection.mdm)?.abilities;
  if (!abilities) return refused('unknown-mdm');
  const rulebook = rulebookOf(server.rules(), dayOf(server.clock()));
  const wishing = { connection, abilities, rulebook, remove: asked.remove };
  const first = await wantedOf(server, { ...wishing, seen: null });
  const keys = keysOf(first.restrictions);
  const seen = await observe(server, connection, keys, signal);
  const wanted = await wantedOf(server, { ...wishing, seen });
  let canary: readonly DeviceRef[] | null = null;
  if (asked.scope === 'canary') {
    const chosen = await canaryOf(server, connection, asked.canary ?? FEW, wanted, seen);
    if ('unknown' in chosen) return refused('unknown-device', { device: chosen.unknown });
    canary = chosen;
  } else {
    const unproven = untried(wanted, seen, await store.mdm.heldOnCanary(id));
    if (unproven.length > 0) return refused('canary-first', { restrictions: unproven });
  }
  const rules: PlanRules = { delivery: abilities.delivery, limit: DEVICE_LIMIT, canary };
  const at = server.clock();
  const earlier = await store.mdm.contentsEver(id);
  const exemptions = await exemptFrom(server, connection, seen);
  const names = { id: server.newId(), at, earlier, exemptions };
  const plan = makePlan(wanted, seen.observation, rules, names);
  return putAway(server, context, connection, { plan, wanted, rules, seen, reverts: null });
}
const FEW: Canary = { count: 3 };

/** A plan that brings back what was seen before this one; to be applied as any other. */
export async function revert(
  server: MdmServer,
  context: Context,
  id: PlanId,
  signal: AbortSignal,
): Promise<
  Outcome<
    StoredPlan,
    'unknown-plan' | 'plan-not-applied' | 'apply-running' | 'idempotency-key-reused'
  >
> {
  const stored = await server.store.mdm.plan(id);
  if (stored === null) return refused('unknown-plan');
  if (stored.state === 'running') return refused('apply-running');
  if (stored.begun === null || stored.state === 'reverted') return refused('plan-not-applied');
  const connection = await server.store.mdm.connection(stored.connection);
  if (connection === null || connection.ended !== null) return refused('unknown-plan');
  const seen = await observe(server, connection, [], signal);
  const rules = { ...rulesAs(stored.rules, seen.names.shown), limit: DEVICE_LIMIT };
  const plan = reverting(server, stored, seen, rules, server.newId());
  const wanted: Wanted = { ...stored.wanted, restrictions: [], removals: [] };
  const away = { plan, wanted, rules, seen, reverts: id };
  const put = await putAway(server, context, connection, away);
  if (put.ok) return put;
  return put.code === 'unknown-connection' ? refused('unknown-plan') : refused(put.code, put.facts);
}

/** What is left to be taken back of a plan. */
export const reverting = (
  server: MdmServer,
  { document }: StoredPlan,
  { observation, names }: Seen,
  rules: PlanRules,
  id: string,
): Plan =>
  revertPlan(
    planAs(document, names.shown),
    observation,
    { ...rules, canary: null },
    { id, at: server.clock() },
  );

type Away = {
  readonly plan: Plan;
  readonly wanted: Wanted;
  readonly rules: PlanRules;
  readonly seen: Seen;
  readonly reverts: PlanId | null;
};

async function putAway(
  server: MdmServer,
  context: Context,
  connection: StoredConnection,
  { plan, wanted, rules, seen, reverts }: Away,
): Promise<Outcome<StoredPlan, 'unknown-connection' | 'apply-running' | 'idempotency-key-reused'>> {
  const { observation, names } = seen;
  const id = plan.id as PlanId;
  const stored: StoredPlan = {
    id,
    connection: connection.id,
    state: 'made',
    document: planAs(plan, names.kept),
    wanted: wantedAs(wanted, names.kept),
    rules: rulesAs(rules, names.kept),
    limit: rules.limit,
    reverts,
    after: null,
    heldSince: null,
    begun: null,
    ended: null,
  };
  const keys = [...new Set(observation.restrictions.map(({ key }) => key))];
  const steps = plan.steps.map(({ kind }, number) => ({ number, kind, id: server.newId() }));
  // What the MDM calls its answer is not kept: it is told apart by the plan.
  const kept = {
    id: server.newId(),
    connection: connection.id,
    at: observation.at,
    devices: observation.devices.length,
    restrictions: restrictionsAs(observation, names.kept),
    standings: standingCounts(observation, keys),
  };
  const document = { ...stored.document, basedOn: { observation: kept.id, at: observation.at } };
  return recorded<StoredPlan, 'unknown-connection' | 'apply-running'>(
    server,
    context,
    async (tables) => {
      if ((await tables.mdm.lockConnection(connection.id)) === null)
        return refused('unknown-connection');
      const last = await tables.mdm.lastBegun(connection.id);
      if (last?.state === 'running') return refused('apply-running');
      const value = { ...stored, document, after: last?.id ?? null };
      await tables.mdm.addPlan(value, steps, kept);
      const said = {
        action: 'plan.made',
        object: `plan:${id}`,
        result: plan.kind,
        origin: `connection:${connection.id}`,
        details: {
          policy: plan.policy,
          steps: steps.length,
          touches: plan.touches,
          losesData: plan.losesData,
          holds: plan.holds.map(({ code }) => code).join(' '),
          reverts,
        },
      };
      return done({ value, said: [said] });
    },
  );
}

type RaiseCode = 'unknown-plan' | 'plan-ended' | 'limit-not-raised' | 'idempotency-key-reused';

/** An administrator lets a plan touch more devices; who and why stand in the ledger. */
export async function raiseLimit(
  server: MdmServer,
  context: Context,
  id: PlanId,
  { limit, why }: { readonly limit: number; readonly why: string },
): Promise<Outcome<StoredPlan, RaiseCode>> {
  return recorded<StoredPlan, RaiseCode>(server, context, async (tables) => {
    const plan = await tables.mdm.plan(id);
    if (plan === null) return refused('unknown-plan');
    if (plan.state !== 'made') return refused('plan-ended', { state: plan.state });
    if (limit <= plan.limit) return refused('limit-not-raised', { limit: plan.limit });
    if (!(await tables.mdm.setPlan(id, ['made'], { limit }))) return refused('plan-ended');
    const said = {
      action: 'plan.limit-raised',
      object: `plan:${id}`,
      result: String(limit),
      origin: 'request',
      details: { from: plan.limit, to: limit, touches: plan.document.touches },
    };
    return done({ value: { ...plan, limit }, said: [said], text: why });
  });
}

/** What still keeps a plan from being carried out. */
export const holdsOf = ({ document, limit }: StoredPlan): Plan['holds'] =>
  document.holds.filter((hold) => hold.code !== 'over-limit' || hold.touches > limit);
