import { z } from '@hono/zod-openapi';
import type { AppId } from '../../../core/statements.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { line } from '../../fields.ts';
import { reply } from '../../reply.ts';
import { foundAppShown, ShownFoundApp, ShownVerdict, verdictShown } from '../../shown/apps.ts';
import { coverageShown, ShownCoverage } from '../../shown/coverage.ts';

const policy = line(100)
  .optional()
  .openapi({ description: 'Under which policy; the one of the root organisation unless said.' });

export function verdictRoutes(api: Api, actions: Actions): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/coverage',
      name: 'readCoverage',
      tag: 'coverage',
      summary: 'Where devices stand, and what nobody has assessed',
      description:
        'Counts of undetermined and not assessed apps are null where they are fewer than five; those of devices with and without hits where you may not list findings.',
      answers: { 200: { description: 'Counts.', schema: ShownCoverage } },
      refusals: [],
    },
    async ({ context, alsoIn }) =>
      Response.json(
        coverageShown(await actions.coverage(context, await alsoIn('summariseFindings'))),
      ),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/apps',
      name: 'findApps',
      rate: 'costly',
      tag: 'verdicts',
      summary: 'Apps of the catalogue by identifier, App Store number, store link or name',
      description: 'An app that the catalogue does not know has no verdict: the list is empty.',
      query: z.strictObject({ identifier: line(300), policy }),
      answers: {
        200: { description: 'Best first.', schema: z.object({ items: z.array(ShownFoundApp) }) },
      },
      refusals: ['unknown-policy'],
    },
    async ({ context, query }) =>
      reply(
        await actions.findApps(context, {
          identifier: query.identifier,
          policy: query.policy ?? null,
        }),
        (apps) => ({ items: apps.map(foundAppShown) }),
      ),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/apps/{app}',
      name: 'explainApp',
      tag: 'verdicts',
      summary: 'The verdict on an app, with its reasons and the statements that they rest on',
      params: z.object({ app: line(100).transform((text) => text as AppId) }),
      query: z.strictObject({ policy }),
      answers: { 200: { description: 'As `spec/explain.schema.json`.', schema: ShownVerdict } },
      refusals: ['unknown-app', 'unknown-policy'],
    },
    async ({ context, params, query }) =>
      reply(
        await actions.explainApp(context, { app: params.app, policy: query.policy ?? null }),
        verdictShown,
      ),
  );
}
