import { STYLE_PATH } from './layout.ts';

const SAYS = {
  'being-built': {
    title: 'The console is being built',
    text: 'This happens once after an installation or an update, and takes some seconds. The page then comes by itself.',
    status: 200,
  },
  'not-built': {
    title: 'The console could not be built',
    text: 'The log of the server says why. The command line and the API work without it.',
    status: 503,
  },
} as const;

/** What stands in for the console until it is there. Without script: the browser asks again by itself. */
export function consoleMissingPage(below: string, state: keyof typeof SAYS): Response {
  const { title, text, status } = SAYS[state];
  const again = state === 'being-built' ? '<meta http-equiv="refresh" content="1" />' : '';
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    ${again}
    <title>${title} · Grendel</title>
    <link rel="stylesheet" href="${below}${STYLE_PATH}" />
  </head>
  <body>
    <main id="main" tabindex="-1">
      <h1>${title}</h1>
      <p>${text}</p>
      <p><a href="${below}/api/docs">The API</a></p>
    </main>
  </body>
</html>`;
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
