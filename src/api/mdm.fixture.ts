import { MdmFault } from '../actions/mdm/connector.ts';
import type {
  Check,
  ConnectionId,
  PlanId,
  StepState,
  StoredPlan,
  StoredSync,
  SyncId,
} from '../actions/mdm/stored.ts';
import { done, refused } from '../actions/server.ts';
import type { DeviceId, InventoryId } from '../core/finding.ts';
import type { Connected, FollowedPlan, FollowedSync, MdmActions } from './mdm-actions.ts';
import { secretFile, secretVariable } from './secret-place.ts';
import { checkOf } from './mdm-check.fixture.ts';
import { fakeExemptions } from './mdm-exemptions.fixture.ts';
import { fakeTrials } from './mdm-trial.fixture.ts';
import { isSensitive, once, type World } from './world.fixture.ts';

const ENDED = new Set<StoredPlan['state']>(['done', 'failed', 'stopped', 'reverted']);

/** An MDM in memory; one whose address ends in `.away` does not answer. */
export function fakeMdm(world: World): MdmActions {
  const { mdm } = world;
  const connection = (id: ConnectionId) =>
    mdm.connections.find((one) => one.id === id && one.ended === null);
  const plan = (id: PlanId) => mdm.plans.find((one) => one.id === id);
  const replace = <T extends { readonly id: string }>(all: T[], row: T): T => {
    all[all.findIndex(({ id }) => id === row.id)] = row;
    return row;
  };
  const set = (row: StoredPlan, change: Partial<StoredPlan>): FollowedPlan =>
    withCounts(replace(mdm.plans, { ...row, ...change }));
  const withCounts = (row: StoredPlan): FollowedPlan => {
    const stepCounts: Record<StepState, number> = {
      waiting: 0,
      begun: 0,
      sent: 0,
      done: 0,
      failed: 0,
    };
    for (const { state } of mdm.steps) stepCounts[state]++;
    return { ...row, stepCounts };
  };
  const check = (of: StoredPlan, kind: Check['kind']): Check => {
    const made = checkOf(world, of, kind);
    mdm.checks.unshift(made);
    return made;
  };

  return {
    ...fakeTrials(world),
    kinds: () => mdm.kinds,
    naming: (app) =>
      isSensitive(app)
        ? { app: null, appName: null, category: 'dating' }
        : { app, appName: 'TikTok', category: null },
    connections: async () => mdm.connections.filter(({ ended }) => ended === null).map(withSecrets),
    async connection(_, id) {
      const row = connection(id);
      return row ? done(withSecrets(row)) : refused('unknown-connection');
    },
    connect: (context, wanted) =>
      once(world, context, () => {
        const kind = mdm.kinds.find(({ abilities }) => abilities.mdm === wanted.mdm);
        if (!kind) return refused('unknown-mdm');
        for (const name of Object.keys(wanted.settings)) {
          const ask = kind.asks.find((one) => one.name === name);
          if (!ask) return refused('setting-unknown', { setting: null });
          if (ask.secret) return refused('setting-is-secret', { setting: name });
        }
        if (wanted.settings['url'] === undefined)
          return refused('setting-missing', { setting: 'url' });
        if (!world.fleets.some(({ id }) => id === wanted.fleet)) return refused('unknown-fleet');
        if (mdm.connections.some(({ fleet, ended }) => fleet === wanted.fleet && ended === null))
          return refused('fleet-connected');
        const row = {
          id: world.newId() as ConnectionId,
          ...wanted,
          shares: true,
          createdBy: context.actor,
          created: world.now(),
          ended: null,
        };
        mdm.connections.push(row);
        return done(withSecrets(row));
      }),
    changeConnection: (context, id, to) =>
      once(world, context, () => {
        const row = connection(id);
        if (!row) return refused('unknown-connection');
        if (row.settings['url'] !== to.settings['url'])
          return refused('setting-fixed', { setting: 'url' });
        return done(withSecrets(replace(mdm.connections, { ...row, ...to })));
      }),
    disconnect: (context, id) =>
      once(world, context, () => {
        const row = connection(id);
        if (!row) return refused('unknown-connection');
        if (mdm.syncs.some((one) => one.connection === id && one.state === 'running'))
          return refused('sync-running');
        return done(withSecrets(replace(mdm.connections, { ...row, ended: world.now() })));
      }),
    async hear(id, { headers, body }) {
      if (!connection(id)) return refused('unknown-connection');
      const text = new TextDecoder().decode(body);
      mdm.heard.push({ headers, body: text });
      if (text.startsWith('held')) return done({ status: 200, type: null, body: null });
      const status = headers['x-hmac-signature'] === 'right' ? 200 : 401;
      return done({ status, type: null, body: null });
    },

    beginSync: (context, id) =>
      once(world, context, () => {
        if (!connection(id)) return refused('unknown-connection');
        if (mdm.syncs.some((one) => one.connection === id && one.state === 'running'))
          return refused('sync-running');
        const row: StoredSync = {
          id: world.newId() as SyncId,
          connection: id,
          inventory: world.newId() as InventoryId,
          kind: 'read',
          state: 'running',
          round: 0,
          catalogue: 'x',
          expected: null,
          fault: null,
          begun: world.now(),
          ended: null,
        };
        mdm.syncs.unshift(row);
        return done(followed(row));
      }),
    async sync(_, id) {
      const row = mdm.syncs.find((one) => one.id === id);
      return row ? done(followed(row)) : refused('unknown-sync');
    },
    async syncs(_, id, limit) {
      if (!connection(id)) return refused('unknown-connection');
      return done(
        mdm.syncs
          .filter((one) => one.connection === id)
          .slice(0, limit)
          .map(followed),
      );
    },
    cancelSync: (context, id) =>
      once(world, context, () => {
        const row = mdm.syncs.find((one) => one.id === id);
        if (!row) return refused('unknown-sync');
        if (row.state !== 'running') return refused('sync-ended');
        const ended = world.now();
        return done(followed(replace(mdm.syncs, { ...row, state: 'cancelled', ended })));
      }),

    makePlan: (context, id, { scope, canary }) =>
      once(world, context, () => {
        const of = connection(id);
        const [first] = mdm.plans;
        if (!of || !first) return refused('unknown-connection');
        if (canary !== null && 'devices' in canary && canary.devices.some((one) => one > 1000))
          return refused('unknown-device');
        if (of.settings['url']?.endsWith('.away'))
          throw new MdmFault('throttled', 'Toy MDM has too much to do.', 'Ask again later.', {
            status: 429,
            retryAfter: 300,
          });
        if (scope === 'all' && !mdm.plans.some(({ heldSince }) => heldSince !== null))
          return refused('canary-first');
        const made = { ...first, id: world.newId() as PlanId, connection: id };
        mdm.plans.unshift(made);
        return done(withCounts(made));
      }),
    async plan(_, id) {
      const row = plan(id);
      return row ? done(withCounts(row)) : refused('unknown-plan');
    },
    async plans(_, id, { before, limit }) {
      if (!connection(id)) return refused('unknown-connection');
      const all = mdm.plans.filter((one) => one.connection === id);
      const from = before === null ? 0 : all.findIndex((one) => one.id === before) + 1;
      const rows = all.slice(from, from + limit);
      const last = rows.at(-1);
      return done({ rows, next: last && last !== all.at(-1) ? last.id : null });
    },
    async steps(_, id, { states, after, limit }) {
      const row = plan(id);
      if (!row) return refused('unknown-plan');
      const all = mdm.steps
        .filter(({ state, number }) => states.includes(state) && number > (after ?? -1))
        .map((one) => {
          const of = row.document.steps[one.number];
          return {
            ...one,
            key: of && 'key' in of ? of.key : null,
            device: of && 'device' in of ? (7 as DeviceId) : null,
          };
        });
      const rows = all.slice(0, limit);
      return done({ rows, next: all.length > limit ? (rows.at(-1)?.number ?? null) : null });
    },
    raiseLimit: (context, id, { limit }) =>
      once(world, context, () => {
        const row = plan(id);
        if (!row) return refused('unknown-plan');
        if (ENDED.has(row.state)) return refused('plan-ended');
        if (limit <= row.limit) return refused('limit-not-raised', { limit: row.limit });
        return done(set(row, { limit, document: { ...row.document, holds: [] } }));
      }),
    apply: (context, id) =>
      once(world, context, () => {
        const row = plan(id);
        if (!row) return refused('unknown-plan');
        if (ENDED.has(row.state)) return refused('plan-ended');
        if (row.state === 'running') return done(withCounts(row));
        if (row.document.holds.length > 0) return refused('plan-held');
        return done(set(row, { state: 'running', begun: world.now() }));
      }),
    stopPlan: (context, id) =>
      once(world, context, () => {
        const row = plan(id);
        if (!row) return refused('unknown-plan');
        if (ENDED.has(row.state)) return refused('plan-ended');
        return done(set(row, { state: 'stopped', ended: world.now() }));
      }),
    revert: (context, id) =>
      once(world, context, () => {
        const row = plan(id);
        if (!row) return refused('unknown-plan');
        if (row.state === 'made') return refused('plan-not-applied');
        const document = { ...row.document, kind: 'revert' } as const;
        const made = { ...row, id: world.newId() as PlanId, document, reverts: id };
        mdm.plans.unshift({ ...made, state: 'made' });
        return done(withCounts({ ...made, state: 'made' }));
      }),
    verify: (context, id) =>
      once(world, context, () => {
        const row = plan(id);
        if (!row) return refused('unknown-plan');
        if (row.state === 'made') return refused('plan-not-applied');
        return done(check(row, 'verify'));
      }),
    drift: (context, id) =>
      once(world, context, () => {
        if (!connection(id)) return refused('unknown-connection');
        const row = mdm.plans.find((one) => one.connection === id && one.state === 'done');
        return row ? done(check(row, 'drift')) : refused('nothing-in-force');
      }),
    async checks(_, id, limit) {
      if (!connection(id)) return refused('unknown-connection');
      return done(mdm.checks.filter((one) => one.connection === id).slice(0, limit));
    },

    ...fakeExemptions(world),
  };

  function withSecrets(row: (typeof mdm.connections)[number]): Connected {
    const asks = mdm.kinds.find(({ abilities }) => abilities.mdm === row.mdm)?.asks ?? [];
    const secrets = asks
      .filter(({ secret }) => secret)
      .map(({ name, use, optional }) => ({
        name,
        use,
        optional,
        given: name === 'api-key',
        variable: secretVariable(row.mdm, name),
        file: secretFile(row.mdm, name),
      }));
    return { ...row, secrets, simulated: false };
  }
}

const followed = (row: StoredSync): FollowedSync => ({
  ...row,
  progress: { pages: 4, staged: 2, working: 1, devices: 1000, expected: row.expected },
});
