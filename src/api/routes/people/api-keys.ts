import { z } from '@hono/zod-openapi';
import type { ApiKeyId } from '../../../actions/people/stored.ts';
import { isDay } from '../../../core/day.ts';
import type { OrganisationId } from '../../../core/finding.ts';
import { ROLES } from '../../../core/rights.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, line } from '../../fields.ts';
import { problem } from '../../problem.ts';
import { reply } from '../../reply.ts';
import { apiKeyShown, ShownApiKey } from '../../shown/people.ts';

const NewApiKey = z
  .strictObject({
    name: line(200),
    role: z.enum(ROLES),
    organisation: id<OrganisationId>(),
    operations: z
      .array(line(100))
      .min(1)
      .max(200)
      .nullable()
      .default(null)
      .openapi({ description: '`operationId`s; null: all that its role may do.' }),
    until: z
      .string()
      .refine(isDay, 'Has to be a day, as 2027-03-01.')
      .nullable()
      .default(null)
      .openapi({ type: ['string', 'null'], format: 'date', description: 'Not including it.' }),
  })
  .openapi('NewApiKey');

export function apiKeyRoutes(api: Api, { people }: Actions): void {
  const tag = 'people';

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/api-keys',
      name: 'listApiKeys',
      tag,
      summary: "One's own API keys; those of all for whoever set the server up",
      answers: { 200: { description: 'All.', schema: z.object({ items: z.array(ShownApiKey) }) } },
      refusals: [],
    },
    async ({ context }) =>
      Response.json({ items: (await people.apiKeys(context)).map(apiKeyShown) }),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/api-keys',
      name: 'addApiKey',
      tag,
      summary: 'Make a key by which a program asks: for no more than who makes it may',
      description: 'Takes no `Idempotency-Key`: an answer with a secret in it is not kept.',
      body: NewApiKey,
      answers: {
        201: {
          description: 'It, and what it opens with: shown now and never again.',
          schema: z.object({ key: ShownApiKey, secret: z.string() }).openapi('MadeApiKey'),
        },
      },
      refusals: [
        'unknown-organisation',
        'unknown-operation',
        'api-key-name-unfit',
        'key-ends-in-past',
        'beyond-own-rights',
        'keys-make-no-keys',
      ],
    },
    async ({ context, body }) => {
      const unknown = body.operations?.find((operation) => !api.rights.has(operation));
      if (unknown !== undefined) return problem('unknown-operation');
      return reply(
        await people.addApiKey(context, body),
        ({ key, text }) => ({ key: apiKeyShown(key), secret: text }),
        { status: 201 },
      );
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/api-keys/{apiKey}/end',
      name: 'endApiKey',
      tag,
      summary: 'End a key, at once',
      deed: true,
      params: z.object({ apiKey: id<ApiKeyId>() }),
      answers: { 200: { description: 'It.', schema: ShownApiKey } },
      refusals: ['unknown-api-key', 'api-key-ended'],
    },
    async ({ context, params }) =>
      reply(await people.endApiKey(context, params.apiKey), apiKeyShown),
  );
}
