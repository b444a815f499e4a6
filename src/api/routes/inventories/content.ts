import { z } from '@hono/zod-openapi';
import type { InventoryId } from '../../../core/finding.ts';
import { endpoint, type Api, type Asked, type NoFields } from '../../endpoint.ts';
import { id } from '../../fields.ts';
import { receive, type Receiving } from '../../receiving.ts';
import { reply } from '../../reply.ts';
import { inventoryShown, ShownInventory } from '../../shown/inventories.ts';

const Params = z.object({ inventory: id<InventoryId>() });
export function contentRoute(api: Api, receiving: Receiving): void {
  endpoint(
    api,
    {
      method: 'put',
      path: '/api/inventories/{inventory}/content',
      name: 'putInventoryContent',
      tag: 'inventories',
      summary: 'Hand in the bytes of an announced export, as the MDM wrote them',
      description:
        'CSV, XLSX or JSON, also in ZIP or gzip; the content type is not looked at. It streams, whatever its size. ' +
        'The answer comes when it is published, held, refused or unchanged: `state` and `problems` say which. ' +
        'It is taken whole or not at all.',
      takesBytes: true,
      params: Params,
      answers: { 200: { description: 'The inventory as it ended.', schema: ShownInventory } },
      refusals: [
        'unknown-inventory',
        'unknown-fleet',
        'inventory-not-announced',
        'inventory-ended',
        'body-too-large',
        'too-many-uploads',
        'upload-cut',
        'upload-stalled',
      ],
    },
    (asked) => take(receiving, asked),
  );
}

const take = (
  receiving: Receiving,
  { c, context, params }: Asked<typeof Params, NoFields, NoFields>,
): Promise<Response> =>
  receive(
    receiving,
    c,
    {
      most: receiving.limits.uploadBytes,
      begin: () => receiving.uploads.begin(params.inventory),
      whenCancelled: 'inventory-ended',
    },
    async (content, upload) => {
      const { actions } = receiving;
      const answer = await actions.receiveInventory(context, params.inventory, content, upload);
      return { isTaken: answer.ok, response: reply(answer, inventoryShown) };
    },
  );
