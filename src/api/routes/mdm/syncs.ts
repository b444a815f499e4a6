import { z } from '@hono/zod-openapi';
import type { ConnectionId, SyncId } from '../../../actions/mdm/stored.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, integer } from '../../fields.ts';
import { reply } from '../../reply.ts';
import { ShownSync, syncShown } from '../../shown/syncs.ts';

const OfConnection = z.object({ connection: id<ConnectionId>() });
const Params = z.object({ sync: id<SyncId>() });

export function syncRoutes(api: Api, actions: Actions): void {
  const tag = 'connections';
  const one = { description: 'It.', schema: ShownSync };

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/connections/{connection}/syncs',
      name: 'beginSync',
      rate: 'costly',
      tag,
      summary: 'Begin to read the fleet from its MDM; it becomes an inventory',
      deed: true,
      params: OfConnection,
      answers: { 201: { ...one, headers: { Location: 'Where it is.' } } },
      refusals: ['unknown-connection', 'unknown-mdm', 'sync-running'],
    },
    async ({ context, params }) =>
      reply(await actions.mdm.beginSync(context, params.connection), syncShown, {
        status: 201,
        location: (sync) => `/api/syncs/${sync.id}`,
      }),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/connections/{connection}/syncs',
      name: 'listSyncs',
      tag,
      summary: 'Syncs of a connection, newest first',
      params: OfConnection,
      query: z.strictObject({ limit: integer(1, 200).optional() }),
      answers: {
        200: { description: 'The newest.', schema: z.object({ items: z.array(ShownSync) }) },
      },
      refusals: ['unknown-connection'],
    },
    async ({ context, params, query: { limit = 20 } }) =>
      reply(await actions.mdm.syncs(context, params.connection, limit), (syncs) => ({
        items: syncs.map(syncShown),
      })),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/syncs/{sync}',
      name: 'readSync',
      tag,
      summary: 'One sync, and how far it is',
      params: Params,
      answers: { 200: one },
      refusals: ['unknown-sync'],
    },
    async ({ context, params }) => reply(await actions.mdm.sync(context, params.sync), syncShown),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/syncs/{sync}/cancel',
      name: 'cancelSync',
      tag,
      summary: 'Cancel one that is running; nothing of it is kept',
      deed: true,
      params: Params,
      answers: { 200: one },
      refusals: ['unknown-sync', 'sync-ended'],
    },
    async ({ context, params }) =>
      reply(await actions.mdm.cancelSync(context, params.sync), syncShown),
  );
}
