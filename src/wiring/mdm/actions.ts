import type { Naming } from '../../actions/findings/read.ts';
import { beginApply, stopPlan } from '../../actions/mdm/apply.ts';
import { beginSync } from '../../actions/mdm/begin-sync.ts';
import { cancelSync } from '../../actions/mdm/cancel-sync.ts';
import { drift, verify } from '../../actions/mdm/check.ts';
import { connect, disconnect } from '../../actions/mdm/connections.ts';
import type { MdmServer } from '../../actions/mdm/door.ts';
import { endExemption, exempt, nameExemption } from '../../actions/mdm/exemptions.ts';
import { hear } from '../../actions/mdm/hear.ts';
import { makePlanFor, raiseLimit, revert } from '../../actions/mdm/plans.ts';
import type {
  ConnectionId,
  Exemption,
  StoredConnection,
  StoredPlan,
  StoredSync,
} from '../../actions/mdm/stored.ts';
import { done, refused, type Outcome } from '../../actions/server.ts';
import type {
  Connected,
  FollowedPlan,
  FollowedSync,
  MdmActions,
  ShownExemption,
} from '../../api/mdm-actions.ts';
import { CONNECTORS } from '../../connectors/registry.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Secrets } from './secrets.ts';
import { plannedSteps } from './planned-steps.ts';

export type BoundToMdms = {
  readonly server: MdmServer;
  readonly secrets: Secrets;
  readonly naming: () => Naming;
  readonly scope: () => Promise<readonly OrganisationId[]>;
  /** Names this process to others, while it is at a piece of work. */
  readonly owner: string;
  /** Something was begun that goes on by itself: no need to wait for the next look. */
  readonly stir: () => void;
  readonly stopping: AbortSignal;
};

/** What the doors ask for about MDMs, bound to what it needs. */
export function bindMdmActions(bound: BoundToMdms): MdmActions {
  const { server, secrets, naming, scope, owner, stir, stopping } = bound;
  const { store } = server;
  const connected = (one: StoredConnection): Connected => ({
    ...one,
    simulated: secrets.isSimulated(one),
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
  const isKnown = async (id: ConnectionId): Promise<boolean> =>
    (await store.mdm.connection(id)) !== null;

  return {
    kinds: () =>
      Object.values(CONNECTORS).map(({ abilities, asks, hears = false }) => ({
        abilities,
        asks,
        hears,
      })),
    naming: (app) => naming()(app),

    connections: async () => (await store.mdm.connections()).map(connected),
    async connection(_, id) {
      const one = await store.mdm.connection(id);
      return one ? done(connected(one)) : refused('unknown-connection');
    },
    connect: async (context, wanted) => mapped(await connect(server, context, wanted), connected),
    disconnect: async (context, id) => mapped(await disconnect(server, context, id), connected),
    hear: (id, message, signal) => hear(server, id, message, { owner, signal }),

    async beginSync(context, id) {
      const begun = await beginSync(server, context, id);
      if (begun.ok) stir();
      return mappedAsync(begun, followed);
    },
    async sync(_, id) {
      const sync = await store.mdm.sync(id);
      return sync ? done(await followed(sync)) : refused('unknown-sync');
    },
    async syncs(_, id, limit) {
      if (!(await isKnown(id))) return refused('unknown-connection');
      return done(await Promise.all((await store.mdm.syncs(id, limit)).map(followed)));
    },
    cancelSync: async (context, id) => mappedAsync(await cancelSync(server, context, id), followed),

    makePlan: async (context, id, asked) =>
      mappedAsync(await makePlanFor(server, context, id, asked, stopping), planned),
    async plan(_, id) {
      const plan = await store.mdm.plan(id);
      return plan ? done(await planned(plan)) : refused('unknown-plan');
    },
    async plans(_, id, { before, limit }) {
      if (!(await isKnown(id))) return refused('unknown-connection');
      const rows = await store.mdm.plans(id, { before, limit: limit + 1 });
      const page = rows.slice(0, limit);
      return done({ rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null });
    },
    async steps(_, id, page) {
      const plan = await store.mdm.plan(id);
      return plan ? done(await plannedSteps(store, plan, page)) : refused('unknown-plan');
    },
    raiseLimit: async (context, id, to) =>
      mappedAsync(await raiseLimit(server, context, id, to), planned),
    async apply(context, id) {
      const begun = await beginApply(server, context, id, stopping);
      if (begun.ok) stir();
      return mappedAsync(begun, planned);
    },
    stopPlan: async (context, id) => mappedAsync(await stopPlan(server, context, id), planned),
    revert: async (context, id) =>
      mappedAsync(await revert(server, context, id, stopping), planned),

    verify: (context, id) => verify(server, context, id, stopping),
    drift: (context, id) => drift(server, context, id, stopping),
    async checks(_, id, limit) {
      if (!(await isKnown(id))) return refused('unknown-connection');
      return done(await store.mdm.checks(id, limit));
    },

    exemptions: async (_, fleet) => (await store.mdm.exemptions(fleet)).map(shown),
    async exemption(_, id) {
      const one = await store.mdm.exemption(id);
      return one ? done(shown(one)) : refused('unknown-exemption');
    },
    async nameExemption(context, id) {
      const named = await nameExemption(server, context, id);
      if (!named.ok) return named;
      const { text, ...one } = named.value;
      const app = server.rules().catalogue.apps.find((known) => known.id === one.app);
      return done({
        exemption: shown(one),
        app: one.app,
        appName: app?.name ?? one.app,
        ground: one.ground,
        task: text,
      });
    },
    exempt: async (context, asked) =>
      mapped(await exempt(server, context, asked, await scope()), shown),
    endExemption: async (context, id) => mapped(await endExemption(server, context, id), shown),
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
