import { z } from '@hono/zod-openapi';
import type { SyncId } from '../../../actions/mdm/stored.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id } from '../../fields.ts';
import type { FollowedSync } from '../../mdm-actions.ts';
import { refusal } from '../../reply.ts';
import { syncShown } from '../../shown/syncs.ts';
import { followed, type StreamEvent } from '../../streams.ts';
import type { Receiving } from '../../receiving.ts';

/** A sync is worked on in any process, so its stored state is looked at. */
export function syncEventsRoute(api: Api, receiving: Receiving): void {
  const { actions } = receiving;
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
      return followed(receiving, c, eventOf(first.value), {
        async look() {
          const now = await actions.mdm.sync(context, params.sync);
          return now.ok ? eventOf(now.value) : null;
        },
        changed: () => undefined,
      });
    },
  );
}

function eventOf(sync: FollowedSync): StreamEvent {
  const event = sync.state === 'running' ? 'progress' : 'end';
  return { event, id: idOf(sync), data: JSON.stringify(syncShown(sync)) };
}

const idOf = ({ state, round, progress, fault }: FollowedSync): string =>
  [state, round, progress.staged, progress.pages, progress.devices, fault?.kind ?? ''].join('.');
