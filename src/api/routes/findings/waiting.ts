import { z } from '@hono/zod-openapi';
import {
  WAITING_KINDS,
  WAITING_PAGES,
  WAITING_TARGETS,
  type Waiting,
} from '../../../actions/waiting/item.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { shownId, shownInstant } from '../../fields.ts';
import { shownDay } from '../../shown/course.ts';

const ShownWaiting = z
  .object({
    kind: z.enum(WAITING_KINDS),
    page: z.enum(WAITING_PAGES).openapi({ description: 'Of the console.' }),
    count: z.number().int().openapi({ description: 'Findings, answers, messages, or phones.' }),
    since: shownInstant().nullable(),
    until: shownDay().nullable().openapi({ description: 'Its last day, where it has one.' }),
    target: z.object({ kind: z.enum(WAITING_TARGETS), id: z.string().nullable() }),
    organisation: shownId().nullable(),
    number: z.number().int().nullable(),
    name: z.string().nullable().openapi({
      description: 'Of an app or its category, a fleet, a proposal; null where it may not be told.',
    }),
  })
  .openapi('Waiting');
const waitingShown = (one: Waiting): z.infer<typeof ShownWaiting> => ({
  kind: one.kind,
  page: one.page,
  count: one.count,
  since: one.since,
  until: one.until,
  target: { kind: one.target.kind, id: one.target.id },
  organisation: one.organisation,
  number: one.number,
  name: one.name,
});

const Counts = z.object({
  findings: z.number().int(),
  policy: z.number().int(),
  exceptions: z.number().int(),
  blocking: z.number().int(),
} satisfies Record<(typeof WAITING_PAGES)[number], z.ZodNumber>);

export function waitingRoutes(api: Api, { overview }: Pick<Actions, 'overview'>): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/waiting',
      name: 'readWaiting',
      tag: 'people',
      summary: 'What waits for whoever asks, the most pressing first, and what waits for others',
      description:
        'Each thing is one that another operation would let them do, or see. Lists of one kind end at a hundred.',
      answers: {
        200: {
          description: 'What waits.',
          schema: z
            .object({ mine: z.array(ShownWaiting), others: z.array(ShownWaiting), counts: Counts })
            .openapi('WhatWaits'),
        },
      },
      refusals: [],
    },
    async ({ context, alsoIn }) => {
      const { mine, others, counts } = await overview.waiting(context, alsoIn);
      const { findings, policy, exceptions, blocking } = counts;
      return Response.json({
        mine: mine.map(waitingShown),
        others: others.map(waitingShown),
        counts: { findings, policy, exceptions, blocking },
      });
    },
  );
}
