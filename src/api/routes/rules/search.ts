import { z } from '@hono/zod-openapi';
import type { SoughtOut } from '../../../actions/search.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { integer, line } from '../../fields.ts';
import { reply } from '../../reply.ts';

const HOW = {
  description:
    '`sound`: so it sounds in another script, or only marks and spaces differ; `spelling`: a letter or two differ.',
};
const ShownSought = z
  .object({
    kind: z.enum(['app', 'entity']),
    id: z.string(),
    name: z.string(),
    decision: z.enum(['prohibited', 'undetermined', 'permitted']).nullable(),
    exact: z.boolean(),
    matched: z.object({
      by: z.enum(['identifier', 'track-id', 'id', 'name']),
      text: z.string(),
      platform: z.enum(['android', 'ios']).nullable(),
      how: z.enum(['exact', 'case-folded', 'prefix', 'part', 'sound', 'spelling']).openapi(HOW),
    }),
  })
  .openapi('Sought');
const soughtShown = (one: SoughtOut): z.infer<typeof ShownSought> => ({
  kind: one.kind,
  id: one.id,
  name: one.label,
  decision: one.decision,
  exact: one.exact,
  matched: { by: one.by, text: one.text, platform: one.platform, how: one.how },
});

export function searchRoutes(api: Api, { overview }: Pick<Actions, 'overview'>): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/search',
      name: 'search',
      tag: 'verdicts',
      summary:
        'Apps and companies by name in any script, identifier, App Store number or store link',
      description: 'Forgives typing errors. What the catalogue does not know is not found.',
      query: z.strictObject({
        text: line(300),
        limit: integer(1, 50).optional(),
        policy: line(100).optional(),
      }),
      answers: {
        200: { description: 'Best first.', schema: z.object({ items: z.array(ShownSought) }) },
      },
      refusals: ['unknown-policy'],
    },
    async ({ context, query: { text, limit = 20, policy = null } }) =>
      reply(await overview.search(context, { text, limit, policy }), (items) => ({
        items: items.map(soughtShown),
      })),
  );
}
