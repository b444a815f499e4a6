import { z } from '@hono/zod-openapi';
import type { ShownException as Shown } from '../../../actions/exceptions/read.ts';
import type { ExceptionId } from '../../../actions/exceptions/stored.ts';
import { isDay } from '../../../core/day.ts';
import { MITIGATIONS } from '../../../core/exception-mitigations.ts';
import { EXCEPTION_STATES } from '../../../core/exception-states.ts';
import type { DeviceId, FindingId } from '../../../core/finding.ts';
import type { AppId } from '../../../core/statements.ts';
import type { Actions } from '../../actions.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, integer, line, several, words } from '../../fields.ts';
import { problem } from '../../problem.ts';
import { reply } from '../../reply.ts';
import { exceptionShown, ShownException } from '../../shown/exceptions.ts';

export const dayField = () =>
  z
    .string()
    .max(10)
    .refine(isDay, 'Has to be a day, as in 2027-03-01.')
    .openapi({ format: 'date' });

const NewException = z
  .strictObject({
    findings: z
      .array(id<FindingId>())
      .max(500)
      .default([])
      .openapi({ description: 'All of one app; each names its device.' }),
    app: line(100)
      .transform((text) => text as AppId)
      .nullable()
      .default(null)
      .openapi({ description: 'With `devices`: for an app that was not found on them.' }),
    devices: z
      .array(z.number().int().min(1).max(Number.MAX_SAFE_INTEGER))
      .max(500)
      .default([])
      .openapi({ description: 'Our own numbers of them.' }),
    group: line(100).nullable().default(null).openapi({
      description:
        'A name that says nothing, for a list of devices of several holders; null: of one holder.',
    }),
    ground: line(100).openapi({ description: 'One that the policy names.' }),
    task: words(2000).openapi({ description: 'The main task that needs the app.' }),
    mitigations: z.array(z.enum(MITIGATIONS)).max(MITIGATIONS.length).default([]),
    from: dayField().nullable().default(null),
    until: dayField().openapi({ description: 'Up to, not including. It always ends.' }),
    restricted: z
      .boolean()
      .default(false)
      .openapi({ description: 'The register shows a number and no more.' }),
  })
  .openapi('NewException');
const Advice = z
  .strictObject({ says: z.enum(['for', 'against']), why: words(2000) })
  .openapi('Advice');
const Decision = z
  .strictObject({
    decision: z.enum(['grant', 'refuse']),
    why: words(2000).openapi({ description: 'The reasons.' }),
    until: dayField()
      .nullable()
      .default(null)
      .openapi({ description: 'An earlier end than was asked for.' }),
  })
  .openapi('ExceptionDecision');
export const Why = z.strictObject({ why: words(2000) });
const Params = z.object({ exception: id<ExceptionId>() });
const Page = z.object({
  items: z.array(ShownException),
  next: z.string().nullable().openapi({ description: '`cursor` of the next page.' }),
});
export const Place = z.number().int().min(1);

