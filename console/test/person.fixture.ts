import type { Page } from 'playwright-core';
import type { Opened, Role, World } from './world.fixture.ts';

/** Asked by the page itself, so in the name of whoever is signed in there. Paths begin behind `/api`. */
export function deed<T = { readonly id: string }>(
  page: Page,
  path: string,
  body: object,
): Promise<T> {
  return page.evaluate(
    async ({ path: to, body: said }) => {
      const answer = await fetch(`/api${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(said),
      });
      if (!answer.ok) throw new Error(`${to}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    { path, body },
  );
}

export const read = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate(async (from) => (await fetch(`/api${from}`)).json(), path);

/** Somebody else of a role, signed in on a page of their own. */
export async function another({ invite, open }: World, name: string, role: Role): Promise<Opened> {
  const opened = await open('nobody', new URL(await invite(name, role)).pathname);
  await opened.page.getByRole('button', { name: 'Sign in' }).click();
  await opened.page.getByRole('link', { name: 'Open Grendel' }).click();
  await opened.page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  return opened;
}

type List<T> = { readonly items: readonly T[] };

/** A finding whose holder was called, and the path of the page behind that message's link. */
export async function called(
  server: World['server'],
  app: string,
): Promise<{ readonly finding: string; readonly link: string }> {
  type Found = List<{ readonly id: string }>;
  const { items } = await server.get<Found>(`/findings?state=called&app=${app}&limit=1`);
  const finding = items[0]?.id ?? '';
  const notices = await server.get<Found>(`/notices?finding=${finding}`);
  const mail = await (await server.ask(`/outbox/${notices.items[0]?.id}`)).text();
  const [, token] = /\/h\/([\w.~-]+)/.exec(mail.replaceAll('=\r\n', '')) ?? [];
  if (token === undefined) throw new Error(`no link in the message about ${app}`);
  return { finding, link: `/h/${token}` };
}
