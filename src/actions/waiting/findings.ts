import { inventoryWithin } from '../scope.ts';
import type { Server } from '../server.ts';
import { waits, type Waiting } from './item.ts';
import type { May } from './read-waiting.ts';

/** What waits of findings, of what holders said, of messages to them, and of inventories that are held. */
export async function waitingFindings({ store }: Server, may: May): Promise<readonly Waiting[]> {
  const items: Waiting[] = [];
  const seen = await may('listFindings');
  const heaps = seen.length === 0 ? [] : await store.waiting.findings(seen);
  for (const state of ['escalated', 'overdue'] as const) {
    const of = heaps.filter((heap) => heap.state === state);
    const count = of.reduce((sum, heap) => sum + heap.count, 0);
    const since = of.flatMap((heap) => heap.since ?? []).toSorted()[0] ?? null;
    if (count > 0)
      items.push(
        waits(`findings-${state}`, 'findings', { kind: 'findings', id: null }, { count, since }),
      );
  }
  const possible = heaps.filter((heap) => heap.state === 'open' && !heap.certain);
  if (possible.length > 0 && (await may('confirmFinding')).length > 0) {
    const count = possible.reduce((sum, heap) => sum + heap.count, 0);
    const since = possible[0]?.since ?? null;
    items.push(
      waits('findings-to-confirm', 'findings', { kind: 'findings', id: null }, { count, since }),
    );
  }
  const answered = await may('settleAnswer');
  if (answered.length > 0) {
    const heap = await store.waiting.answers(answered);
    if (heap.count > 0)
      items.push(waits('answers-to-settle', 'findings', { kind: 'answers', id: null }, heap));
  }
  const sent = await may('deliverNotice');
  if (sent.length > 0)
    for (const { state, ...heap } of await store.waiting.messages(sent))
      items.push(
        waits(
          state === 'outbox' ? 'messages-to-hand-over' : 'messages-failed',
          'findings',
          { kind: 'outbox', id: state },
          heap,
        ),
      );
  return [...items, ...(await heldInventories({ store }, may))];
}

async function heldInventories(
  { store }: Pick<Server, 'store'>,
  may: May,
): Promise<readonly Waiting[]> {
  const scope = await may('releaseInventory');
  if (scope.length === 0) return [];
  const { fleets } = await store.tree();
  const items: Waiting[] = [];
  for (const { id, state, announced, fleet } of await store.unfinishedInventories()) {
    if (state !== 'held' || (await inventoryWithin(store, { scope }, id)) === null) continue;
    const of = fleets.find((one) => one.id === fleet);
    const about = {
      since: announced,
      organisation: of?.organisation ?? null,
      name: of?.name ?? null,
    };
    items.push(waits('inventory-held', 'findings', { kind: 'inventory', id }, about));
  }
  return items;
}
