import { z } from '@hono/zod-openapi';
import type { HolderAnswer } from '../../../actions/notices/answer.ts';
import { isDay } from '../../../core/day.ts';
import { plusDays } from '../../../core/day.ts';
import type { FindingId } from '../../../core/finding.ts';
import { ANSWERS, type AnswerKind } from '../../../core/notices/notice.ts';
import { LANGUAGES, type Language } from '../../../core/notices/rules.ts';
import type { PageFault } from '../../../notices/page-words.ts';
import type { Actions } from '../../actions.ts';
import { endpoint, type Api } from '../../endpoint.ts';
import { FORM_POLICY } from '../../guards.ts';
import { LONGEST_WORDS, type Filled } from '../../pages/holder-forms.ts';
import { closedPage, holderPage } from '../../pages/holder.ts';
import type { Markup } from '../../pages/markdown.ts';
import { readBytes } from '../../read-bytes.ts';

const Token = z.object({ token: z.string().max(200) });
/** A form comes back to the address that its page had. A link that was lengthened on its way still opens. */
const Query = z.object({ language: z.string().max(200).optional() });
const CLOSED = { description: 'What to do about a link that opens nothing.', type: 'text/html' };
const PAGE = { 200: { description: 'A page.', type: 'text/html' } };
/** Two texts of the longest, each character as three bytes of three signs, and ids. */
const FORM_LIMITS = { bytes: 128 * 1024, milliseconds: 15_000 };

/**
 * The page behind a notice's link. Not limited by who asks how often: a whole ministry and its mail scanner may have one address, and
 * a link has 128 bits that nobody guesses.
 */
export function holderPageRoutes(api: Api, actions: Actions): void {
  const tag = 'holder';
  const { holder } = actions.notices;

  endpoint(
    api,
    {
      method: 'get',
      path: '/h/{token}',
      name: 'readHolderPage',
      tag,
      summary: 'The page of a notice, for whoever has its link',
      description: 'Has no effect: mail scanners open links.',
      open: true,
      params: Token,
      query: Query,
      answers: { ...PAGE, 404: CLOSED },
      refusals: [],
    },
    async ({ c, params: { token }, query }) => {
      const asked = LANGUAGES.find((one) => one === query.language) ?? null;
      const view = await holder.view(token, asked);
      if (view.ok) return pageOf(holderPage(view.value));
      return pageOf(closedPage(asked ?? accepted(c.req.header('accept-language'))), 404);
    },
  );

  endpoint(
    api,
    {
      method: 'post',
      path: '/h/{token}',
      name: 'answerHolderPage',
      tag,
      summary: 'Answer a notice by one of the forms of its page',
      open: true,
      takesBytes: true,
      params: Token,
      query: Query,
      answers: {
        404: CLOSED,
        303: { description: 'Taken; the page shows what stands now.' },
        422: { description: 'The page again, and what is missing.', type: 'text/html' },
      },
      refusals: ['body-too-large', 'body-too-slow', 'upload-cut', 'cross-site-request'],
    },
    async ({ c, params: { token } }) => {
      const form = await formOf(c.req.raw);
      const language = LANGUAGES.find((one) => one === form?.get('language')) ?? null;
      const view = await holder.view(token, language);
      if (!view.ok)
        return pageOf(closedPage(language ?? accepted(c.req.header('accept-language'))), 404);
      const kind = ANSWERS.find((one) => one === form?.get('answer'));
      if (form === null || kind === undefined) return pageOf(holderPage(view.value), 422);
      const shown = filledOf(form, kind);
      const again = (fault: PageFault): Promise<Response> =>
        pageOf(holderPage(view.value, { ...shown, fault }), 422);
      const several = view.value.apps.filter(({ findings }) => findings.length > 0).length > 1;
      const given = answerOf(form, kind, view.value.language, several);
      if (typeof given === 'string') return again(given);
      const answered = await holder.answer(token, given);
      if (!answered.ok)
        return answered.code === 'unknown-link'
          ? pageOf(closedPage(view.value.language), 404)
          : again(FAULTS[answered.code] ?? 'not-taken');
      const there = `${token}?language=${view.value.language}#answered`;
      return new Response(null, { status: 303, headers: { location: there } });
    },
  );
}

async function formOf(request: Request): Promise<URLSearchParams | null> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (request.body === null || type !== 'application/x-www-form-urlencoded') return null;
  const bytes = await readBytes(request.body, FORM_LIMITS);
  return typeof bytes === 'string' ? null : new URLSearchParams(new TextDecoder().decode(bytes));
}

/** Line ends as everywhere; no control characters, which PostgreSQL or a terminal would take for something else. */
const textOf = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? '')
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- that is what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .toWellFormed()
    .trim()
    .slice(0, LONGEST_WORDS);

const filledOf = (form: URLSearchParams, kind: AnswerKind): Omit<Filled, 'fault'> => ({
  kind,
  ground: textOf(form, 'ground').slice(0, 100),
  task: textOf(form, 'task'),
  until: textOf(form, 'until').slice(0, 10),
  words: textOf(form, 'words'),
});

/** What it lacks is said before anything is done. `several`: there is a choice of apps in the form. */
function answerOf(
  form: URLSearchParams,
  kind: AnswerKind,
  language: Language,
  several: boolean,
): HolderAnswer | PageFault {
  const about = form.getAll('about').flatMap((ids) => ids.split(' '));
  if (several && about.length === 0) return 'no-app';
  if (about.length > 1000 || about.some((one) => !UUID.test(one))) return 'not-taken';
  const common = { language, findings: about as FindingId[] };
  const { ground, task, until, words } = filledOf(form, kind);
  if (kind === 'removed' || kind === 'not-mine') return { ...common, kind };
  if (kind === 'disputed') return words === '' ? 'no-words' : { ...common, kind, words };
  if (ground === '') return 'no-ground';
  if (task === '') return 'no-task';
  if (!isDay(until)) return 'no-day';
  // People say the last day; an exception ends before the day that it names.
  return { ...common, kind, ground, task, until: plusDays(until, 1) };
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const FAULTS: Readonly<Partial<Record<string, PageFault>>> = {
  'finding-closed': 'finding-closed',
  'several-apps': 'one-app-at-a-time',
  'no-words': 'no-words',
  'no-task': 'no-task',
  'unknown-ground': 'no-ground',
  'ends-in-past': 'ends-in-past',
  'ends-too-late': 'ends-too-late',
  'exempted-already': 'asked-already',
};

/** The first that we write; quality values are few and mostly in order. */
function accepted(header = ''): Language {
  const wanted = header.split(',').map((one) => one.trim().slice(0, 2).toLowerCase());
  return wanted.flatMap((one) => LANGUAGES.find((known) => known === one) ?? [])[0] ?? 'en';
}

async function pageOf(markup: Markup, status = 200): Promise<Response> {
  return new Response(String(await markup), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': FORM_POLICY,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
  });
}
