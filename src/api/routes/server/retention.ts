import { z } from '@hono/zod-openapi';
import { RETENTION_CLASSES } from '../../../core/retention.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { reply } from '../../reply.ts';

const shownDays = (description: string) => z.number().int().openapi({ description });
const ShownTerm = z
  .object({
    class: z.enum(RETENTION_CLASSES),
    days: shownDays('In force.'),
    standard: shownDays('Where nobody has set others.'),
    least: shownDays('Fewer are refused.'),
    most: shownDays('More are refused.'),
    what: z.string().openapi({ description: 'What is erased once the term is over.' }),
    since: z.string().openapi({ description: 'What starts the clock.' }),
    source: z.string().openapi({
      description:
        'Where the days of the program come from. `ours`: no rule that we read names any.',
    }),
  })
  .openapi('Term');

export function retentionRoutes(api: Api, { retention }: Actions): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/retention',
      name: 'listTerms',
      tag: 'retention',
      summary: 'How long each class of data about people is kept',
      answers: { 200: { description: 'All.', schema: z.object({ items: z.array(ShownTerm) }) } },
      refusals: [],
    },
    async ({ context }) => Response.json({ items: await retention.terms(context) }),
  );
  endpoint(
    api,
    {
      method: 'put',
      path: '/api/retention',
      name: 'setTerm',
      tag: 'retention',
      summary: 'Sets how many days a class is kept',
      description:
        'Holds from the next run of `erase-old` on, for what is there already as well. What was erased does not come back.',
      body: z.strictObject({
        class: z.enum(RETENTION_CLASSES),
        days: z.number().int().min(0).max(100_000),
      }),
      deed: true,
      answers: { 200: { description: 'The term as it is now.', schema: ShownTerm } },
      refusals: ['term-out-of-bounds'],
    },
    async ({ context, body }) => reply(await retention.setTerm(context, body), (term) => term),
  );
}
