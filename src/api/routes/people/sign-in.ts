import { z } from '@hono/zod-openapi';
import { generateCookie } from 'hono/cookie';
import type { SignedIn } from '../../../actions/people/sessions.ts';
import type { Context as HonoContext } from 'hono';
import type { ApiEnv } from '../../access-log.ts';
import type { Actions } from '../../actions.ts';
import { broughtBy, cookieIn, SESSION_COOKIE } from '../../authenticate.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { shownId, shownInstant } from '../../fields.ts';
import { FORM_POLICY } from '../../guards.ts';
import type { Markup } from '../../pages/markdown.ts';
import { signedInPage, signedOutPage, signInPage } from '../../pages/sign-in.ts';
import { refusal, reply } from '../../reply.ts';
import type { SignInWatch } from '../../sign-in-watch.ts';
import type { BaseOf } from './base.ts';
import { refusedIn, seeOther, SEE_OTHER, wantsPage } from './see-other.ts';

const Link = z
  .string()
  .regex(/^gl_[A-Za-z0-9_-]{43}$/)
  .openapi({ description: 'What stands last in the link.' });
const PAGE = { 200: { description: 'A page.', type: 'text/html' } };

/** Signing in by a link, and out again. */
export function signInRoutes(
  api: Api,
  { people }: Actions,
  watch: SignInWatch,
  baseOf: BaseOf,
): void {
  const tag = 'sign-in';

  endpoint(
    api,
    {
      method: 'post',
      path: '/api/sign-in',
      name: 'signIn',
      tag,
      summary: "Use a sign-in link up: for a token, which is a person's",
      open: true,
      body: z.strictObject({ link: Link }).openapi('SignIn'),
      answers: {
        200: {
          description: 'Bearer token of a session.',
          schema: z
            .object({
              token: z.string(),
              person: z.object({ id: shownId(), name: z.string() }),
              ends: shownInstant(),
            })
            .openapi('SignedIn'),
        },
      },
      refusals: ['sign-in-link-wrong', 'too-many-requests'],
    },
    async ({ c, body: { link } }) => {
      const held = watch.held(c);
      if (held !== null) return held;
      const answer = await people.signIn(link);
      if (answer.ok) watch.succeeded('link');
      else watch.failed(c, 'link', answer.code, null);
      return reply(answer, ({ token, person, ends }) => ({ token, person, ends }));
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/sign-in/{link}',
      name: 'showSignIn',
      tag,
      summary: 'What a sign-in link opens in a browser: a button. Nothing is used up',
      open: true,
      params: z.object({ link: Link }),
      answers: PAGE,
      refusals: [],
    },
    ({ c }) => formPage(signInPage(baseOf(c))),
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/sign-in/{link}',
      name: 'useSignIn',
      tag,
      summary: 'Its button: uses the link up, and begins a session in the browser',
      open: true,
      params: z.object({ link: Link }),
      answers: { 303: SEE_OTHER },
      refusals: ['sign-in-link-wrong', 'too-many-requests'],
    },
    async ({ c, params: { link } }) => {
      const held = watch.held(c);
      if (held !== null) return held;
      const answer = await people.signIn(link);
      if (answer.ok) {
        watch.succeeded('link');
        await endFormer(c, people);
        return begun(baseOf(c), answer.value);
      }
      watch.failed(c, 'link', answer.code, null);
      return refusedIn(c, baseOf(c), refusal(answer));
    },
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/auth/signed-in',
      name: 'showSignedIn',
      tag,
      summary: 'Where a browser lands that was signed in',
      open: true,
      answers: PAGE,
      refusals: [],
    },
    ({ c }) => {
      const isKept = cookieIn(c.req.raw.headers, SESSION_COOKIE) !== undefined;
      return formPage(signedInPage(baseOf(c), isKept));
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/auth/logout',
      name: 'signOut',
      tag,
      summary: 'End the session that the request brings, by cookie or token',
      open: true,
      answers: { ...PAGE, 204: { description: 'It has ended, or was none.' } },
      refusals: [],
    },
    async ({ c }) => {
      const token = broughtBy(c.req.raw.headers)?.token ?? null;
      if (token !== null) await people.signOut(token);
      const cookie = sessionCookie('', { maxAge: 0 });
      // Nothing of it is kept by a browser. Not "cookies": that would take those of the whole domain's sites.
      const headers = { 'set-cookie': cookie, 'clear-site-data': '"cache"' };
      if (!wantsPage(c)) return new Response(null, { status: 204, headers });
      const answer = await formPage(signedOutPage(baseOf(c)));
      for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
      return answer;
    },
  );
}

/** INVARIANT: a login makes a new token, and what this browser had before ends. */
export async function endFormer(
  c: HonoContext<ApiEnv>,
  { signOut }: Pick<Actions['people'], 'signOut'>,
): Promise<void> {
  const former = cookieIn(c.req.raw.headers, SESSION_COOKIE);
  if (former !== undefined) await signOut(former);
}

export function begun(base: string, { token }: SignedIn, ...cookies: readonly string[]): Response {
  const answer = seeOther(`${base}/auth/signed-in`);
  for (const cookie of [sessionCookie(token), ...cookies])
    answer.headers.append('set-cookie', cookie);
  return answer;
}

/** Lax and not Strict: the way back from the login server begins at another site. It goes with the browser's own session. */
export const sessionCookie = (token: string, more: { readonly maxAge?: number } = {}): string =>
  hostCookie('grendel', token, more);

/** INVARIANT: `__Host-`, so Secure, for all paths, and of this host alone. */
export const hostCookie = (
  name: string,
  value: string,
  more: { readonly maxAge?: number } = {},
): string =>
  generateCookie(name, value, {
    prefix: 'host',
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    ...more,
  });

async function formPage(markup: Markup): Promise<Response> {
  return new Response(String(await markup), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': FORM_POLICY,
    },
  });
}