export function exceptionRoutes(api: Api, { exceptions: actions }: Actions): void {
  const tag = 'exceptions';
  const one = { description: 'It.', schema: ShownException };
  const show = (row: Shown) => exceptionShown(row);
  const deed = { method: 'post', tag, deed: true, params: Params, answers: { 200: one } } as const;
  const asking = [
    'unknown-ground',
    'no-task',
    'mitigation-missing',
    'group-not-allowed',
    'scope-too-wide',
    'scope-empty',
    'whole-organisation',
    'ends-in-past',
    'ends-before-it-starts',
    'ends-too-late',
  ] as const;
  const deciding = ['person-needed', 'self-approval', 'no-reasons'] as const;

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/exceptions',
      name: 'listExceptions',
      tag,
      summary: 'Exceptions, the newest first',
      query: z.strictObject({
        state: several(EXCEPTION_STATES).optional(),
        endingWithin: integer(0, 3650)
          .optional()
          .openapi({ description: 'In force, with so many days to go or fewer.' }),
        cursor: z.string().max(500).optional(),
        limit: integer(1, 200).optional(),
      }),
      answers: { 200: { description: 'A page.', schema: Page } },
      refusals: ['cursor-unreadable', 'cursor-of-another-list'],
    },
    async ({ context, query: { state, endingWithin, cursor, limit = 50 } }) => {
      const filter = {
        ...(state === undefined ? {} : { states: [...new Set(state)].toSorted() }),
        ...(endingWithin === undefined ? {} : { endingWithin }),
      };
      const list = ['exceptions', filter];
      const after = cursor === undefined ? null : readCursor(cursor, list, Place);
      if (after !== null && typeof after !== 'number') return problem(after.fault);
      const page = { after, limit, order: 'newest' } as const;
      const { rows, next } = await actions.exceptions(context, filter, page);
      return Response.json({
        items: rows.map(show),
        next: next === null ? null : writeCursor(list, next),
      });
    },
  );

  endpoint(
    api,
    {
      ...deed,
      path: '/api/exceptions',
      name: 'askException',
      summary: 'Ask that a holder, or a list of devices, may have an app until a day',
      description:
        'Another person decides. For devices of one holder, or for a named list of them.',
      params: z.strictObject({}),
      body: NewException,
      answers: { 201: { ...one, headers: { Location: 'Where it is.' } } },
      refusals: [
        ...asking,
        'unknown-finding',
        'unknown-device',
        'unknown-app',
        'several-apps',
        'several-holders',
        'person-needed',
        'exempted-already',
      ],
    },
    async ({ context, body }) => {
      const devices = body.devices.map((number) => number as DeviceId);
      return reply(await actions.askException(context, { ...body, devices }), show, {
        status: 201,
        location: (row) => `/api/exceptions/${row.id}`,
      });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/exceptions/{exception}',
      name: 'readException',
      tag,
      summary: 'One exception',
      params: Params,
      answers: { 200: one },
      refusals: ['unknown-exception'],
    },
    async ({ context, params }) => reply(await actions.exception(context, params.exception), show),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/exceptions/{exception}/file',
      name: 'openException',
      tag,
      summary: 'The file of one: what people wrote, who they are, which devices',
      description:
        'Each look is written into the ledger before it is answered. Of a restricted one only cleared people see it.',
      params: Params,
      answers: { 200: one },
      refusals: ['unknown-exception', 'not-cleared'],
    },
    async ({ c, context, params }) => {
      // A HEAD shows nothing, so it must not stand in the ledger as a look.
      if (c.req.method === 'HEAD')
        return reply(await actions.exception(context, params.exception), show);
      const opened = await actions.openException(context, params.exception);
      return reply(opened, ({ exception, file }) => exceptionShown(exception, file));
    },
  );

  endpoint(
    api,
    {
      ...deed,
      path: '/api/exceptions/{exception}/advice',
      name: 'adviseException',
      summary: 'Advise on one before it is decided',
      body: Advice,
      refusals: ['unknown-exception', 'not-cleared', 'exception-decided', ...deciding],
    },
    async ({ context, params, body }) =>
      reply(await actions.adviseException(context, params.exception, body), show),
  );

  endpoint(
    api,
    {
      ...deed,
      path: '/api/exceptions/{exception}/decision',
      name: 'decideException',
      summary: 'Grant or refuse what another person asked for',
      description:
        'Of the rank that the policy names. Granted, its findings are closed as excepted and the next plan leaves its devices out, from its first day on.',
      body: Decision,
      refusals: [
        'unknown-exception',
        'not-cleared',
        'exception-decided',
        'wrong-rank',
        'not-delegable',
        ...deciding,
        ...asking,
      ],
    },
    async ({ context, params, body }) =>
      reply(await actions.decideException(context, params.exception, body), show),
  );

  endpoint(
    api,
    {
      ...deed,
      path: '/api/exceptions/{exception}/withdraw',
      name: 'withdrawException',
      summary: 'Withdraw one, as an authority',
      description: 'Its findings are open again, and the block comes back with the next plan.',
      body: Why.openapi('Withdrawal'),
      refusals: [
        'unknown-exception',
        'not-cleared',
        'exception-ended',
        'person-needed',
        'no-reasons',
      ],
    },
    async ({ context, params, body }) =>
      reply(await actions.withdrawException(context, params.exception, body), show),
  );

  endpoint(
    api,
    {
      ...deed,
      path: '/api/exceptions/{exception}/take-back',
      name: 'takeBackException',
      summary: 'Take back what you asked for',
      body: Why,
      refusals: [
        'unknown-exception',
        'not-who-asked',
        'exception-ended',
        'person-needed',
        'no-reasons',
      ],
    },
    async ({ context, params, body }) =>
      reply(await actions.takeBackException(context, params.exception, body), show),
  );
}
