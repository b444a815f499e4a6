import { z } from '@hono/zod-openapi';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { Context } from '../../actions/server.ts';
import type { InventoryState, StoredInventory } from '../../actions/store.ts';
import type { InventoryId } from '../../core/finding.ts';
import { endpoint, type Api } from '../endpoint.ts';
import { id } from '../fields.ts';
import { problem } from '../problem.ts';
import { refusal } from '../reply.ts';
import { inventoryShown } from '../shown/inventories.ts';
import { RETRY_MS, SILENCE_MS, wait } from '../streams.ts';
import type { Receiving } from './content.ts';

const UNDER_WAY: ReadonlySet<InventoryState> = new Set(['announced', 'receiving', 'staged']);

export function eventsRoute(api: Api, receiving: Receiving): void {
  const { actions, lifecycle, limits } = receiving;
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
      const seen = c.req.header('last-event-id') ?? null;
      if (seen === idOf(first.value, null) && hasEnded(first.value))
        return new Response(null, { status: 204 });
      if (lifecycle.running.stream >= limits.streams)
        return problem('too-many-streams', { headers: { 'retry-after': '10' } });
      // A HEAD comes here as well, and nobody would ever read or end its stream.
      if (c.req.method === 'HEAD')
        return new Response(null, { headers: { 'content-type': 'text/event-stream' } });
      const ended = lifecycle.begin('stream');
      return streamSSE(c, async (stream) => {
        try {
          await follow(receiving, context, params.inventory, stream, seen);
        } catch (error) {
          receiving.fault(c, error);
        } finally {
          ended();
        }
      });
    },
  );
}

async function follow(
  { actions, uploads, lifecycle, limits }: Receiving,
  context: Context,
  inventory: InventoryId,
  stream: SSEStreamingApi,
  lastSeen: string | null,
): Promise<void> {
  const gone = new AbortController();
  stream.onAbort(() => gone.abort());
  const over = AbortSignal.any([gone.signal, lifecycle.stopping]);
  let seen = lastSeen;
  let silent = 0;
  while (!over.aborted) {
    const changed = uploads.changed(inventory);
    const progress = uploads.progress(inventory);
    const now = await actions.inventory(context, inventory);
    if (!now.ok) return;
    const event = eventOf(now.value, hasEnded(now.value) ? null : progress);
    if (event.id !== seen || event.event === 'end') {
      await stream.writeSSE({ ...event, retry: RETRY_MS });
      silent = 0;
    }
    if (event.event === 'end') return;
    seen = event.id;
    await wait(limits.streamPaceMs, over);
    await wait(limits.streamPollMs, over, changed);
    silent += limits.streamPaceMs + limits.streamPollMs;
    if (silent >= SILENCE_MS) {
      await stream.write(': still here\n\n');
      silent = 0;
    }
  }
}

const hasEnded = ({ state }: StoredInventory): boolean => !UNDER_WAY.has(state);

type Progress = ReturnType<Receiving['uploads']['progress']>;

/** The same state has the same id in every process, so whoever comes back is told nothing twice. */
const idOf = ({ state }: StoredInventory, progress: Progress): string =>
  progress === null ? state : `${state}.${progress.step}.${progress.bytes}.${progress.devices}`;

function eventOf(
  row: StoredInventory,
  progress: Progress,
): { readonly event: string; readonly id: string; readonly data: string } {
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
