import { z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { MAY_NOT, START_STATES } from '../../../actions/sample/read-start.ts';
import { SAMPLE_STEPS } from '../../../actions/sample/load-sample.ts';
import { SIMULATED_MDMS } from '../../../actions/sample/sample.ts';
import { ROLES, type PersonId } from '../../../core/rights.ts';
import type { ApiEnv } from '../../access-log.ts';
import type { Actions } from '../../actions.ts';
import { broughtBy, cookieIn, SESSION_COOKIE } from '../../authenticate.ts';
import type { OperatorDoor } from '../../console-door.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { id, shownId, shownInstant } from '../../fields.ts';
import { problem } from '../../problem.ts';
import { refusal, reply } from '../../reply.ts';
import type { StartShown } from '../../sample-actions.ts';
import { endFormer, sessionCookie } from '../people/sign-in.ts';

const Start = z
  .object({
    state: z.enum(START_STATES).openapi({
      description:
        'own: data that is not the sample’s is here, also beside it. loading without `loading`: it was cut off; load it again.',
    }),
    sample: z.boolean().openapi({ description: 'Some of what is here is invented.' }),
    mayLoad: z.boolean(),
    mayNot: z.enum(MAY_NOT).nullable(),
    loading: z
      .object({
        step: z.enum(SAMPLE_STEPS),
        week: z.string().nullable(),
        file: z.string().nullable(),
        done: z.number().int(),
        of: z.number().int(),
        since: shownInstant(),
        failed: z.boolean(),
      })
      .nullable(),
    mayActAs: z.boolean(),
    acting: shownId().nullable().openapi({ description: 'Whom the operator acts as.' }),
    people: z
      .array(z.object({ person: shownId(), name: z.string(), role: z.enum(ROLES) }))
      .openapi({ description: 'Invented ones, to act as.' }),
    mdm: z
      .object({
        mdm: z.enum(SIMULATED_MDMS),
        connection: shownId().nullable(),
        running: z.boolean(),
      })
      .nullable(),
    mayConnectMdm: z.boolean(),
  })
  .openapi('Start');

const startShown = (start: StartShown, acting: PersonId | null): z.infer<typeof Start> => ({
  state: start.state,
  sample: start.sample,
  mayLoad: start.mayNot === null,
  mayNot: start.mayNot,
  loading: start.loading,
  mayActAs: start.mayActAs,
  acting,
  people: start.people.map(({ person, name, role }) => ({ person, name, role })),
  mdm: start.mdm && { ...start.mdm },
  mayConnectMdm: start.mayConnectMdm,
});

const Acting = z
  .object({
    token: z.string().nullable().openapi({
      description: 'Null where the request came with a cookie: that is set anew.',
    }),
    until: shownInstant(),
    person: z.object({ id: shownId(), name: z.string() }),
  })
  .openapi('Acting');

/** How a newcomer begins: what is here, and an invented government to look around in. */
export function startRoutes(
  api: Api,
  { sample, people }: Pick<Actions, 'sample' | 'people'>,
  operators: OperatorDoor | null,
): void {
  const tag = 'start';
  const tokenOf = (c: HonoContext<ApiEnv>): string => broughtBy(c.req.raw.headers)?.token ?? '';
  const actingIn = (c: HonoContext<ApiEnv>): PersonId | null =>
    operators?.actingAs(tokenOf(c)) ?? null;
  /** A browser keeps its session in a cookie that no script reads: there the token goes. */
  async function handedOver<T extends object>(
    c: HonoContext<ApiEnv>,
    token: string,
    shown: T,
  ): Promise<Response> {
    if (cookieIn(c.req.raw.headers, SESSION_COOKIE) === undefined)
      return Response.json({ token, ...shown });
    await endFormer(c, people);
    const headers = { 'set-cookie': sessionCookie(token) };
    return Response.json({ token: null, ...shown }, { headers });
  }

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/start',
      name: 'readStart',
      tag,
      summary: 'How far this server is set up, and whether the invented fleet may come',
      answers: { 200: { description: 'It.', schema: Start } },
      refusals: [],
    },
    async ({ c, context }) => {
      const acting = actingIn(c);
      return Response.json(startShown(await sample.start(context, acting !== null), acting));
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/sample',
      name: 'loadSample',
      tag,
      summary: 'Bring the invented fleet of two weeks, with people to act as',
      description:
        'Only where nothing is that is of anybody. Goes on by itself; `GET /api/start` says how far it is. Asked again, it goes on where it was.',
      answers: { 202: { description: 'It has begun, or is here.', schema: Start } },
      refusals: ['sample-not-here'],
    },
    async ({ c, context }) => {
      const begun = await sample.load(context);
      if (!begun.ok) return refusal(begun);
      const acting = actingIn(c);
      const start = startShown(await sample.start(context, acting !== null), acting);
      return Response.json(start, { status: 202 });
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/sample/mdm',
      name: 'connectSampleMdm',
      tag,
      summary: 'Start a simulated MDM in this server, and connect it',
      description: 'With an invented ministry whose phones it manages. One at a time.',
      body: z
        .strictObject({
          mdm: z.enum(SIMULATED_MDMS),
          devices: z.number().int().min(1).max(2000).default(120),
        })
        .openapi('SampleMdm'),
      answers: {
        201: {
          description: 'It is connected, and being read.',
          schema: z
            .object({ fleet: shownId(), connection: shownId(), sync: shownId().nullable() })
            .openapi('SampleMdmConnected'),
        },
      },
      refusals: ['sample-not-here', 'sample-mdm-there'],
    },
    async ({ context, body }) =>
      reply(
        await sample.connectMdm(context, body),
        ({ fleet, connection, sync }) => ({ fleet, connection, sync }),
        { status: 201 },
      ),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/sample/act-as',
      name: 'actAs',
      tag,
      summary: 'Act as one of the invented people',
      description:
        'Only for whoever is at this machine, and only while all that is here is invented. Takes no `Idempotency-Key`: an answer with a secret in it is not kept.',
      body: z.strictObject({ person: id<PersonId>() }).openapi('ActAs'),
      answers: { 200: { description: 'A session as them.', schema: Acting } },
      refusals: ['sample-not-here', 'unknown-person'],
    },
    async ({ c, context, body: { person: asked } }) => {
      const begun = await sample.actAs(context, asked);
      if (!begun.ok) return refusal(begun);
      const { token, ends, person } = begun.value;
      operators?.actsAs(token, person.id);
      return handedOver(c, token, { until: ends, person });
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/sample/act-as/end',
      name: 'stopActing',
      tag,
      summary: 'Be the operator again, who acted as somebody',
      answers: {
        200: {
          description: 'A session of the operator.',
          schema: z.object({ token: z.string().nullable() }).openapi('ActedAs'),
        },
      },
      refusals: ['not-acting'],
    },
    async ({ c }) => {
      const acted = tokenOf(c);
      const token = operators?.actsNoMore(acted) ?? null;
      if (token === null) return problem('not-acting');
      await people.signOut(acted);
      return handedOver(c, token, {});
    },
  );
}
