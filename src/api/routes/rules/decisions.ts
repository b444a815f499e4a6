import { z } from '@hono/zod-openapi';
import type { ChangeId } from '../../../core/changes/change.ts';
import { isDay } from '../../../core/day.ts';
import type { OrganisationId } from '../../../core/finding.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, words } from '../../fields.ts';
import { reply } from '../../reply.ts';
import { changeShown, commentShown, ShownChange, ShownComment } from '../../shown/changes.ts';

const Params = z.object({ change: id<ChangeId>() });
const dayText = () =>
  z
    .string()
    .max(10)
    .refine(isDay, 'Has to be a day, as in 2027-03-01.')
    .nullable()
    .default(null)
    .openapi({ format: 'date', description: 'As it was proposed unless said.' });
const why = () =>
  words(4000).openapi({ description: 'The reasons. The ledger keeps a commitment to them.' });
const Reasons = z.strictObject({ why: why() }).openapi('ChangeReasons');
const Adoption = z
  .strictObject({ why: why(), from: dayText(), until: dayText() })
  .openapi('ChangeAdoption');
const Comment = z
  .strictObject({
    organisation: id<OrganisationId>().openapi({ description: 'On whose behalf.' }),
    words: words(4000),
  })
  .openapi('NewChangeComment');

export function changeDecisionRoutes(api: Api, actions: Actions): void {
  const tag = 'changes';
  const one = { 200: { description: 'As it was decided.', schema: ShownChange } };
  const open = ['person-needed', 'unknown-change', 'change-decided'] as const;
  const ofOthers = [...open, 'self-approval', 'binds-others'] as const;

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/changes/{change}/comments',
      name: 'commentOnChange',
      tag,
      summary: 'Say something of a proposal, on behalf of an organisation that it binds',
      deed: true,
      params: Params,
      body: Comment,
      answers: { 201: { description: 'Said.', schema: ShownComment } },
      refusals: [...open, 'not-bound'],
    },
    async ({ context, params, body }) =>
      reply(await actions.changes.comment(context, params.change, body), commentShown, {
        status: 201,
      }),
  );

  const adoption = {
    method: 'post',
    tag,
    deed: true,
    params: Params,
    answers: one,
    refusals: [
      ...ofOthers,
      'authority-needed',
      'change-outdated',
      'change-in-past',
      'change-ends-first',
      'group-assigned',
    ],
  } as const;
  endpoint(
    api,
    {
      ...adoption,
      path: '/api/changes/{change}/adopt',
      name: 'adoptChange',
      summary: 'Adopt a proposal of another person',
      description:
        'By somebody above all whom it binds. From its day on, what it no longer prohibits is closed, and what it prohibits is looked for.',
      body: Adoption,
    },
    async ({ context, params, body }) => {
      const asked = { ...body, as: 'rule' } as const;
      return reply(await actions.changes.adopt(context, params.change, asked), changeShown);
    },
  );
  endpoint(
    api,
    {
      ...adoption,
      path: '/api/changes/{change}/clear',
      name: 'adoptClearance',
      summary: 'Decide, as an authority, that an app may be used after all',
      body: Reasons,
    },
    async ({ context, params, body }) => {
      const asked = { ...body, from: null, until: null, as: 'clearance' } as const;
      return reply(await actions.changes.adopt(context, params.change, asked), changeShown);
    },
  );
  endpoint(
    api,
    {
      ...adoption,
      path: '/api/changes/{change}/sign',
      name: 'adoptFinding',
      summary: 'Sign, as an authority, what an analyst found of an app',
      body: Reasons,
    },
    async ({ context, params, body }) => {
      const asked = { ...body, from: null, until: null, as: 'finding' } as const;
      return reply(await actions.changes.adopt(context, params.change, asked), changeShown);
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/changes/{change}/reject',
      name: 'rejectChange',
      tag,
      summary: 'Reject a proposal of another person',
      deed: true,
      params: Params,
      body: Reasons,
      answers: one,
      refusals: ofOthers,
    },
    async ({ context, params, body }) =>
      reply(await actions.changes.reject(context, params.change, body), changeShown),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/changes/{change}/withdraw',
      name: 'withdrawChange',
      tag,
      summary: 'Take a proposal of your own back',
      deed: true,
      params: Params,
      body: Reasons,
      answers: one,
      refusals: [...open, 'not-who-asked'],
    },
    async ({ context, params, body }) =>
      reply(await actions.changes.withdraw(context, params.change, body), changeShown),
  );
}
