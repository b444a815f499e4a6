import { z } from '@hono/zod-openapi';
import type { NoticeId } from '../../../actions/notices/stored.ts';
import type { Actions } from '../../actions.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, integer, ownInstant } from '../../fields.ts';
import { problem } from '../../problem.ts';
import { refusal } from '../../reply.ts';
import { messageShown, ShownMessage } from '../../shown/notices.ts';

const Place = z.strictObject({ planned: ownInstant(), id: id<NoticeId>() });

/** Messages that people hand over. They name holders, so that each look is an entry in the ledger. */
export function outboxRoutes(api: Api, actions: Actions): void {
  const tag = 'notices';
  const { notices } = actions;

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/outbox',
      name: 'readOutbox',
      tag,
      summary: 'Messages that wait to be handed over, with whom they are for',
      description:
        'What has no mail server or no address to go to. Each look is written into the ledger before it is answered.',
      query: z.strictObject({
        cursor: z.string().max(500).optional(),
        limit: integer(1, 200).optional(),
      }),
      answers: {
        200: {
          description: 'A page, the newest first.',
          schema: z.object({ items: z.array(ShownMessage), next: z.string().nullable() }),
        },
      },
      refusals: ['cursor-unreadable', 'cursor-of-another-list'],
    },
    async ({ c, context, query: { cursor, limit = 50 } }) => {
      const list = ['outbox'];
      const before = cursor === undefined ? null : readCursor(cursor, list, Place);
      if (before !== null && 'fault' in before) return problem(before.fault);
      // A HEAD shows nothing, so it must not stand in the ledger as a look.
      if (c.req.method === 'HEAD') return Response.json({ items: [], next: null });
      const { messages, next } = await notices.outbox(context, { before, limit });
      const last = next === null ? null : writeCursor(list, { planned: next.planned, id: next.id });
      return Response.json({ items: messages.map(messageShown), next: last });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/outbox/{notice}',
      name: 'takeMessage',
      tag,
      summary: 'A message of the outbox as a file (.eml), for a mail program',
      description: 'Each look is written into the ledger before it is answered.',
      params: z.object({ notice: id<NoticeId>() }),
      answers: { 200: { description: 'RFC 5322.', type: 'message/rfc822' } },
      refusals: ['unknown-notice', 'notice-in-other-state', 'not-cleared'],
    },
    async ({ c, context, params }) => {
      const headers = {
        'content-type': 'message/rfc822',
        'content-disposition': `attachment; filename="${params.notice}.eml"`,
      };
      if (c.req.method === 'HEAD') return new Response(null, { headers });
      const taken = await notices.message(context, params.notice);
      if (!taken.ok) return refusal(taken);
      return new Response(new Uint8Array(taken.value), { headers });
    },
  );
}
