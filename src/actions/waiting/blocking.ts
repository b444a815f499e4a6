import { connectionsWithin } from '../scope.ts';
import type { Server } from '../server.ts';
import { waits, type Waiting } from './item.ts';
import type { Both, May } from './read-waiting.ts';

/** What waits of plans and of what was found to differ; whoever may not apply sees that others are at it. */
export async function waitingBlocks({ store }: Server, may: May): Promise<Both> {
  const mine: Waiting[] = [];
  const others: Waiting[] = [];
  const [applies, seen] = [await may('applyPlan'), await may('listChecks')];
  const scope = [...new Set([...applies, ...seen])];
  if (scope.length === 0) return { mine, others };
  const own = new Set((await connectionsWithin(store, { scope: applies })).map(({ id }) => id));
  const { fleets } = await store.tree();
  for (const connection of await connectionsWithin(store, { scope })) {
    const fleet = fleets.find(({ id }) => id === connection.fleet);
    const about = { organisation: fleet?.organisation ?? null, name: fleet?.name ?? null };
    const put = own.has(connection.id) ? mine : others;
    const [newest] = await store.mdm.plans(connection.id, { before: null, limit: 1 });
    if (newest !== undefined) {
      const { id, state, document } = newest;
      const target = { kind: 'plan', id } as const;
      const facts = { ...about, count: document.touches };
      if (state === 'made' && document.steps.length > 0)
        put.push(waits('plan-to-apply', 'blocking', target, { ...facts, since: document.made }));
      if (state === 'failed')
        put.push(waits('plan-failed', 'blocking', target, { ...facts, since: newest.ended }));
    }
    const inForce = await store.mdm.planInForce(connection.id);
    if (inForce === null) continue;
    const { id, heldSince, document } = inForce;
    if (document.kind === 'canary' && heldSince === null && inForce.state === 'done')
      put.push(
        waits(
          'canary-to-verify',
          'blocking',
          { kind: 'plan', id },
          { ...about, count: document.touches, since: inForce.ended },
        ),
      );
    const [last] = await store.mdm.checks(connection.id, 1);
    if (last?.outcome === 'differs' && last.plan === id)
      put.push(
        waits(
          'drift',
          'blocking',
          { kind: 'connection', id: connection.id },
          {
            ...about,
            count: Math.max(1, last.result.drifts.length),
            since: last.at,
          },
        ),
      );
  }
  return { mine, others };
}
