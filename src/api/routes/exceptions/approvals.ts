import { z } from '@hono/zod-openapi';
import { APPROVAL_STATES, type ApprovalId } from '../../../actions/exceptions/stored.ts';
import type { OrganisationId } from '../../../core/finding.ts';
import type { AppId } from '../../../core/statements.ts';
import type { Actions } from '../../actions.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, integer, line, several, words } from '../../fields.ts';
import { problem } from '../../problem.ts';
import { reply } from '../../reply.ts';
import { approvalShown, ShownApproval } from '../../shown/exceptions.ts';
import { dayField, Place, Why } from './exceptions.ts';

const identifiers = (what: string) =>
  z
    .array(
      line(255).regex(/^[\w.-]+$/, 'Holds letters, digits, dots, hyphens and underscores only.'),
    )
    .max(50)
    .default([])
    .openapi({ description: what });
const NewApproval = z
  .strictObject({
    organisation: id<OrganisationId>().openapi({ description: 'For it and all below it.' }),
    group: line(100).openapi({ description: 'A group of the policy that holds there.' }),
    app: line(100)
      .transform((text) => text as AppId)
      .nullable()
      .default(null)
      .openapi({ description: 'Of the catalogue; most good apps are not in it.' }),
    name: line(200).nullable().default(null),
    android: identifiers('Package names.'),
    ios: identifiers('Bundle IDs.'),
    why: words(2000),
    review: dayField().openapi({ description: 'It holds up to this day, not including it.' }),
  })
  .openapi('NewApproval');
const Decision = z
  .strictObject({
    decision: z.enum(['grant', 'refuse']),
    why: words(2000),
    review: dayField().nullable().default(null),
  })
  .openapi('ApprovalDecision');
const Params = z.object({ approval: id<ApprovalId>() });
const Page = z.object({ items: z.array(ShownApproval), next: z.string().nullable() });

export function approvalRoutes(api: Api, { exceptions: actions }: Actions): void {
  const tag = 'approvals';
  const one = { description: 'It.', schema: ShownApproval };
  const deed = { method: 'post', tag, deed: true, params: Params, answers: { 200: one } } as const;
  const ending = ['unknown-approval', 'approval-ended', 'person-needed', 'no-reasons'] as const;

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/approvals',
      name: 'listApprovals',
      tag,
      summary: 'Apps that are approved for an allow list, or asked for; the newest first',
      query: z.strictObject({
        state: several(APPROVAL_STATES).optional(),
        group: line(100).optional(),
        cursor: z.string().max(500).optional(),
        limit: integer(1, 200).optional(),
      }),
      answers: { 200: { description: 'A page.', schema: Page } },
      refusals: ['cursor-unreadable', 'cursor-of-another-list'],
    },
    async ({ context, query: { state, group, cursor, limit = 50 } }) => {
      const filter = {
        ...(state === undefined ? {} : { states: [...new Set(state)].toSorted() }),
        ...(group === undefined ? {} : { group }),
      };
      const list = ['approvals', filter];
      const after = cursor === undefined ? null : readCursor(cursor, list, Place);
      if (after !== null && typeof after !== 'number') return problem(after.fault);
      const { rows, next } = await actions.approvals(context, filter, {
        after,
        limit,
        order: 'newest',
      });
      return Response.json({
        items: rows.map(approvalShown),
        next: next === null ? null : writeCursor(list, next),
      });
    },
  );

  endpoint(
    api,
    {
      ...deed,
      path: '/api/approvals',
      name: 'askApproval',
      summary: 'Ask that a group may have an app on its allow list',
      params: z.strictObject({}),
      body: NewApproval,
      answers: { 201: { ...one, headers: { Location: 'Where it is.' } } },
      refusals: [
        'unknown-organisation',
        'unknown-group',
        'unknown-app',
        'app-unnamed',
        'app-prohibited',
        'person-needed',
        'no-reasons',
        'ends-in-past',
      ],
    },
    async ({ context, body }) =>
      reply(await actions.askApproval(context, body), approvalShown, {
        status: 201,
        location: (row) => `/api/approvals/${row.id}`,
      }),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/approvals/{approval}',
      name: 'readApproval',
      tag,
      summary: 'One approval',
      params: Params,
      answers: { 200: one },
      refusals: ['unknown-approval'],
    },
    async ({ context, params }) =>
      reply(await actions.approval(context, params.approval), approvalShown),
  );

  endpoint(
    api,
    {
      ...deed,
      path: '/api/approvals/{approval}/decision',
      name: 'decideApproval',
      summary: 'Grant or refuse what another person asked for',
      body: Decision,
      refusals: [
        'unknown-approval',
        'approval-decided',
        'person-needed',
        'self-approval',
        'no-reasons',
        'ends-in-past',
        'ends-too-late',
      ],
    },
    async ({ context, params, body }) =>
      reply(await actions.decideApproval(context, params.approval, body), approvalShown),
  );

  endpoint(
    api,
    {
      ...deed,
      path: '/api/approvals/{approval}/withdraw',
      name: 'withdrawApproval',
      summary: 'Withdraw one, as an authority',
      body: Why,
      refusals: ending,
    },
    async ({ context, params, body }) =>
      reply(await actions.withdrawApproval(context, params.approval, body), approvalShown),
  );

  endpoint(
    api,
    {
      ...deed,
      path: '/api/approvals/{approval}/take-back',
      name: 'takeBackApproval',
      summary: 'Take back what you asked for',
      body: Why,
      refusals: [...ending, 'not-who-asked'],
    },
    async ({ context, params, body }) =>
      reply(await actions.takeBackApproval(context, params.approval, body), approvalShown),
  );
}
