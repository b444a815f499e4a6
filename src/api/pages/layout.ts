import { html } from 'hono/html';
import type { Markup } from './markdown.ts';

export const STYLE_PATH = '/api/docs/style.css';

/**
 * A page without script: a heading, landmarks, a way past the navigation, and a stylesheet of ours. `root`: what stands before our
 * own paths (`rootOf`).
 */
export function page(root: string, title: string, main: Markup | readonly Markup[]): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Grendel</title>
        <link rel="stylesheet" href="${root}${STYLE_PATH}" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <nav aria-label="Pages">
            <a href="${root}/api/docs">API</a> <a href="${root}/problems">Problems</a>
            <a href="${root}/api/openapi.json">OpenAPI document</a>
          </nav>
        </header>
        <main id="main" tabindex="-1">${main}</main>
      </body>
    </html>`;
}
