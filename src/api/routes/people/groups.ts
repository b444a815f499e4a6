import { z } from '@hono/zod-openapi';
import type { GroupRoleId } from '../../../actions/people/stored.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, line } from '../../fields.ts';
import { reply } from '../../reply.ts';
import { groupRoleShown, ShownGroupRole } from '../../shown/people.ts';
import { Grant } from './people.ts';

export function groupRoutes(api: Api, { people }: Actions): void {
  const tag = 'people';
  const one = { description: 'It.', schema: ShownGroupRole };

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/group-roles',
      name: 'listGroupRoles',
      tag,
      summary: 'What groups of the login server may do where',
      answers: {
        200: { description: 'All.', schema: z.object({ items: z.array(ShownGroupRole) }) },
      },
      refusals: [],
    },
    async ({ context }) =>
      Response.json({ items: (await people.groupRoles(context)).map(groupRoleShown) }),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/group-roles',
      name: 'addGroupRole',
      tag,
      summary: 'Let a group of the login server be something in a part of the tree',
      description: 'It counts for each of its people at their next login.',
      deed: true,
      body: z
        .strictObject({ group: line(200), cleared: z.boolean().default(false), ...Grant.shape })
        .openapi('NewGroupRole'),
      answers: { 201: one },
      refusals: ['unknown-organisation', 'rank-unfit', 'group-role-exists'],
    },
    async ({ context, body }) =>
      reply(await people.addGroupRole(context, body), groupRoleShown, { status: 201 }),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/group-roles/{groupRole}/remove',
      name: 'removeGroupRole',
      tag,
      summary: 'Take from a group what it may, and from its people what they have by it, at once',
      deed: true,
      params: z.object({ groupRole: id<GroupRoleId>() }),
      answers: { 200: one },
      refusals: ['unknown-group-role'],
    },
    async ({ context, params }) =>
      reply(await people.removeGroupRole(context, params.groupRole), groupRoleShown),
  );
}
