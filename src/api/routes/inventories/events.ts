import { z } from '@hono/zod-openapi';
import type { InventoryState, StoredInventory } from '../../../actions/store.ts';
import type { InventoryId } from '../../../core/finding.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id } from '../../fields.ts';
import { refusal } from '../../reply.ts';
import { inventoryShown } from '../../shown/inventories.ts';
import { followed, type StreamEvent } from '../../streams.ts';
import type { Receiving } from '../../receiving.ts';

const UNDER_WAY: ReadonlySet<InventoryState> = new Set(['announced', 'receiving', 'staged']);

export function eventsRoute(api: Api, receiving: Receiving): void {
  const { actions, uploads } = receiving;
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/inventories/{inventory}/events',
      name: 'followInventory',
      tag: 'inventories',
      summary: 'Follow an inventory as server-sent events',
      description:
        '`state` and `progress` (step, bytes, devices) as they change, then `end` with the inventory, and the stream ends. ' +
        'It may be asked for before, during and after the upload. With `Last-Event-ID` what was seen is not told again; ' +
        'after the end the answer is 204, so that a browser stops asking.',
      params: z.object({ inventory: id<InventoryId>() }),
      answers: {
        200: { description: 'A stream of events.', type: 'text/event-stream' },
        204: { description: 'The end was seen before.' },
      },
      refusals: ['unknown-inventory', 'too-many-streams'],
    },
    async ({ c, context, params }) => {
      const first = await actions.inventory(context, params.inventory);
      if (!first.ok) return refusal(first);
      const inventory = params.inventory;
      return followed(receiving, c, eventOf(first.value, null), {
        async look() {
          const progress = uploads.progress(inventory);
          const now = await actions.inventory(context, inventory);
          return now.ok ? eventOf(now.value, hasEnded(now.value) ? null : progress) : null;
        },
        changed: () => uploads.changed(inventory),
      });
    },
  );
}

const hasEnded = ({ state }: StoredInventory): boolean => !UNDER_WAY.has(state);

type Progress = ReturnType<Receiving['uploads']['progress']>;

const idOf = ({ state }: StoredInventory, progress: Progress): string =>
  progress === null ? state : `${state}.${progress.step}.${progress.bytes}.${progress.devices}`;

function eventOf(row: StoredInventory, progress: Progress): StreamEvent {
  const id = idOf(row, progress);
  if (hasEnded(row)) return { event: 'end', id, data: JSON.stringify(inventoryShown(row)) };
  if (progress === null) return { event: 'state', id, data: JSON.stringify({ state: row.state }) };
  const { step, bytes, devices } = progress;
  return {
    event: 'progress',
    id,
    data: JSON.stringify({ state: row.state, step, bytes, devices }),
  };
}
