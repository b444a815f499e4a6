import { z } from '@hono/zod-openapi';
import type { ExemptionId } from '../../../actions/mdm/stored.ts';
import type { FleetId } from '../../../core/finding.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id } from '../../fields.ts';
import { reply } from '../../reply.ts';
import { exemptionShown, ShownExemption } from '../../shown/exemptions.ts';

/** What exceptions come to on devices. They begin and end with them. */
export function exemptionRoutes(api: Api, actions: Actions): void {
  const tag = 'exemptions';

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/exemptions',
      name: 'listExemptions',
      tag,
      summary: 'Exemptions in force: devices that the next plan leaves out',
      query: z.strictObject({ fleet: id<FleetId>().optional() }),
      answers: {
        200: { description: 'All.', schema: z.object({ items: z.array(ShownExemption) }) },
      },
      refusals: [],
    },
    async ({ context, query: { fleet = null } }) =>
      Response.json({ items: (await actions.mdm.exemptions(context, fleet)).map(exemptionShown) }),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/exemptions/{exemption}',
      name: 'readExemption',
      tag,
      summary: 'One exemption',
      params: z.object({ exemption: id<ExemptionId>() }),
      answers: { 200: { description: 'It.', schema: ShownExemption } },
      refusals: ['unknown-exemption'],
    },
    async ({ context, params }) =>
      reply(await actions.mdm.exemption(context, params.exemption), exemptionShown),
  );
}
