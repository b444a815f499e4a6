import { z } from '@hono/zod-openapi';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { SyncId } from '../../actions/mdm/stored.ts';
import type { Context } from '../../actions/server.ts';
import { endpoint, type Api } from '../endpoint.ts';
import { id } from '../fields.ts';
import type { FollowedSync } from '../mdm-actions.ts';
import { problem } from '../problem.ts';
import { refusal } from '../reply.ts';
import { syncShown } from '../shown/syncs.ts';
import { RETRY_MS, SILENCE_MS, wait } from '../streams.ts';
import type { Receiving } from './content.ts';

/** A sync is worked on in any process, so its stored state is looked at. */
export function syncEventsRoute(api: Api, receiving: Receiving): void {
  const { actions, lifecycle, limits } = receiving;
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/syncs/{sync}/events',
      name: 'followSync',
      tag: 'connections',
      summary: 'Follow a sync as server-sent events',
      description:
        '`progress` with the sync when it has changed, then `end` with it, and the stream ends. With `Last-Event-ID` what was seen ' +
        'is not told again; after the end the answer is 204, so that a browser stops asking.',
      params: z.object({ sync: id<SyncId>() }),
      answers: {
        200: { description: 'A stream of events.', type: 'text/event-stream' },
        204: { description: 'The end was seen before.' },
      },
      refusals: ['unknown-sync', 'too-many-streams'],
    },
    async ({ c, context, params }) => {
      const first = await actions.mdm.sync(context, params.sync);
      if (!first.ok) return refusal(first);
      const seen = c.req.header('last-event-id') ?? null;
      if (seen === idOf(first.value) && first.value.state !== 'running')
        return new Response(null, { status: 204 });
      if (lifecycle.running.stream >= limits.streams)
        return problem('too-many-streams', { headers: { 'retry-after': '10' } });
      // A HEAD comes here as well, and nobody would ever read or end its stream.
      if (c.req.method === 'HEAD')
        return new Response(null, { headers: { 'content-type': 'text/event-stream' } });
      const ended = lifecycle.begin('stream');
      return streamSSE(c, async (stream) => {
        try {
          await follow(receiving, context, params.sync, stream, seen);
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
  { actions, lifecycle, limits }: Receiving,
  context: Context,
  sync: SyncId,
  stream: SSEStreamingApi,
  lastSeen: string | null,
): Promise<void> {
  const gone = new AbortController();
  stream.onAbort(() => gone.abort());
  const over = AbortSignal.any([gone.signal, lifecycle.stopping]);
  let seen = lastSeen;
  let silent = 0;
  while (!over.aborted) {
    const now = await actions.mdm.sync(context, sync);
    if (!now.ok) return;
    const mark = idOf(now.value);
    const event = now.value.state === 'running' ? 'progress' : 'end';
    if (mark !== seen || event === 'end') {
      const data = JSON.stringify(syncShown(now.value));
      await stream.writeSSE({ event, id: mark, data, retry: RETRY_MS });
      silent = 0;
    }
    if (event === 'end') return;
    seen = mark;
    await wait(limits.streamPaceMs + limits.streamPollMs, over);
    silent += limits.streamPaceMs + limits.streamPollMs;
    if (silent >= SILENCE_MS) {
      await stream.write(': still here\n\n');
      silent = 0;
    }
  }
}

/** The same state has the same id in every process, so whoever comes back is told nothing twice. */
const idOf = ({ state, round, progress, fault }: FollowedSync): string =>
  [state, round, progress.staged, progress.pages, progress.devices, fault?.kind ?? ''].join('.');
