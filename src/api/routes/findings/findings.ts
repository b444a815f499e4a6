import { z } from '@hono/zod-openapi';
import { FINDING_ORDERS } from '../../../actions/stored.ts';
import type { FindingId } from '../../../core/finding.ts';
import type { Actions } from '../../actions.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { day, flag, id, integer, ownInstant, words } from '../../fields.ts';
import { problem } from '../../problem.ts';
import { refusal, reply } from '../../reply.ts';
import { FindingFields, filterOf } from './filter.ts';
import {
  eventShown,
  findingShown,
  progressRowShown,
  ShownEvent,
  ShownFinding,
  ShownProgressRow,
  ShownSummaryRow,
  summaryRowShown,
} from '../../shown/findings.ts';

const Place = z.union([
  z.strictObject({ opened: ownInstant(), id: id<FindingId>() }),
  z.strictObject({
    due: z.union([day().refine((text) => text > '0001'), z.literal('infinity')]),
    id: id<FindingId>(),
  }),
]);
const Params = z.object({ finding: id<FindingId>() });
const Page = z.object({
  items: z.array(ShownFinding),
  next: z.string().nullable().openapi({ description: '`cursor` of the next page.' }),
});
const Confirmation = z
  .strictObject({
    why: words(2000).openapi({ description: 'How you know: an exact report, the holder said so.' }),
  })
  .openapi('Confirmation');

export function findingRoutes(api: Api, actions: Actions): void {
  const tag = 'findings';

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/findings',
      name: 'listFindings',
      tag,
      summary: 'Findings: the newest first, the oldest, or by deadline',
      description:
        'Apps that tell love life, faith or health are shown as a category, and cannot be asked for by name.',
      query: z.strictObject({
        ...FindingFields,
        order: z.enum(FINDING_ORDERS).optional().openapi({
          description:
            '`newest` if not said. `deadline`: the soonest first; those that nobody was called for follow, the newest first.',
        }),
        cursor: z.string().max(500).optional(),
        limit: integer(1, 200).optional(),
      }),
      answers: { 200: { description: 'A page.', schema: Page } },
      refusals: ['sensitive-app', 'cursor-unreadable', 'cursor-of-another-list'],
    },
    async ({ context, query }) => {
      const { cursor, limit = 50, order = 'newest' } = query;
      const filter = filterOf(query);
      const list = ['findings', filter, ...(order === 'newest' ? [] : [order])];
      const after = cursor === undefined ? null : readCursor(cursor, list, Place);
      if (after !== null && 'fault' in after) return problem(after.fault);
      const answer = await actions.findings(context, filter, { after, limit, order });
      if (!answer.ok) return refusal(answer);
      const { rows, next, answers } = answer.value;
      const said = new Map(answers.map((one) => [one.finding, one]));
      return Response.json({
        items: rows.map((row) => findingShown(row, null, said.get(row.id))),
        next: next === null ? null : writeCursor(list, { ...next }),
      });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/findings/summary',
      name: 'summariseFindings',
      tag,
      summary: 'How many findings per organisation, app and state',
      answers: {
        200: { description: 'Counts.', schema: z.object({ items: z.array(ShownSummaryRow) }) },
      },
      refusals: [],
    },
    async ({ context }) =>
      Response.json({ items: (await actions.findingSummary(context)).map(summaryRowShown) }),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/findings/progress',
      name: 'readProgress',
      tag,
      summary: 'How many findings per organisation, app and state, where they are five and more',
      description: 'For those who may not list findings: no number points at anybody.',
      answers: {
        200: { description: 'Counts.', schema: z.object({ items: z.array(ShownProgressRow) }) },
      },
      refusals: [],
    },
    async ({ context }) =>
      Response.json({ items: (await actions.findingProgress(context)).map(progressRowShown) }),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/findings/{finding}',
      name: 'readFinding',
      tag,
      summary: 'One finding; with its app, device and holder where `named` is true',
      description: 'Each look with `named=true` is written into the ledger before it is answered.',
      params: Params,
      query: z.strictObject({ named: flag().optional() }),
      answers: { 200: { description: 'It.', schema: ShownFinding } },
      refusals: ['unknown-finding'],
    },
    async ({ c, context, params, query: { named = false } }) => {
      // A HEAD shows nothing, so it must not stand in the ledger as a look.
      if (!named || c.req.method === 'HEAD')
        return reply(await actions.finding(context, params.finding), (row) => findingShown(row));
      const looked = await actions.nameFinding(context, params.finding);
      return reply(looked, (look) => findingShown(look.finding, look));
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/findings/{finding}/events',
      name: 'listFindingEvents',
      tag,
      summary: 'What became of a finding, the oldest first, and why it was closed',
      params: Params,
      answers: {
        200: { description: 'Its history.', schema: z.object({ items: z.array(ShownEvent) }) },
      },
      refusals: ['unknown-finding'],
    },
    async ({ context, params }) =>
      reply(await actions.findingEvents(context, params.finding), (events) => ({
        items: events.map(eventShown),
      })),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/findings/{finding}/confirm',
      name: 'confirmFinding',
      tag,
      summary: 'Say that a finding by a name alone is that app',
      deed: true,
      params: Params,
      body: Confirmation,
      answers: { 200: { description: 'The finding, certain now.', schema: ShownFinding } },
      refusals: ['unknown-finding', 'finding-closed', 'finding-already-certain'],
    },
    async ({ context, params, body }) =>
      reply(await actions.confirmFinding(context, params.finding, body), (row) =>
        findingShown(row),
      ),
  );
}
