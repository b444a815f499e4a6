import { z } from '@hono/zod-openapi';
import type { AppCount, AppPhones } from '../../../actions/course/app-phones.ts';
import type { OrganisationId } from '../../../core/finding.ts';
import { LANGUAGES } from '../../../core/notices/rules.ts';
import type { AppId, EntityId } from '../../../core/statements.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, line, shownId } from '../../fields.ts';
import { reply } from '../../reply.ts';
import {
  appPageShown,
  entityPageShown,
  ShownAppPage,
  ShownEntityPage,
} from '../../shown/app-page.ts';
import { Told } from '../../shown/course.ts';

const Params = z.object({ app: line(100).transform((text) => text as AppId) });
const Count = { phones: Told, possible: Told, excepted: Told, of: z.number().int() };
const ShownPhones = z
  .object({
    exact: z.boolean(),
    organisation: shownId(),
    total: z.object(Count),
    parts: z.array(
      z.object({ organisation: shownId(), name: z.string(), itself: z.boolean(), ...Count }),
    ),
  })
  .openapi('AppPhones');
const countShown = ({ phones, possible, excepted, of }: AppCount) => ({
  phones,
  possible,
  excepted,
  of,
});
const phonesShown = (phones: AppPhones): z.infer<typeof ShownPhones> => ({
  exact: phones.exact,
  organisation: phones.organisation,
  total: countShown(phones.total),
  parts: phones.parts.map((part) => ({
    organisation: part.organisation,
    name: part.name,
    itself: part.itself,
    ...countShown(part),
  })),
});

export function appPageRoutes(api: Api, { overview }: Pick<Actions, 'overview'>): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/apps/{app}/page',
      name: 'readAppPage',
      tag: 'verdicts',
      summary: 'All that a page about an app says, in one language',
      description:
        'The verdict as a sentence, its reasons, the statements that they rest on by number, who is behind it as a picture, listings, and what would change it.',
      params: Params,
      query: z.strictObject({
        policy: line(100).optional(),
        language: z.enum(LANGUAGES).optional(),
      }),
      answers: { 200: { description: 'The page.', schema: ShownAppPage } },
      refusals: ['unknown-app', 'unknown-policy'],
    },
    async ({ context, params, query: { policy = null, language = 'en' } }) =>
      reply(await overview.appPage(context, { app: params.app, policy, language }), appPageShown),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/entities/{entity}/page',
      name: 'readEntityPage',
      tag: 'verdicts',
      summary: 'All that a page about a company, a fund or a state says, in one language',
      params: z.object({ entity: line(100).transform((text) => text as EntityId) }),
      query: z.strictObject({
        policy: line(100).optional(),
        language: z.enum(LANGUAGES).optional(),
      }),
      answers: { 200: { description: 'The page.', schema: ShownEntityPage } },
      refusals: ['unknown-entity', 'unknown-policy'],
    },
    async ({ context, params, query: { policy = null, language = 'en' } }) =>
      reply(
        await overview.entityPage(context, { entity: params.entity, policy, language }),
        entityPageShown,
      ),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/apps/{app}/phones',
      name: 'readAppPhones',
      tag: 'findings',
      summary: 'On how many phones an app is, by organisation',
      description:
        'Exact where the person may list findings; else no number points at anybody. Not of apps that tell love life, faith or health.',
      params: Params,
      query: z.strictObject({ organisation: id<OrganisationId>().optional() }),
      answers: { 200: { description: 'Counts.', schema: ShownPhones } },
      refusals: ['unknown-organisation', 'sensitive-app'],
    },
    async ({ context, params, query, alsoIn }) =>
      reply(
        await overview.appPhones(context, {
          app: params.app,
          organisation: query.organisation ?? null,
          exactIn: await alsoIn('summariseFindings'),
        }),
        phonesShown,
      ),
  );
}
