import { z } from '@hono/zod-openapi';
import { STEP_STATES, type ConnectionId, type PlanId } from '../../../actions/mdm/stored.ts';
import type { DeviceId } from '../../../core/finding.ts';
import type { Actions } from '../../actions.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, integer, several } from '../../fields.ts';
import type { FollowedPlan } from '../../mdm-actions.ts';
import { problem } from '../../problem.ts';
import { refusal, reply } from '../../reply.ts';
import { planShown, ShownPlan, ShownStep, stepShown } from '../../shown/plans.ts';
import { languageAsked, languageOf, Said } from '../../told/language.ts';
import { toldPlan } from '../../told/plan.ts';

const NewPlan = z
  .strictObject({
    scope: z.enum(['canary', 'all']).openapi({
      description: '`all`: only after a canary was verified to hold.',
    }),
    canary: z
      .union([
        z.strictObject({
          devices: z
            .array(
              z
                .number()
                .int()
                .min(1)
                .transform((number) => number as DeviceId),
            )
            .min(1)
            .max(1000),
        }),
        z.strictObject({ count: z.number().int().min(1).max(1000) }),
      ])
      .nullable()
      .default(null)
      .openapi({
        description:
          'Which devices are first (by our numbers), or how many of each kind that the restrictions fit; null: a few.',
      }),
    remove: z.boolean().default(false).openapi({
      description:
        'Take apps off devices before they are blocked, where the MDM can: their data is lost.',
    }),
  })
  .openapi('NewPlan');

const OfConnection = z.object({ connection: id<ConnectionId>() });
const Params = z.object({ plan: id<PlanId>() });
const cursor = z.string().max(500).optional();
const limit = integer(1, 200).optional();
const next = z.string().nullable().openapi({ description: '`cursor` of the next page.' });
const PlanPlace = z.strictObject({ before: id<PlanId>() });
const StepPlace = z.strictObject({ after: z.number().int() });

export function planRoutes(api: Api, actions: Actions): void {
  const tag = 'plans';
  const show = (query: z.output<typeof Said>) => (plan: FollowedPlan) =>
    planShown(plan, actions.mdm.naming, languageOf(query));

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/connections/{connection}/plans',
      name: 'makePlan',
      rate: 'costly',
      tag,
      summary: 'Plan what would be put into the MDM; nothing is changed yet',
      description:
        'The MDM is looked at as it is now, which takes its time with a large fleet. Read the plan before it is applied.',
      deed: true,
      params: OfConnection,
      query: Said,
      body: NewPlan,
      answers: {
        201: { description: 'It.', schema: ShownPlan, headers: { Location: 'Where it is.' } },
      },
      refusals: [
        'unknown-connection',
        'unknown-mdm',
        'unknown-device',
        'canary-first',
        'apply-running',
        'mdm-fault',
      ],
    },
    async ({ context, params, query, body: { scope, canary, remove } }) => {
      const asked = {
        scope,
        canary: scope === 'all' ? null : canary,
        remove,
      };
      return reply(await actions.mdm.makePlan(context, params.connection, asked), show(query), {
        status: 201,
        location: (plan) => `/api/plans/${plan.id}`,
      });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/connections/{connection}/plans',
      name: 'listPlans',
      tag,
      summary: 'Plans of a connection, newest first',
      params: OfConnection,
      query: z.strictObject({ cursor, limit, ...languageAsked }),
      answers: {
        200: { description: 'A page.', schema: z.object({ items: z.array(ShownPlan), next }) },
      },
      refusals: ['unknown-connection', 'cursor-unreadable', 'cursor-of-another-list'],
    },
    async ({ context, params: { connection }, query }) => {
      const list = ['plans', connection];
      const place = query.cursor === undefined ? null : readCursor(query.cursor, list, PlanPlace);
      if (place !== null && 'fault' in place) return problem(place.fault);
      const page = { before: place?.before ?? null, limit: query.limit ?? 20 };
      const answer = await actions.mdm.plans(context, connection, page);
      if (!answer.ok) return refusal(answer);
      const { rows, next: after } = answer.value;
      return Response.json({
        items: rows.map((plan) => planShown(plan, actions.mdm.naming, languageOf(query))),
        next: after === null ? null : writeCursor(list, { before: after }),
      });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/plans/{plan}',
      name: 'readPlan',
      tag,
      summary: 'One plan: what it does, where it can not, what loses data, and how far it is',
      description: 'With `Accept: text/plain` only its sentences, to be read.',
      params: Params,
      query: Said,
      answers: { 200: { description: 'It.', schema: ShownPlan } },
      refusals: ['unknown-plan'],
    },
    async ({ c, context, params, query }) => {
      const answer = await actions.mdm.plan(context, params.plan);
      if (!answer.ok || !wantsText(c.req.header('accept'))) return reply(answer, show(query));
      const told = toldPlan(answer.value, actions.mdm.naming, languageOf(query));
      const sentences = told.map(({ text }) => text);
      return new Response(`Plan ${answer.value.id}\n\n${sentences.join('\n')}\n`, {
        headers: { 'content-type': 'text/plain; charset=utf-8', vary: 'accept' },
      });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/plans/{plan}/steps',
      name: 'listPlanSteps',
      tag,
      summary: 'Steps of a plan in their order, and what became of each',
      params: Params,
      query: z.strictObject({ state: several(STEP_STATES).optional(), cursor, limit }),
      answers: {
        200: { description: 'A page.', schema: z.object({ items: z.array(ShownStep), next }) },
      },
      refusals: ['unknown-plan', 'cursor-unreadable', 'cursor-of-another-list'],
    },
    async ({ context, params: { plan }, query }) => {
      const states = [...new Set(query.state ?? STEP_STATES)].toSorted();
      const list = ['steps', plan, states];
      const place = query.cursor === undefined ? null : readCursor(query.cursor, list, StepPlace);
      if (place !== null && 'fault' in place) return problem(place.fault);
      const page = { states, after: place?.after ?? null, limit: query.limit ?? 100 };
      const answer = await actions.mdm.steps(context, plan, page);
      if (!answer.ok) return refusal(answer);
      const { rows, next: after } = answer.value;
      return Response.json({
        items: rows.map(stepShown),
        next: after === null ? null : writeCursor(list, { after }),
      });
    },
  );
}

/** Only who names it: a browser and curl take anything, and get JSON. */
const wantsText = (accept: string | undefined): boolean =>
  (accept ?? '').split(',').some((one) => one.split(';')[0]?.trim().toLowerCase() === 'text/plain');
