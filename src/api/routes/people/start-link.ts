import { z } from '@hono/zod-openapi';
import type { OperatorDoor } from '../../console-door.ts';
import { cookieIn, SESSION_COOKIE } from '../../authenticate.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { shownInstant } from '../../fields.ts';
import { problem } from '../../problem.ts';
import type { SignInWatch } from '../../sign-in-watch.ts';
import type { BaseOf } from './base.ts';
import { endFormer, sessionCookie } from './sign-in.ts';
import { refusedIn, seeOther, SEE_OTHER } from './see-other.ts';

const Link = z
  .string()
  .regex(/^go_[A-Za-z0-9_-]{43}$/)
  .openapi({ description: 'What stands last in the address that the server printed.' });

/**
 * How the first browser comes in: the server prints an address, which opens once, for whoever started it. What it opens is what the
 * token of the start opens, for a browser: it sets the server up, and is nobody in particular.
 */
export function startLinkRoutes(
  api: Api,
  { people }: Pick<Actions, 'people'>,
  {
    operators,
    watch,
    baseOf,
  }: {
    readonly operators: OperatorDoor | null;
    readonly watch: SignInWatch;
    readonly baseOf: BaseOf;
  },
): void {
  const tag = 'sign-in';

  endpoint(
    api,
    {
      method: 'get',
      path: '/open/{link}',
      name: 'useStartLink',
      tag,
      summary: 'What the address of the start opens in a browser, once: the console',
      open: true,
      params: z.object({ link: Link }),
      answers: { 303: SEE_OTHER },
      refusals: ['sign-in-link-wrong', 'too-many-requests'],
    },
    async ({ c, params: { link } }) => {
      const held = watch.held(c);
      if (held !== null) return held;
      const token = (await operators?.use(link)) ?? null;
      if (token !== null) {
        watch.succeeded('start-link');
        await endFormer(c, people);
        const answer = seeOther(`${baseOf(c)}/`);
        answer.headers.append('set-cookie', sessionCookie(token));
        return answer;
      }
      // A browser that fetches an address before it opens it (prerendering) has used it up itself: it is in already.
      const session = cookieIn(c.req.raw.headers, SESSION_COOKIE);
      if (session !== undefined && (await api.authenticate(session)) !== null)
        return seeOther(`${baseOf(c)}/`);
      watch.failed(c, 'start-link', 'sign-in-link-wrong', null);
      return refusedIn(c, baseOf(c), problem('sign-in-link-wrong'));
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/start-links',
      name: 'makeStartLink',
      tag,
      summary: 'Another address of the start, which opens once',
      description: 'Takes no `Idempotency-Key`: an answer with a secret in it is not kept.',
      answers: {
        201: {
          description: 'The address.',
          schema: z.object({ address: z.string(), ends: shownInstant() }).openapi('StartLink'),
        },
      },
      refusals: ['not-found'],
    },
    ({ c }) => {
      if (operators === null) return problem('not-found');
      const { link, ends } = operators.newLink();
      return Response.json({ address: `${baseOf(c)}/open/${link}`, ends }, { status: 201 });
    },
  );
}
