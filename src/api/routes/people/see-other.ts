import type { Context as HonoContext } from 'hono';
import type { ApiEnv } from '../../access-log.ts';

/** Answers in a browser that is on its way through a login. */
export const SEE_OTHER = {
  description: 'Go on there; a refusal leads a browser to the page of its problem.',
  headers: { Location: 'Where to go on.' },
};

export const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { location } });

export const wantsPage = (c: HonoContext<ApiEnv>): boolean =>
  c.req.header('accept')?.includes('text/html') ?? false;

/** A person in a browser gets the page that says what happened; a program the problem itself. */
export async function refusedIn(
  c: HonoContext<ApiEnv>,
  base: string,
  refusal: Response,
): Promise<Response> {
  if (!wantsPage(c)) return refusal;
  const { code } = (await refusal.json()) as { readonly code: string };
  return seeOther(`${base}/problems/${code}`);
}
