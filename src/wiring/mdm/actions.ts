import type { DeviceId } from '../../core/finding.ts';
import type { Naming } from '../../actions/findings/read.ts';
import { beginApply, stopPlan } from '../../actions/mdm/apply.ts';
import { beginSync } from '../../actions/mdm/begin-sync.ts';
import { cancelSync } from '../../actions/mdm/cancel-sync.ts';
import { drift, verify } from '../../actions/mdm/check.ts';
import { changeConnection } from '../../actions/mdm/change-connection.ts';
import { connect, disconnect } from '../../actions/mdm/connections.ts';
import type { MdmServer } from '../../actions/mdm/door.ts';
import { hear } from '../../actions/mdm/hear.ts';
import { makePlanFor, raiseLimit, revert } from '../../actions/mdm/plans.ts';
import { readDrift } from '../../actions/mdm/read-drift.ts';
import { testConnection, tryConnection } from '../../actions/mdm/try-connection.ts';
import type {
  ConnectionId,
  Exemption,
  StoredConnection,
  StoredPlan,
  StoredSync,
} from '../../actions/mdm/stored.ts';
import {
  connectionsWithin,
  connectionWithin,
  exemptionsWithin,
  exemptionWithin,
  fleetWithin,
  planWithin,
  syncWithin,
} from '../../actions/scope.ts';
import { done, refused, type Context, type Outcome } from '../../actions/server.ts';
import type { Store } from '../../actions/store.ts';
import type {
  Connected,
  FollowedPlan,
  FollowedSync,
  MdmActions,
  ShownExemption,
} from '../../api/mdm-actions.ts';
import { CONNECTORS } from '../../connectors/registry.ts';
import type { Doing } from '../../api/mdm-doing.ts';
import type { Instant } from '../../core/inventory.ts';
import { newDoings } from './doing.ts';
import type { Secrets } from './secrets.ts';
import { plannedSteps } from './planned-steps.ts';

export type BoundToMdms = {
  readonly server: MdmServer;
  readonly secrets: Secrets;
  readonly naming: () => Naming;
  /** Names this process to others, while it is at a piece of work. */
  readonly owner: string;
  /** Something was begun that goes on by itself: no need to wait for the next look. */
  readonly stir: () => void;
  readonly stopping: AbortSignal;
};

