import { z } from '@hono/zod-openapi';
import { NOTICE_STATES, type NoticeId } from '../../../actions/notices/stored.ts';
import type { FindingId, OrganisationId } from '../../../core/finding.ts';
import type { Actions } from '../../actions.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { flag, id, integer, ownInstant, several, words } from '../../fields.ts';
import { problem } from '../../problem.ts';
import { reply } from '../../reply.ts';
import {
  answerShown,
  calledShown,
  decidedShown,
  noticeShown,
  ShownAnswer,
  ShownCalled,
  ShownCount,
  ShownDecided,
  ShownNotice,
} from '../../shown/notices.ts';

const Place = z.strictObject({ planned: ownInstant(), id: id<NoticeId>() });
const Params = z.object({ notice: id<NoticeId>() });
const OfFinding = z.object({ finding: id<FindingId>() });
const Why = z
  .strictObject({ why: words(2000).openapi({ description: 'How you know, or why.' }) })
  .openapi('NoticeWhy');
const Call = z
  .strictObject({
    organisation: id<OrganisationId>().nullable().default(null).openapi({
      description: 'Holders of it and of all below it; else of all that the person may call.',
    }),
    dryRun: z.boolean().default(false).openapi({ description: 'Only counts: nobody is called.' }),
    atAnyHour: z.boolean().default(false).openapi({
      description:
        'Also in quiet hours and on closed days; what goes by mail still waits for open hours.',
    }),
  })
  .openapi('Call');

/** Nothing here names a holder. */
export function noticeRoutes(api: Api, actions: Actions): void {
  const tag = 'notices';
  const { notices } = actions;

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/notices',
      name: 'listNotices',
      tag,
      summary: 'Notices to holders, the newest first; no holder is named',
      query: z.strictObject({
        state: several(NOTICE_STATES).optional(),
        finding: id<FindingId>().optional(),
        cursor: z.string().max(500).optional(),
        limit: integer(1, 200).optional(),
      }),
      answers: {
        200: {
          description: 'A page.',
          schema: z.object({ items: z.array(ShownNotice), next: z.string().nullable() }),
        },
      },
      refusals: ['cursor-unreadable', 'cursor-of-another-list'],
    },
    async ({ context, query: { state, finding, cursor, limit = 50 } }) => {
      const filter = {
        ...(state === undefined ? {} : { states: [...new Set(state)].toSorted() }),
        ...(finding === undefined ? {} : { finding }),
      };
      const list = ['notices', filter];
      const before = cursor === undefined ? null : readCursor(cursor, list, Place);
      if (before !== null && 'fault' in before) return problem(before.fault);
      const { rows, next } = await notices.notices(context, filter, { before, limit });
      const last = next === null ? null : writeCursor(list, { planned: next.planned, id: next.id });
      return Response.json({ items: rows.map(noticeShown), next: last });
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/notices/summary',
      name: 'summariseNotices',
      tag,
      summary: 'How many notices per organisation, kind and state',
      answers: {
        200: { description: 'Counts.', schema: z.object({ items: z.array(ShownCount) }) },
      },
      refusals: [],
    },
    async ({ context }) => Response.json({ items: await notices.counts(context) }),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/notices/plan',
      name: 'callHolders',
      tag,
      summary: 'Call, remind and escalate whatever is due now',
      description:
        'It also runs by itself. Doing it again does nothing: what was told is told. Messages are sent in open hours, so many a minute.',
      body: Call,
      answers: { 200: { description: 'What came of it.', schema: ShownCalled } },
      refusals: ['unknown-organisation'],
    },
    async ({ context, body }) => reply(await notices.call(context, body), calledShown),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/notices/{notice}',
      name: 'readNotice',
      tag,
      summary: 'One notice',
      params: Params,
      answers: { 200: { description: 'It.', schema: ShownNotice } },
      refusals: ['unknown-notice'],
    },
    async ({ context, params }) => reply(await notices.notice(context, params.notice), noticeShown),
  );

  for (const { verb, verdict, name, summary } of DEEDS)
    endpoint(
      api,
      {
        method: 'post',
        path: `/api/notices/{notice}/${verb}`,
        name,
        tag,
        summary,
        deed: true,
        params: Params,
        body: Why,
        answers: { 200: { description: 'As it is now.', schema: ShownDecided } },
        refusals: [
          'unknown-notice',
          'notice-in-other-state',
          ...(verdict === 'resend' ? (['no-mail-server'] as const) : []),
        ],
      },
      async ({ context, params, body }) =>
        reply(await notices.decide(context, params.notice, verdict, body.why), decidedShown),
    );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/findings/{finding}/answers',
      name: 'listAnswers',
      tag,
      summary: 'What the holder answered about a finding; with their words where `named` is true',
      description: 'Each look with `named=true` is written into the ledger before it is answered.',
      params: OfFinding,
      query: z.strictObject({ named: flag().optional() }),
      answers: {
        200: {
          description: 'The oldest first.',
          schema: z.object({ items: z.array(ShownAnswer) }),
        },
      },
      refusals: ['unknown-finding'],
    },
    async ({ c, context, params, query }) => {
      // A HEAD shows nothing, so it must not stand in the ledger as a look.
      const named = query.named === true && c.req.method !== 'HEAD';
      return reply(await notices.answers(context, params.finding, { named }), (answers) => ({
        items: answers.map(answerShown),
      }));
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/findings/{finding}/answers/settle',
      name: 'settleAnswer',
      tag,
      summary:
        'Say that an answer was looked into: where the app is still there, its clock goes on',
      deed: true,
      params: OfFinding,
      body: Why,
      answers: { 200: { description: 'The answer.', schema: ShownAnswer } },
      refusals: ['unknown-finding', 'no-answer'],
    },
    async ({ context, params, body }) =>
      reply(await notices.settle(context, params.finding, body.why), answerShown),
  );
}

const DEEDS = [
  {
    verb: 'bounce',
    verdict: 'bounced',
    name: 'bounceNotice',
    summary: 'Say that a message came back: nothing runs against who was not reached',
  },
  {
    verb: 'delivered',
    verdict: 'delivered',
    name: 'deliverNotice',
    summary: 'Say that a message was handed over, or has come',
  },
  {
    verb: 'resend',
    verdict: 'resend',
    name: 'resendNotice',
    summary: 'Send a message again, to the address that is known now',
  },
] as const;
