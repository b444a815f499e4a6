import { readFileSync } from 'node:fs';
import { z } from '@hono/zod-openapi';
import { html } from 'hono/html';
import type { Document } from '../../document.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { page, STYLE_PATH } from '../../pages/layout.ts';
import { rendered, type Markup } from '../../pages/markdown.ts';
import { referencePage, type Reference } from '../../pages/reference.ts';
import { problem } from '../../problem.ts';
import { isProblemCode, PROBLEM_CODES, PROBLEMS } from '../../problems.ts';

const STYLE = new URL('../../pages/style.css', import.meta.url);
const PROBLEM_PAGES = new URL('../../../../docs/problems/', import.meta.url);
const EXPORTS = new URL('../../../../docs/get-an-export.md', import.meta.url);
const PAGE = { 200: { description: 'A page.', type: 'text/html' } };

/**
 * What a person reads. Needs no token: it is the same for everybody, and a browser sends none. `root`: what stands before our paths.
 */
export function pageRoutes(api: Api, root: string, document: () => Document): void {
  const tag = 'service';
  let made: Document | null = null;
  const once = (): Document => (made ??= document());

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/openapi.json',
      name: 'readDocument',
      tag,
      summary: 'This API as an OpenAPI 3.1 document',
      open: true,
      answers: { 200: { description: 'The document.', schema: z.object({ openapi: z.string() }) } },
      refusals: [],
    },
    () => Response.json(once()),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/api/docs',
      name: 'readReference',
      tag,
      summary: 'This API as a page',
      open: true,
      answers: PAGE,
      refusals: [],
    },
    () => asHtml(referencePage(root, once() as unknown as Reference)),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: STYLE_PATH,
      name: 'readStyle',
      tag,
      summary: 'The stylesheet of the pages',
      open: true,
      answers: { 200: { description: 'CSS.', type: 'text/css' } },
      refusals: [],
    },
    () =>
      new Response(readFileSync(STYLE, 'utf8'), {
        headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' },
      }),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/help/exports',
      name: 'readExportHelp',
      tag,
      summary: 'How to get an export from each MDM, as a page in English',
      open: true,
      answers: PAGE,
      refusals: [],
    },
    () => asHtml(page(root, 'Get an export', rendered(readFileSync(EXPORTS, 'utf8')))),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/problems',
      name: 'listProblems',
      tag,
      summary: 'All problems, as a page',
      open: true,
      answers: PAGE,
      refusals: [],
    },
    () => asHtml(problemsPage(root)),
  );

  endpoint(
    api,
    {
      method: 'get',
      path: '/problems/{code}',
      name: 'readProblem',
      tag,
      summary: 'One problem, as a page: what happened, why, what to do',
      open: true,
      params: z.object({ code: z.string().max(100) }),
      answers: PAGE,
      refusals: ['not-found'],
    },
    ({ params: { code } }) => {
      // GUARD: the code becomes part of a file's name only where it is one of ours.
      if (!isProblemCode(code)) return problem('not-found');
      const text = readFileSync(new URL(`${code}.md`, PROBLEM_PAGES), 'utf8');
      return asHtml(page(root, PROBLEMS[code].title, rendered(text)));
    },
  );
}

function problemsPage(root: string): Markup {
  const list = html`<h1>Problems</h1>
    <p>Whatever is refused has one of these codes. A code is never given another meaning.</p>
    <ul>
      ${PROBLEM_CODES.map(
        (code) =>
          html`<li>
            <a href="${root}/problems/${code}">${PROBLEMS[code].title}</a> <code>${code}</code>
          </li>`,
      )}
    </ul>`;
  return page(root, 'Problems', list);
}

async function asHtml(markup: Markup): Promise<Response> {
  return new Response(String(await markup), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}