/** What the doors ask for about MDMs, bound to what it needs. What lies outside of `context.scope` is as unknown as what is not there. */
export function bindMdmActions(bound: BoundToMdms): MdmActions {
  const { server, secrets, naming, owner, stir, stopping } = bound;
  const { store } = server;
  const connected = (one: StoredConnection): Connected => ({
    ...one,
    simulated: secrets.reach(one).kind === 'simulated',
    secrets: (server.mdm.kind(one.mdm)?.asks ?? [])
      .filter((ask) => ask.secret)
      .map(({ name, use, optional }) => ({ name, use, optional, ...secrets.places(one, name) })),
  });
  const followed = async (sync: StoredSync): Promise<FollowedSync> => ({
    ...sync,
    progress: await store.mdm.syncProgress(sync.id),
  });
  const planned = async (plan: StoredPlan): Promise<FollowedPlan> => ({
    ...plan,
    stepCounts: await store.mdm.stepCounts(plan.id),
    losing: await losingOf(store, plan),
  });
  const shown = (one: Exemption): ShownExemption => shownExemption(naming(), one);
  const { connection, sync, plan, exemption } = within(store);
  const { during, of: doneAt } = newDoings(server.clock);
  /** `one`: the plan that is asked about; else the one that is being worked on. */
  async function doingAt(id: ConnectionId, one: StoredPlan | null = null): Promise<Doing> {
    const at = doneAt(id);
    const isOf = at !== null && (one === null || at.plan === null || at.plan === one.id);
    const about = one ?? (at?.plan ? await store.mdm.plan(at.plan) : await store.mdm.lastBegun(id));
    const checks = about === null ? [] : await store.mdm.checks(id, LOOKS);
    const check = checks.find((each) => each.plan === about?.id) ?? null;
    const asked = server.mdm.asking(id);
    return {
      connection: id,
      doing: isOf ? at.doing : null,
      plan: about?.id ?? null,
      since: isOf ? at.since : null,
      asked: asked && { what: asked.what, at: new Date(asked.at).toISOString() as Instant },
      state: about?.state ?? null,
      steps: about && (await store.mdm.stepCounts(about.id)),
      check: check && { id: check.id, outcome: check.outcome, at: check.at },
    };
  }

  return {
    kinds: () =>
      Object.values(CONNECTORS).map(({ abilities, asks, hears = false }) => ({
        abilities,
        asks,
        hears,
      })),
    naming: (app) => naming()(app),

    connections: async (context) => (await connectionsWithin(store, context)).map(connected),
    connection: (context, id) => connection(context, id, async (one) => done(connected(one))),
    async connect(context, wanted) {
      if (!(await fleetWithin(store, context, wanted.fleet))) return refused('unknown-fleet');
      return mapped(await connect(server, context, wanted), connected);
    },
    changeConnection: (context, id, to) =>
      connection(context, id, async () =>
        mapped(await changeConnection(server, context, id, to), connected),
      ),
    disconnect: (context, id) =>
      connection(context, id, async () => mapped(await disconnect(server, context, id), connected)),
    hear: (id, message, signal) => hear(server, id, message, { owner, signal }),

    async tryConnection(context, asked) {
      if (asked.fleet !== null && !(await fleetWithin(store, context, asked.fleet)))
        return refused('unknown-fleet');
      return tryConnection(server, context, asked, stopping);
    },
    testConnection: (context, id) =>
      connection(context, id, () => testConnection(server, id, stopping)),
    doing: (context, id) => connection(context, id, async (one) => done(await doingAt(one.id))),
    doingOf: (context, id) =>
      plan(context, id, async (one) => done(await doingAt(one.connection, one))),
    driftRows: (context) => readDrift(server, context),

    beginSync: (context, id) =>
      connection(context, id, async () => {
        const begun = await beginSync(server, context, id);
        if (begun.ok) stir();
        return mappedAsync(begun, followed);
      }),
    sync: (context, id) => sync(context, id, async (one) => done(await followed(one))),
    syncs: (context, id, limit) =>
      connection(context, id, async () =>
        done(await Promise.all((await store.mdm.syncs(id, limit)).map(followed))),
      ),
    cancelSync: (context, id) =>
      sync(context, id, async () => mappedAsync(await cancelSync(server, context, id), followed)),

    makePlan: (context, id, asked) =>
      connection(context, id, async () =>
        mappedAsync(
          await during(id, 'plan', null, () => makePlanFor(server, context, id, asked, stopping)),
          planned,
        ),
      ),
    plan: (context, id) => plan(context, id, async (one) => done(await planned(one))),
    plans: (context, id, { before, limit }) =>
      connection(context, id, async () => {
        const rows = await store.mdm.plans(id, { before, limit: limit + 1 });
        const page = rows.slice(0, limit);
        return done({ rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null });
      }),
    steps: (context, id, page) =>
      plan(context, id, async (one) => done(await plannedSteps(store, one, page))),
    raiseLimit: (context, id, to) =>
      plan(context, id, async () =>
        mappedAsync(await raiseLimit(server, context, id, to), planned),
      ),
    apply: (context, id) =>
      plan(context, id, async (one) => {
        const begun = await during(one.connection, 'apply', id, () =>
          beginApply(server, context, id, stopping),
        );
        if (begun.ok) stir();
        return mappedAsync(begun, planned);
      }),
    stopPlan: (context, id) =>
      plan(context, id, async () => mappedAsync(await stopPlan(server, context, id), planned)),
    revert: (context, id) =>
      plan(context, id, async (one) =>
        mappedAsync(
          await during(one.connection, 'revert', id, () => revert(server, context, id, stopping)),
          planned,
        ),
      ),

    verify: (context, id) =>
      plan(context, id, (one) =>
        during(one.connection, 'verify', id, () => verify(server, context, id, stopping)),
      ),
    drift: (context, id) =>
      connection(context, id, () =>
        during(id, 'drift', null, () => drift(server, context, id, stopping)),
      ),
    checks: (context, id, limit) =>
      connection(context, id, async () => done(await store.mdm.checks(id, limit))),

    exemptions: async (context, fleet) =>
      (await exemptionsWithin(store, context, fleet)).map(shown),
    exemption: (context, id) => exemption(context, id, async (one) => done(shown(one))),
  };
}

async function losingOf(
  store: Store,
  { connection, document }: StoredPlan,
): Promise<ReadonlyMap<string, DeviceId>> {
  const pseudonyms = document.landings?.changes.flatMap(({ losing }) => losing) ?? [];
  const fleet = (await store.mdm.connection(connection))?.fleet;
  if (fleet === undefined || pseudonyms.length === 0) return new Map();
  const named = await store.mdm.devicesNamed(fleet, pseudonyms);
  return new Map(named.map(({ pseudonym, device }) => [pseudonym, device]));
}

/** The latest of a plan is among them, however often others were looked at. */
const LOOKS = 50;

/** An action on one thing, where that lies in the scope of who asks. */
function within(store: Store) {
  const only =
    <Id, T, Unknown extends string>(
      unknown: Unknown,
      look: (store: Store, context: Context, id: Id) => Promise<T | null>,
    ) =>
    async <U, Code extends string>(
      context: Context,
      id: Id,
      act: (one: T) => Promise<Outcome<U, Code>>,
    ): Promise<Outcome<U, Code | Unknown>> => {
      const one = await look(store, context, id);
      return one === null ? refused(unknown) : act(one);
    };
  return {
    connection: only('unknown-connection', connectionWithin),
    sync: only('unknown-sync', syncWithin),
    plan: only('unknown-plan', planWithin),
    exemption: only('unknown-exemption', exemptionWithin),
  };
}

function shownExemption(naming: Naming, one: Exemption): ShownExemption {
  const { app, ground, task: _, ...rest } = one;
  return one.restricted
    ? { ...rest, app: null, appName: null, category: null, ground: null }
    : { ...rest, ...naming(app), ground };
}

function mapped<T, U, Code extends string>(
  outcome: Outcome<T, Code>,
  as: (value: T) => U,
): Outcome<U, Code> {
  return outcome.ok ? { ...outcome, value: as(outcome.value) } : outcome;
}

async function mappedAsync<T, U, Code extends string>(
  outcome: Outcome<T, Code>,
  as: (value: T) => Promise<U>,
): Promise<Outcome<U, Code>> {
  return outcome.ok ? { ...outcome, value: await as(outcome.value) } : outcome;
}
