import { html } from 'hono/html';
import type { Markup } from './markdown.ts';
import { STYLE_PATH } from './layout.ts';

/** Pages of somebody who signs in: a sentence and at most one button, without script. `base`: our address, as a browser sees it. */
function page(base: string, title: string, main: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Grendel</title>
        <link rel="stylesheet" href="${base}${STYLE_PATH}" />
      </head>
      <body>
        <main id="main" tabindex="-1">
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html>`;
}

/** Says nothing of the link: whoever only looks at it (a scanner of mails) learns and uses nothing. */
export const signInPage = (base: string): Markup =>
  page(
    base,
    'Sign in',
    html`<p>This link signs you in once. It is yours alone.</p>
      <form method="post"><button type="submit">Sign in</button></form>`,
  );

export const signedInPage = (base: string, isKept: boolean): Markup =>
  isKept
    ? page(
        base,
        'You are signed in',
        html`<p><a href="${base}/">Open Grendel</a></p>
          <p><a href="${base}/api/docs">What can be asked here</a></p>
          <form method="post" action="${base}/auth/logout">
            <button type="submit">Sign out</button>
          </form>`,
      )
    : page(
        base,
        'Your browser did not keep the sign-in',
        html`<p>
          You were signed in, but your browser did not send its cookie back. It takes it only over
          https, or from this very machine: open <a href="${base}/auth/login">${base}</a> and
          nothing else.
        </p>`,
      );

export const signedOutPage = (base: string): Markup =>
  page(base, 'You are signed out', html`<p><a href="${base}/auth/login">Sign in</a></p>`);
