import { z } from '@hono/zod-openapi';
import type { OrganisationId } from '../../../core/finding.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, line } from '../../fields.ts';
import { reply } from '../../reply.ts';
import {
  assignmentShown,
  organisationShown,
  OWNERSHIPS,
  ShownAssignment,
  ShownOrganisation,
} from '../../shown/organisations.ts';

const NewOrganisation = z
  .strictObject({ parent: id<OrganisationId>(), name: line(200) })
  .openapi('NewOrganisation');
const NewAssignment = z
  .strictObject({
    organisation: id<OrganisationId>(),
    ownership: z.enum(OWNERSHIPS).nullable().default(null),
    function: line(100).nullable().default(null),
    clearance: line(100).nullable().default(null),
    policy: line(100),
    group: line(100),
  })
  .openapi('NewAssignment');

const ChangedAssignment = z
  .strictObject({ policy: line(100), group: line(100) })
  .openapi('ChangedAssignment');

export function organisationRoutes(api: Api, actions: Actions): void {
  const tag = 'organisations';

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/organisations',
      name: 'listOrganisations',
      tag,
      summary: 'The tree of organisations, parents before children',
      answers: {
        200: { description: 'All.', schema: z.object({ items: z.array(ShownOrganisation) }) },
      },
      refusals: [],
    },
    async ({ context }) => {
      const all = await actions.organisations(context);
      const shown = organisationShown(await actions.sample.marks());
      const items = all.toSorted((a, b) => a.path.length - b.path.length).map(shown);
      return Response.json({ items });
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/organisations',
      name: 'addOrganisation',
      tag,
      summary: 'Add an organisation below another',
      deed: true,
      body: NewOrganisation,
      answers: { 201: { description: 'Added.', schema: ShownOrganisation } },
      refusals: ['unknown-organisation', 'organisation-exists', 'organisation-name-unfit'],
    },
    async ({ context, body }) =>
      reply(
        await actions.addOrganisation(context, body),
        organisationShown(await actions.sample.marks()),
        { status: 201 },
      ),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/assignments',
      name: 'listAssignments',
      tag,
      summary: 'Which policy holds for whom',
      answers: {
        200: { description: 'All.', schema: z.object({ items: z.array(ShownAssignment) }) },
      },
      refusals: [],
    },
    async ({ context }) => {
      const items = (await actions.assignments(context)).map(assignmentShown);
      return Response.json({ items });
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/assignments',
      name: 'addAssignment',
      tag,
      summary: 'Let a group of a policy hold for an organisation, or for some of its devices',
      deed: true,
      body: NewAssignment,
      answers: { 201: { description: 'Added.', schema: ShownAssignment } },
      refusals: ['unknown-organisation', 'unknown-policy', 'unknown-group', 'assignment-exists'],
    },
    async ({ context, body }) =>
      reply(await actions.addAssignment(context, body), assignmentShown, { status: 201 }),
  );

  endpoint(
    api,
    {
      method: 'put',
      path: '/api/assignments/{assignment}',
      name: 'changeAssignment',
      tag,
      summary: 'Let another policy or group hold for the same devices',
      params: z.object({ assignment: id<string>() }),
      body: ChangedAssignment,
      answers: { 200: { description: 'Changed.', schema: ShownAssignment } },
      refusals: ['unknown-assignment', 'unknown-policy', 'unknown-group'],
    },
    async ({ context, params, body }) =>
      reply(await actions.changeAssignment(context, params.assignment, body), assignmentShown),
  );

  endpoint(
    api,
    {
      method: 'delete',
      path: '/api/assignments/{assignment}',
      name: 'removeAssignment',
      tag,
      summary: 'Take an assignment away',
      params: z.object({ assignment: id<string>() }),
      answers: { 204: { description: 'Taken away.' } },
      refusals: ['unknown-assignment', 'last-assignment'],
    },
    async ({ context, params }) => {
      const removed = await actions.removeAssignment(context, params.assignment);
      return removed.ok ? new Response(null, { status: 204 }) : reply(removed, () => null);
    },
  );
}
