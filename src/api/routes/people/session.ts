import { z } from '@hono/zod-openapi';
import type { Actions } from '../../actions.ts';
import { broughtBy } from '../../authenticate.ts';
import type { OperatorDoor } from '../../console-door.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { shownId } from '../../fields.ts';
import { ROLES, scopeFor, type Who } from '../../../core/rights.ts';

const Session = z
  .object({
    who: z
      .object({
        kind: z.enum(['person', 'operator', 'key']),
        person: shownId().nullable(),
        name: z.string().nullable(),
        cleared: z.boolean(),
        grants: z.array(
          z.object({ role: z.enum([...ROLES, 'operator']), organisation: shownId() }),
        ),
        may: z.array(z.string()).openapi({
          description: 'Operations that they may do somewhere: a client need not offer others.',
        }),
      })
      .nullable()
      .openapi({ description: 'Null: nobody is signed in.' }),
    acting: z
      .boolean()
      .openapi({ description: 'It is the operator, as one of the invented people.' }),
    login: z.boolean().openapi({ description: 'There is a login server: `/auth/login`.' }),
    version: z.string(),
  })
  .openapi('Session');

export type SessionDeps = {
  readonly version: string;
  readonly hasLogin: boolean;
  readonly operators: OperatorDoor | null;
};

/** Who the request is of, without a refusal where it is nobody's: what a client asks first. */
export function sessionRoutes(
  api: Api,
  { people }: Pick<Actions, 'people'>,
  { version, hasLogin, operators }: SessionDeps,
): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/session',
      name: 'readSession',
      tag: 'sign-in',
      summary: 'Who is signed in, and what they may do',
      open: true,
      answers: { 200: { description: 'They, or nobody.', schema: Session } },
      refusals: [],
    },
    async ({ c, context }) => {
      const token = broughtBy(c.req.raw.headers)?.token ?? null;
      const who = token === null ? null : await api.authenticate(token);
      const known = who && { ...who, name: await nameOf(who) };
      const tops = await api.tops();
      const may = (who: Who): readonly string[] =>
        [...api.rights.keys()].filter((name) => scopeFor(who, name, api.rights, tops) !== null);
      return Response.json({
        who: known && {
          kind: kindOf(known),
          person: known.person,
          name: known.name,
          cleared: known.isCleared,
          grants: known.grants.map(({ role, organisation }) => ({ role, organisation })),
          may: may(known),
        },
        acting: token !== null && who !== null && (operators?.actingAs(token) ?? null) !== null,
        login: hasLogin,
        version,
      });

      async function nameOf({ person, actor, isCleared }: Who): Promise<string | null> {
        const asked = { ...context, person, actor, isCleared };
        return (await people.me(asked))?.name ?? null;
      }
    },
  );
}

const kindOf = ({ actor, person }: Who): 'person' | 'operator' | 'key' =>
  actor.startsWith('key:') ? 'key' : person === null ? 'operator' : 'person';
