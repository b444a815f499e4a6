import { z } from '@hono/zod-openapi';
import type { OrganisationId } from '../../../core/finding.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { day, id } from '../../fields.ts';
import { reply } from '../../reply.ts';
import { courseShown, ShownCourse } from '../../shown/course.ts';

export function courseRoutes(api: Api, { overview }: Pick<Actions, 'overview'>): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/course',
      name: 'readCourse',
      tag: 'findings',
      summary:
        'How many phones have a prohibited app, day by day, and whether the date will be made',
      description:
        'Of an organisation with all below it, and of each part of it. Exact where the person may list findings; else no number points at anybody.',
      query: z.strictObject({
        organisation: id<OrganisationId>().optional(),
        from: day().optional(),
        to: day().optional(),
      }),
      answers: { 200: { description: 'The course.', schema: ShownCourse } },
      refusals: ['unknown-organisation', 'period-unfit'],
    },
    async ({ context, query, alsoIn }) =>
      reply(
        await overview.course(context, {
          organisation: query.organisation ?? null,
          from: query.from ?? null,
          to: query.to ?? null,
          exactIn: await alsoIn('summariseFindings'),
        }),
        courseShown,
      ),
  );
}
