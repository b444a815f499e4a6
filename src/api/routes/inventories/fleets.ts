import { z } from '@hono/zod-openapi';
import type { FleetId, OrganisationId } from '../../../core/finding.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, line } from '../../fields.ts';
import { reply } from '../../reply.ts';
import { fleetShown, ShownFleet } from '../../shown/organisations.ts';

const NewFleet = z
  .strictObject({
    organisation: id<OrganisationId>(),
    name: line(200),
    mdm: line(100).openapi({ example: 'jamf' }),
  })
  .openapi('NewFleet');

export function fleetRoutes(api: Api, actions: Actions): void {
  const tag = 'fleets';

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/fleets',
      name: 'listFleets',
      tag,
      summary: 'All fleets: what one MDM manages is one',
      answers: { 200: { description: 'All.', schema: z.object({ items: z.array(ShownFleet) }) } },
      refusals: [],
    },
    async ({ context }) => {
      const shown = fleetShown(await actions.sample.marks());
      return Response.json({ items: (await actions.fleets(context)).map(shown) });
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/fleets',
      name: 'addFleet',
      tag,
      summary: 'Add a fleet',
      deed: true,
      body: NewFleet,
      answers: {
        201: { description: 'Added.', schema: ShownFleet, headers: { Location: 'Where it is.' } },
      },
      refusals: ['unknown-organisation', 'fleet-exists', 'fleet-name-unfit'],
    },
    async ({ context, body }) =>
      reply(await actions.addFleet(context, body), fleetShown(await actions.sample.marks()), {
        status: 201,
        location: (fleet) => `/api/fleets/${fleet.id}`,
      }),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/fleets/{fleet}',
      name: 'readFleet',
      tag,
      summary: 'One fleet',
      params: z.object({ fleet: id<FleetId>() }),
      answers: { 200: { description: 'It.', schema: ShownFleet } },
      refusals: ['unknown-fleet'],
    },
    async ({ context, params }) =>
      reply(await actions.fleet(context, params.fleet), fleetShown(await actions.sample.marks())),
  );
}
