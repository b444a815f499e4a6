import type { Naming } from '../../actions/findings/read.ts';
import { beginApply, stopPlan } from '../../actions/mdm/apply.ts';
import { beginSync } from '../../actions/mdm/begin-sync.ts';
import { cancelSync } from '../../actions/mdm/cancel-sync.ts';
import { drift, verify } from '../../actions/mdm/check.ts';
import { connect, disconnect } from '../../actions/mdm/connections.ts';
import type { MdmServer } from '../../actions/mdm/door.ts';
import { hear } from '../../actions/mdm/hear.ts';
import { makePlanFor, raiseLimit, revert } from '../../actions/mdm/plans.ts';
import type {
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
  });
  const shown = (one: Exemption): ShownExemption => shownExemption(naming(), one);
  const { connection, sync, plan, exemption } = within(store);

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
    disconnect: (context, id) =>
      connection(context, id, async () => mapped(await disconnect(server, context, id), connected)),
    hear: (id, message, signal) => hear(server, id, message, { owner, signal }),

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
        mappedAsync(await makePlanFor(server, context, id, asked, stopping), planned),
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
      plan(context, id, async () => {
        const begun = await beginApply(server, context, id, stopping);
        if (begun.ok) stir();
        return mappedAsync(begun, planned);
      }),
    stopPlan: (context, id) =>
      plan(context, id, async () => mappedAsync(await stopPlan(server, context, id), planned)),
    revert: (context, id) =>
      plan(context, id, async () =>
        mappedAsync(await revert(server, context, id, stopping), planned),
      ),

    verify: (context, id) => plan(context, id, () => verify(server, context, id, stopping)),
    drift: (context, id) => connection(context, id, () => drift(server, context, id, stopping)),
    checks: (context, id, limit) =>
      connection(context, id, async () => done(await store.mdm.checks(id, limit))),

    exemptions: async (context, fleet) =>
      (await exemptionsWithin(store, context, fleet)).map(shown),
    exemption: (context, id) => exemption(context, id, async (one) => done(shown(one))),
  };
}

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
