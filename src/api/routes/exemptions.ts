import { z } from '@hono/zod-openapi';
import type { ExemptionId } from '../../actions/mdm/stored.ts';
import type { FindingId, FleetId } from '../../core/finding.ts';
import { isDay } from '../../core/day.ts';
import type { Actions } from '../actions.ts';
import { endpoint, type Api } from '../endpoint.ts';
import { flag, id, line, words } from '../fields.ts';
import { reply } from '../reply.ts';
import { exemptionShown, ShownExemption } from '../shown/exemptions.ts';

const NewExemption = z
  .strictObject({
    finding: id<FindingId>().openapi({ description: 'Its app on its device.' }),
    until: z
      .string()
      .max(10)
      .refine(isDay, 'Has to be a day, as in 2027-03-01.')
      .openapi({ format: 'date', description: 'Up to, not including. It always ends.' }),
    ground: line(100).openapi({ description: 'One that the policy names.' }),
    task: words(2000).openapi({ description: 'The main task that needs the app.' }),
    restricted: z
      .boolean()
      .default(false)
      .openapi({ description: 'The register shows a number and no more.' }),
  })
  .openapi('NewExemption');
const Params = z.object({ exemption: id<ExemptionId>() });

export function exemptionRoutes(api: Api, actions: Actions): void {
  const tag = 'exemptions';
  const one = { description: 'It.', schema: ShownExemption };
  const show = (row: Parameters<typeof exemptionShown>[0]) => exemptionShown(row);

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/exemptions',
      name: 'listExemptions',
      tag,
      summary: 'Exemptions in force',
      query: z.strictObject({ fleet: id<FleetId>().optional() }),
      answers: {
        200: { description: 'All.', schema: z.object({ items: z.array(ShownExemption) }) },
      },
      refusals: [],
    },
    async ({ context, query: { fleet = null } }) =>
      Response.json({ items: (await actions.mdm.exemptions(context, fleet)).map(show) }),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/exemptions',
      name: 'exempt',
      tag,
      summary: 'Let one device have one app, until a day',
      description:
        'The next plan leaves the device out; when the exemption ends, the block comes back with the plan after.',
      deed: true,
      body: NewExemption,
      answers: { 201: { ...one, headers: { Location: 'Where it is.' } } },
      refusals: [
        'unknown-finding',
        'unknown-ground',
        'no-task',
        'ends-in-past',
        'ends-too-late',
        'exempted-already',
      ],
    },
    async ({ context, body }) =>
      reply(await actions.mdm.exempt(context, body), show, {
        status: 201,
        location: (row) => `/api/exemptions/${row.id}`,
      }),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/exemptions/{exemption}',
      name: 'readExemption',
      tag,
      summary: 'One exemption; with its app, ground and task where `named` is true',
      description: 'Each look with `named=true` is written into the ledger before it is answered.',
      params: Params,
      query: z.strictObject({ named: flag().optional() }),
      answers: { 200: one },
      refusals: ['unknown-exemption'],
    },
    async ({ c, context, params, query: { named = false } }) => {
      // A HEAD shows nothing, so it must not stand in the ledger as a look.
      if (!named || c.req.method === 'HEAD')
        return reply(await actions.mdm.exemption(context, params.exemption), show);
      const looked = await actions.mdm.nameExemption(context, params.exemption);
      return reply(looked, (look) => exemptionShown(look.exemption, look));
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/exemptions/{exemption}/end',
      name: 'endExemption',
      tag,
      summary: 'End an exemption before its day',
      deed: true,
      params: Params,
      answers: { 200: one },
      refusals: ['unknown-exemption', 'exemption-ended'],
    },
    async ({ context, params }) =>
      reply(await actions.mdm.endExemption(context, params.exemption), show),
  );
}
