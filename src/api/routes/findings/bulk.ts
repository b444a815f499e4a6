import { z } from '@hono/zod-openapi';
import type { CalledOne } from '../../../actions/notices/call-some.ts';
import type { FindingId } from '../../../core/finding.ts';
import { NOT_DUE } from '../../../core/notices/why-not.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { exportedFile } from '../../exported.ts';
import { id, shownId, words } from '../../fields.ts';
import { refusal, reply } from '../../reply.ts';
import { FindingFields, filterOf } from './filter.ts';

const Confirmations = z
  .strictObject({
    findings: z.array(id<FindingId>()).min(1).max(200),
    why: words(2000).openapi({ description: 'How you know.' }),
    dryRun: z.boolean().default(false).openapi({ description: 'Only tells what would be done.' }),
  })
  .openapi('Confirmations');
const OUTCOMES = [
  'confirmed',
  'unknown-finding',
  'finding-closed',
  'finding-already-certain',
] as const;
const Calls = z
  .strictObject({
    findings: z.array(id<FindingId>()).min(1).max(200),
    dryRun: z.boolean().default(false).openapi({ description: 'Only tells what would be done.' }),
    atAnyHour: z.boolean().default(false).openapi({
      description:
        'Also in quiet hours and on closed days; what goes by mail still waits for open hours.',
    }),
  })
  .openapi('FindingCalls');
const CALL_OUTCOMES = [
  'call',
  'reminder',
  'overdue',
  'escalation',
  'unknown-finding',
  ...NOT_DUE,
] as const satisfies readonly CalledOne['outcome'][];
const Called = z
  .object({
    items: z.array(
      z.object({
        finding: shownId(),
        outcome: z.enum(CALL_OUTCOMES).openapi({
          description: 'What the message says of it, or why nothing is said now.',
        }),
        waits: z.enum(['without-address', 'no-mail-server']).nullable().openapi({
          description: 'Why the message lies in the outbox, to be handed over.',
        }),
      }),
    ),
    messages: z.number().int(),
    findings: z.number().int().openapi({
      description: 'That the messages are about: all that is due of the same holders.',
    }),
  })
  .openapi('FindingsCalled');
const Counted = z
  .object({
    findings: z.number().int(),
    phones: z.number().int().nullable().openapi({ description: 'Null above 100,000 findings.' }),
    of: z.number().int(),
  })
  .openapi('FindingsCounted');

/** What is asked and done of many findings at once. */
export function findingBulkRoutes(api: Api, actions: Actions): void {
  const tag = 'findings';

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/findings/count',
      name: 'countFindings',
      tag,
      summary: 'How many findings a list has, on how many phones, and of how many',
      description: '`of`: all that are not closed; with closed ones where these are asked for.',
      query: z.strictObject(FindingFields),
      answers: { 200: { description: 'Counts.', schema: Counted } },
      refusals: ['sensitive-app'],
    },
    async ({ context, query }) =>
      reply(await actions.countFindings(context, filterOf(query)), ({ findings, phones, of }) => ({
        findings,
        phones,
        of,
      })),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/findings.csv',
      name: 'exportFindings',
      tag,
      summary: 'A list of findings as CSV, the newest first',
      description:
        'No holder is in it, and of apps that tell love life, faith or health the category. It ends with a line `#end`; what lacks it was cut off. That it was taken stands in the ledger.',
      query: z.strictObject(FindingFields),
      answers: { 200: { description: 'The list.', type: 'text/csv', schema: z.string() } },
      refusals: ['sensitive-app'],
    },
    async ({ c, context, query }) => {
      // A HEAD takes nothing, so it must not stand in the ledger.
      if (c.req.method === 'HEAD') return new Response(null);
      const taken = await actions.exportFindings(context, filterOf(query));
      return taken.ok ? exportedFile(taken.value, 'csv', 'findings') : refusal(taken);
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/findings/confirmations',
      name: 'confirmFindings',
      tag,
      summary: 'Say of several findings by a name alone that they are that app',
      description: 'Those that can be are confirmed together; of each other it is told why not.',
      deed: true,
      body: Confirmations,
      answers: {
        200: {
          description: 'What became of each.',
          schema: z.object({
            items: z.array(z.object({ finding: shownId(), outcome: z.enum(OUTCOMES) })),
          }),
        },
      },
      refusals: [],
    },
    async ({ context, body: { findings, why, dryRun } }) =>
      reply(await actions.confirmFindings(context, findings, { why, dryRun }), (items) => ({
        items: items.map(({ finding, outcome }) => ({ finding, outcome })),
      })),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/findings/calls',
      name: 'callFindings',
      tag,
      summary: 'Tell the holders of several findings what is due now',
      description:
        'The policy says when and what, as when holders are called by themselves: one message says all that is due of a holder. Doing it again does nothing: what was told is told. Of each other finding it is told why nothing is said.',
      body: Calls,
      answers: { 200: { description: 'What became of each.', schema: Called } },
      refusals: [],
    },
    async ({ context, body: { findings, ...asked } }) => {
      const { items, ...sums } = await actions.notices.callSome(context, findings, asked);
      return Response.json({
        items: items.map(({ finding, outcome, waits }) => ({ finding, outcome, waits })),
        messages: sums.messages,
        findings: sums.findings,
      });
    },
  );
}
