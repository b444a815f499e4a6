import { z } from '@hono/zod-openapi';
import type { FleetId, InventoryId, OrganisationId } from '../../../core/finding.ts';
import type { Actions } from '../../actions.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, instant, integer, line, words } from '../../fields.ts';
import { problem } from '../../problem.ts';
import type { Uploads } from '../../progress.ts';
import { refusal, reply } from '../../reply.ts';
import { inventoryShown, ShownInventory } from '../../shown/inventories.ts';

const Announcement = z
  .strictObject({
    coverage: z
      .enum(['whole', 'part'])
      .openapi({ description: 'A part closes nothing by absence.' }),
    organisations: z
      .array(id<OrganisationId>())
      .min(1)
      .max(1000)
      .nullable()
      .default(null)
      .openapi({ description: "Which organisations it covers; null: all of the fleet's." }),
    moment: instant()
      .nullable()
      .default(null)
      .openapi({ description: 'Of what moment it is, where its own columns do not say.' }),
    fileName: line(255).nullable().default(null),
  })
  .openapi('Announcement');
const Why = z.strictObject({ why: words(2000) }).openapi('Why');
const Params = z.object({ inventory: id<InventoryId>() });
const Place = z.strictObject({ before: id<InventoryId>() });
const InventoryPage = z.object({
  items: z.array(ShownInventory),
  next: z.string().nullable().openapi({ description: '`cursor` of the next page.' }),
});

export function inventoryRoutes(api: Api, actions: Actions, uploads: Uploads): void {
  const tag = 'inventories';
  const one = { description: 'It.', schema: ShownInventory };

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/fleets/{fleet}/inventories',
      name: 'announceInventory',
      tag,
      summary: 'Announce an export; its id is where its content goes',
      deed: true,
      params: z.object({ fleet: id<FleetId>() }),
      body: Announcement,
      answers: { 201: { ...one, headers: { Location: 'Where it is.' } } },
      refusals: [
        'unknown-fleet',
        'unknown-organisation',
        'organisation-outside-fleet',
        'moment-in-future',
      ],
    },
    async ({ context, params, body }) =>
      reply(
        await actions.announceInventory(context, { ...body, fleet: params.fleet }),
        inventoryShown,
        { status: 201, location: (inventory) => `/api/inventories/${inventory.id}` },
      ),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/fleets/{fleet}/inventories',
      name: 'listInventories',
      tag,
      summary: 'Inventories of a fleet, newest first',
      params: z.object({ fleet: id<FleetId>() }),
      query: z.strictObject({
        cursor: z.string().max(500).optional(),
        limit: integer(1, 200).optional(),
      }),
      answers: { 200: { description: 'A page.', schema: InventoryPage } },
      refusals: ['unknown-fleet', 'cursor-unreadable', 'cursor-of-another-list'],
    },
    async ({ context, params: { fleet }, query: { cursor, limit = 50 } }) => {
      const list = ['inventories', fleet];
      const place = cursor === undefined ? null : readCursor(cursor, list, Place);
      if (place !== null && 'fault' in place) return problem(place.fault);
      const before = place?.before ?? null;
      const answer = await actions.inventories(context, fleet, { before, limit });
      if (!answer.ok) return refusal(answer);
      const { rows, next } = answer.value;
      return Response.json({
        items: rows.map(inventoryShown),
        next: next === null ? null : writeCursor(list, { before: next }),
      });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/inventories/{inventory}',
      name: 'readInventory',
      tag,
      summary: 'One inventory, and how it ended',
      params: Params,
      answers: { 200: one },
      refusals: ['unknown-inventory'],
    },
    async ({ context, params }) =>
      reply(await actions.inventory(context, params.inventory), inventoryShown),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/inventories/{inventory}/cancel',
      name: 'cancelInventory',
      tag,
      summary: 'Cancel one that is on its way in; nothing of it is kept',
      deed: true,
      params: Params,
      answers: { 200: one },
      refusals: ['unknown-inventory', 'inventory-ended'],
    },
    async ({ context, params }) => {
      const answer = await actions.cancelInventory(context, params.inventory);
      if (answer.ok) uploads.cancel(params.inventory);
      return reply(answer, inventoryShown);
    },
  );

  for (const [verb, act, summary] of [
    ['release', 'releaseInventory', 'Publish a held one: the drop is real'],
    ['discard', 'discardInventory', 'Throw a held one away: the export is not whole'],
  ] as const) {
    endpoint(
      api,
      {
        method: 'post',
        path: `/api/inventories/{inventory}/${verb}`,
        name: act,
        tag,
        summary,
        deed: true,
        params: Params,
        body: Why,
        answers: { 200: one },
        refusals: ['unknown-inventory', 'inventory-not-held'],
      },
      async ({ context, params, body }) =>
        reply(await actions[act](context, params.inventory, body), inventoryShown),
    );
  }
}
