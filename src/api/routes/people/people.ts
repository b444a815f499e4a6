import { z } from '@hono/zod-openapi';
import type { Invited } from '../../../actions/people/invite.ts';
import type { GrantId, GrantOf } from '../../../actions/people/stored.ts';
import type { OrganisationId } from '../../../core/finding.ts';
import { ROLES, type PersonId } from '../../../core/rights.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, line, shownId, shownInstant } from '../../fields.ts';
import { problem } from '../../problem.ts';
import { reply } from '../../reply.ts';
import { personShown, ShownPerson } from '../../shown/people.ts';
import type { BaseOf } from './base.ts';

export const Grant = z.strictObject({
  role: z.enum(ROLES),
  organisation: id<OrganisationId>(),
  rank: line(40).nullable().default(null).openapi({ description: 'As a policy names it.' }),
  delegated: z.boolean().default(false),
});
const Invitation = z
  .strictObject({
    name: line(200),
    address: z.email().max(254).nullable().default(null),
    cleared: z.boolean().default(false),
    ...Grant.shape,
  })
  .openapi('Invitation');
const ShownInvitation = z
  .object({
    person: ShownPerson,
    link: z.string().openapi({ description: 'Opens once; it is shown now and never again.' }),
    ends: shownInstant(),
  })
  .openapi('SignInLink');
/** `person=…&person=…`. */
const Several = z
  .preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(id<PersonId>()).min(1).max(100),
  )
  .openapi({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    minItems: 1,
    maxItems: 100,
  });
const Params = z.object({ person: id<PersonId>() });

export function peopleRoutes(api: Api, { people }: Actions, baseOf: BaseOf): void {
  const tag = 'people';
  const one = { description: 'They.', schema: ShownPerson };
  const endedSessions = {
    description: 'How many.',
    schema: z.object({ ended: z.number().int() }),
  };
  const invited = { description: 'They, and their link.', schema: ShownInvitation };
  const shown =
    (base: string) =>
    ({ person, link, ends }: Invited) => ({
      person: personShown(person),
      link: `${base}/sign-in/${link}`,
      ends,
    });

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/people/names',
      name: 'namePeople',
      tag,
      summary: 'What people are called who propose, advise and decide',
      description:
        'Of those who have a role in your part, below it or above it; others are left out.',
      query: z.strictObject({ person: Several }),
      answers: {
        200: {
          description: 'Those that are known.',
          schema: z.object({ items: z.array(z.object({ person: shownId(), name: z.string() })) }),
        },
      },
      refusals: [],
    },
    async ({ context, query }) =>
      Response.json({
        items: (await people.names(context, query.person)).map(({ person, name }) => ({
          person,
          name,
        })),
      }),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/people',
      name: 'listPeople',
      tag,
      summary: 'Who may do what where, with those who no longer may',
      answers: { 200: { description: 'All.', schema: z.object({ items: z.array(ShownPerson) }) } },
      refusals: [],
    },
    async ({ context }) =>
      Response.json({ items: (await people.people(context)).map(personShown) }),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/people',
      name: 'invitePerson',
      tag,
      summary: 'Make somebody a person here, with a link by which they sign in once',
      description: 'Takes no `Idempotency-Key`: an answer with a secret in it is not kept.',
      body: Invitation,
      answers: { 201: invited },
      refusals: ['unknown-organisation', 'rank-unfit', 'person-name-unfit'],
    },
    async ({ c, context, body: { name, address, cleared, ...grant } }) =>
      reply(await people.invite(context, { name, address, cleared, grant }), shown(baseOf(c)), {
        status: 201,
        location: ({ person }) => `/api/people/${person.id}`,
      }),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/people/me',
      name: 'readMe',
      tag,
      summary: 'Who asks',
      answers: {
        200: {
          description: '`person` null: nobody in particular.',
          schema: z.object({ person: ShownPerson.or(z.null()) }),
        },
      },
      refusals: [],
    },
    async ({ context }) => {
      const me = await people.me(context);
      return Response.json({ person: me && personShown(me) });
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/people/me/sessions/end',
      name: 'endMySessions',
      tag,
      summary: "End all of one's own sessions, this one too, at once",
      deed: true,
      answers: { 200: endedSessions },
      refusals: ['unknown-person'],
    },
    async ({ context }) =>
      context.person === null
        ? problem('unknown-person')
        : reply(await people.endSessions(context, context.person), (value) => value),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/people/{person}',
      name: 'readPerson',
      tag,
      summary: 'One person',
      params: Params,
      answers: { 200: one },
      refusals: ['unknown-person'],
    },
    async ({ context, params }) => reply(await people.person(context, params.person), personShown),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/people/{person}/link',
      name: 'renewSignInLink',
      tag,
      summary: 'Another link by which they sign in once',
      params: Params,
      answers: { 201: invited },
      refusals: ['unknown-person', 'person-ended', 'signs-in-elsewhere'],
    },
    async ({ c, context, params }) =>
      reply(await people.renewLink(context, params.person), shown(baseOf(c)), { status: 201 }),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/people/{person}/end',
      name: 'endPerson',
      tag,
      summary: 'Let them do nothing any more, at once',
      deed: true,
      params: Params,
      answers: { 200: one },
      refusals: ['unknown-person', 'person-ended'],
    },
    async ({ context, params }) =>
      reply(await people.endPerson(context, params.person), personShown),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/people/{person}/sessions/end',
      name: 'endSessions',
      tag,
      summary: 'End all of their sessions, at once',
      deed: true,
      params: Params,
      answers: { 200: endedSessions },
      refusals: ['unknown-person'],
    },
    async ({ context, params }) =>
      reply(await people.endSessions(context, params.person), (value) => value),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/people/{person}/grants',
      name: 'addGrant',
      tag,
      summary: 'Let them be something in a part of the tree',
      deed: true,
      params: Params,
      body: Grant.openapi('NewGrant'),
      answers: { 201: one },
      refusals: [
        'unknown-person',
        'person-ended',
        'unknown-organisation',
        'rank-unfit',
        'grant-exists',
      ],
    },
    async ({ context, params, body }) =>
      reply(await people.addGrant(context, params.person, body as GrantOf), personShown, {
        status: 201,
      }),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/people/{person}/grants/{grant}/revoke',
      name: 'revokeGrant',
      tag,
      summary: 'Take a grant away, at once',
      deed: true,
      params: Params.extend({ grant: id<GrantId>() }),
      answers: { 200: one },
      refusals: ['unknown-person', 'unknown-grant', 'grant-from-group'],
    },
    async ({ context, params }) =>
      reply(await people.revokeGrant(context, params.person, params.grant), personShown),
  );
}
