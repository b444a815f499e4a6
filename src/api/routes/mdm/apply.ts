import { z } from '@hono/zod-openapi';
import type { Check, ConnectionId, PlanId } from '../../../actions/mdm/stored.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, integer, words } from '../../fields.ts';
import type { FollowedPlan } from '../../mdm-actions.ts';
import { reply } from '../../reply.ts';
import { checkShown, ShownCheck } from '../../shown/checks.ts';
import { planShown, ShownPlan } from '../../shown/plans.ts';
import { languageAsked, languageOf, Said } from '../../told/language.ts';

const NewLimit = z
  .strictObject({
    limit: z.number().int().min(1).max(100_000_000),
    why: words(2000),
  })
  .openapi('NewLimit');
const OfConnection = z.object({ connection: id<ConnectionId>() });
const Params = z.object({ plan: id<PlanId>() });

/** What is done with a plan, and how it is seen whether it holds. */
export function applyRoutes(api: Api, actions: Actions): void {
  const tag = 'plans';
  const one = { description: 'It.', schema: ShownPlan };
  type Asked = z.output<typeof Said>;
  const show = (query: Asked) => (plan: FollowedPlan) =>
    planShown(plan, actions.mdm.naming, languageOf(query));
  const showCheck = (query: Asked) => (check: Check) => checkShown(check, languageOf(query));

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/plans/{plan}/limit',
      name: 'raiseLimit',
      tag,
      summary: 'Let this plan touch more devices than the limit',
      deed: true,
      params: Params,
      query: Said,
      body: NewLimit,
      answers: { 200: one },
      refusals: ['unknown-plan', 'plan-ended', 'limit-not-raised'],
    },
    async ({ context, params, query, body }) =>
      reply(await actions.mdm.raiseLimit(context, params.plan, body), show(query)),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/plans/{plan}/apply',
      name: 'applyPlan',
      rate: 'costly',
      tag,
      summary: 'Carry a plan out',
      description:
        'The answer comes when it has begun; it goes on by itself, also over a restart. Follow it by reading the plan.',
      deed: true,
      params: Params,
      query: Said,
      answers: { 202: { ...one, description: 'It is being carried out.' } },
      refusals: [
        'unknown-plan',
        'plan-held',
        'plan-stale',
        'plan-ended',
        'apply-running',
        'connection-busy',
        'mdm-fault',
      ],
    },
    async ({ context, params, query }) =>
      reply(await actions.mdm.apply(context, params.plan), show(query), { status: 202 }),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/plans/{plan}/stop',
      name: 'stopPlan',
      tag,
      summary: 'Begin no further step; what was done stays, and can be taken back',
      deed: true,
      params: Params,
      query: Said,
      answers: { 200: one },
      refusals: ['unknown-plan', 'plan-ended'],
    },
    async ({ context, params, query }) =>
      reply(await actions.mdm.stopPlan(context, params.plan), show(query)),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/plans/{plan}/revert',
      name: 'revertPlan',
      rate: 'costly',
      tag,
      summary: 'Plan to take a plan back: what was seen before it comes back',
      description: 'A new plan, which is read and applied as any. What lost its data stays lost.',
      deed: true,
      params: Params,
      query: Said,
      answers: { 201: { ...one, headers: { Location: 'Where it is.' } } },
      refusals: ['unknown-plan', 'plan-not-applied', 'apply-running', 'mdm-fault'],
    },
    async ({ context, params, query }) =>
      reply(await actions.mdm.revert(context, params.plan), show(query), {
        status: 201,
        location: (plan) => `/api/plans/${plan.id}`,
      }),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/plans/{plan}/verify',
      name: 'verifyPlan',
      rate: 'costly',
      tag,
      summary: 'Look whether a plan holds, by the strongest proof that the MDM has',
      deed: true,
      params: Params,
      query: Said,
      answers: { 200: { description: 'What was seen.', schema: ShownCheck } },
      refusals: ['unknown-plan', 'plan-not-applied', 'mdm-fault'],
    },
    async ({ context, params, query }) =>
      reply(await actions.mdm.verify(context, params.plan), showCheck(query)),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/connections/{connection}/drift',
      name: 'lookForDrift',
      rate: 'costly',
      tag,
      summary: 'Look whether what was put into the MDM still lies there',
      deed: true,
      params: OfConnection,
      query: Said,
      answers: { 200: { description: 'What was seen.', schema: ShownCheck } },
      refusals: ['unknown-connection', 'nothing-in-force', 'mdm-fault'],
    },
    async ({ context, params, query }) =>
      reply(await actions.mdm.drift(context, params.connection), showCheck(query)),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/connections/{connection}/checks',
      name: 'listChecks',
      tag,
      summary: 'What was verified and looked after, newest first',
      params: OfConnection,
      query: z.strictObject({ limit: integer(1, 200).optional(), ...languageAsked }),
      answers: {
        200: { description: 'The newest.', schema: z.object({ items: z.array(ShownCheck) }) },
      },
      refusals: ['unknown-connection'],
    },
    async ({ context, params, query: { limit = 20, language } }) =>
      reply(await actions.mdm.checks(context, params.connection, limit), (checks) => ({
        items: checks.map(showCheck({ language })),
      })),
  );
}
