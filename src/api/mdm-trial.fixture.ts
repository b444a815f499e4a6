import { done, refused } from '../actions/server.ts';
import type { MdmActions } from './mdm-actions.ts';
import type { Doing } from './mdm-doing.ts';
import type { World } from './world.fixture.ts';

/** Of a connection whose credential may not see one thing, and of which nothing is done just now. */
export function fakeTrials({
  mdm,
  now,
}: World): Pick<
  MdmActions,
  'tryConnection' | 'testConnection' | 'doing' | 'doingOf' | 'driftRows'
> {
  const trial = () => ({
    ok: false,
    at: now(),
    checks: [
      {
        code: 'right' as const,
        use: 'read' as const,
        ok: false,
        fault: 'forbidden' as const,
        what: 'the list of apps',
        right: 'Read.Apps',
        count: null,
        remedy: {
          code: 'forbidden' as const,
          host: null,
          file: null,
          variable: null,
          status: 403,
          said: null,
        },
      },
    ],
  });
  const [first] = mdm.plans;
  const doing = (one: Pick<Doing, 'connection' | 'plan'>): Doing => ({
    ...one,
    doing: null,
    since: null,
    asked: { what: 'the list of devices', at: now() },
    state: first?.state ?? null,
    steps: null,
    check: null,
  });
  return {
    tryConnection: async (_, { mdm: kind }) =>
      kind === 'toy' ? done(trial()) : refused('unknown-mdm', { mdm: null }),
    testConnection: async (_, id) =>
      mdm.connections.some((one) => one.id === id) ? done(trial()) : refused('unknown-connection'),
    doing: async (_, connection) =>
      mdm.connections.some((one) => one.id === connection)
        ? done(doing({ connection, plan: null }))
        : refused('unknown-connection'),
    doingOf: async (_, id) => {
      const plan = mdm.plans.find((one) => one.id === id);
      return plan
        ? done(doing({ connection: plan.connection, plan: id }))
        : refused('unknown-plan');
    },
    driftRows: async () => [],
  };
}
