import { z } from '@hono/zod-openapi';
import type { StoredVetting, VettingId } from '../../../actions/vetting/stored.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id } from '../../fields.ts';
import { refusal } from '../../reply.ts';
import { vettingShown } from '../../shown/vettings.ts';
import { followed, type StreamEvent } from '../../streams.ts';
import type { Receiving } from '../../receiving.ts';

export function vettingEventsRoute(api: Api, receiving: Receiving): void {
  const { vetting } = receiving.actions;
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/vettings/{vetting}/events',
      name: 'followVetting',
      tag: 'vetting',
      summary: 'Follow an app file as server-sent events',
      description:
        '`progress` (state, received, size, attempts) as it changes, then `end` with the file as it ended, and the stream ends. ' +
        'With `Last-Event-ID` what was seen is not told again; after the end the answer is 204, so that a browser stops asking.',
      params: z.object({ vetting: id<VettingId>() }),
      answers: {
        200: { description: 'A stream of events.', type: 'text/event-stream' },
        204: { description: 'The end was seen before.' },
      },
      refusals: ['unknown-vetting', 'too-many-streams'],
    },
    async ({ c, context, params }) => {
      const first = await vetting.vetting(context, params.vetting);
      if (!first.ok) return refusal(first);
      return followed(receiving, c, eventOf(first.value), {
        async look() {
          const now = await vetting.vetting(context, params.vetting);
          return now.ok ? eventOf(now.value) : null;
        },
        // Whoever reads it may be another process: it is looked at as often as a stream may tell.
        changed: () => undefined,
      });
    },
  );
}

function eventOf(one: StoredVetting): StreamEvent {
  const { state, received, size, attempts } = one;
  const hasEnded = state === 'examined' || state === 'cancelled';
  if (hasEnded)
    return { event: 'end', id: `${state}.${one.edition}`, data: JSON.stringify(vettingShown(one)) };
  const data = JSON.stringify({ state, received, size, attempts });
  return { event: 'progress', id: `${state}.${received}.${attempts}`, data };
}
