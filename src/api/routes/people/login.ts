import { z } from '@hono/zod-openapi';
import type { Actions } from '../../actions.ts';
import { cookieIn } from '../../authenticate.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { refusal } from '../../reply.ts';
import type { SignInWatch } from '../../sign-in-watch.ts';
import type { BaseOf } from './base.ts';
import { begun, endFormer, hostCookie } from './sign-in.ts';
import { refusedIn, seeOther, SEE_OTHER } from './see-other.ts';

/** As long as somebody needs to find their second factor. The content is sealed and says the same. */
const LOGIN_SECONDS = 600;
const LOGIN_COOKIE = '__Host-grendel-login';
/** What a login server may say to the browser that it sends back; what else it says is not looked at. */
const Answer = z.looseObject({
  // Ours is of 43 signs; a code is ASCII (RFC 6749, appendix A.11): each sign of another script takes twelve bytes of the 16 kB that a request line may have.
  state: z.string().max(200).optional(),
  code: z
    .string()
    .max(2000)
    .regex(/^[ -~]*$/)
    .optional(),
  iss: z.string().max(500).optional(),
  error: z.string().max(200).optional(),
});

/** Logging in at the login server (OpenID Connect), there and back. */
export function loginRoutes(
  api: Api,
  { people }: Actions,
  watch: SignInWatch,
  { baseOf, publicUrl }: { readonly baseOf: BaseOf; readonly publicUrl: string | null },
): void {
  const tag = 'sign-in';

  endpoint(
    api,
    {
      method: 'get',
      path: '/auth/login',
      name: 'beginLogin',
      tag,
      summary: 'To the login server',
      open: true,
      query: z.strictObject({ at: z.literal('public').optional() }),
      answers: { 303: SEE_OTHER },
      refusals: ['login-not-configured', 'login-server-unreachable'],
    },
    async ({ c, query: { at } }) => {
      // Cookies of another name or scheme would not come back: first to the one address that counts, and once only.
      if (publicUrl !== null && at === undefined)
        return seeOther(`${publicUrl}/auth/login?at=public`);
      const begin = await people.beginLogin();
      if (!begin.ok) return refusedIn(c, baseOf(c), refusal(begin));
      const answer = seeOther(begin.value.address);
      const cookie = hostCookie('grendel-login', begin.value.kept, { maxAge: LOGIN_SECONDS });
      answer.headers.append('set-cookie', cookie);
      return answer;
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/auth/callback',
      name: 'finishLogin',
      tag,
      summary: 'Back from the login server: begins a session in the browser',
      open: true,
      query: Answer,
      answers: { 303: SEE_OTHER },
      refusals: [
        'login-not-configured',
        'login-server-unreachable',
        'login-failed',
        'groups-not-told',
        'no-role',
        'person-ended',
        'too-many-requests',
      ],
    },
    async ({ c }) => {
      const held = watch.held(c);
      if (held !== null) return held;
      const kept = cookieIn(c.req.raw.headers, LOGIN_COOKIE) ?? null;
      const answer = await people.finishLogin(kept, new URL(c.req.url).search);
      // What was kept is used up, whatever came of it.
      const forget = hostCookie('grendel-login', '', { maxAge: 0 });
      if (answer.ok) {
        watch.succeeded('login-server');
        await endFormer(c, people);
        return begun(baseOf(c), answer.value, forget);
      }
      watch.failed(c, 'login-server', answer.code, answer.facts['why']);
      const refused = await refusedIn(c, baseOf(c), refusal(answer));
      refused.headers.append('set-cookie', forget);
      return refused;
    },
  );
}
