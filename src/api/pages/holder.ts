import { html, raw } from 'hono/html';
import type { HolderApp, HolderPage } from '../notices-actions.ts';
import { LANGUAGE_NAMES, pageWords, type PageWords } from '../../notices/page-words.ts';
import type { Language } from '../../core/notices/rules.ts';
import { dayIn, filledIn } from './holder-words.ts';
import { answerForms, type Filled } from './holder-forms.ts';
import type { Markup } from './markdown.ts';

const HOLDER_STYLE = 'style.css';

/**
 * What a holder sees behind their link: what it is about, what they have answered, and four answers as forms. Without script, at any
 * width, by keyboard and by voice. `filled`: what they sent and could not be taken.
 */
export function holderPage(view: HolderPage, filled: Filled | null = null): Markup {
  const words = pageWords(view.language);
  const open = view.apps.filter(({ findings }) => findings.length > 0);
  // The subject asks for something.
  const title = open.length === 0 ? words.title : view.subject;
  return frame(
    view.language,
    (filled === null ? '' : `${words.wrong}: `) + title,
    html`<h1>${title}</h1>
      ${open.length === 0 ? '' : html`<p><a href="#answers">${words.answers}</a></p>`}
      ${filled === null ? '' : faultBox(words, filled)} ${given(words, view.apps)} ${raw(view.html)}
      ${open.length === 0 ? '' : answerForms(words, view, open, filled)}`,
    languages(words, view),
  );
}

/** A link that opens nothing (any more): what to do, and no number of an error. */
export function closedPage(language: Language): Markup {
  const words = pageWords(language);
  return frame(
    language,
    words.closed.title,
    html`<h1>${words.closed.title}</h1>
      <p>${words.closed.what}</p>
      <p>${words.closed.doThis}</p>`,
    '',
  );
}

function frame(language: Language, title: string, main: Markup, nav: Markup | string): Markup {
  const words = pageWords(language);
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title}</title>
        <link rel="stylesheet" href="${HOLDER_STYLE}" />
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        ${nav}
        <main id="main" tabindex="-1">${main}</main>
      </body>
    </html>`;
}

const languages = (words: PageWords, view: HolderPage): Markup =>
  html`<nav aria-label="${words.languages}">
    <ul class="languages">
      ${view.languages.map((one) =>
        one === view.language
          ? html`<li><span aria-current="true" lang="${one}">${LANGUAGE_NAMES[one]}</span></li>`
          : html`<li>
              <a href="?language=${one}" lang="${one}" hreflang="${one}">${LANGUAGE_NAMES[one]}</a>
            </li>`,
      )}
    </ul>
  </nav>`;

const faultBox = (words: PageWords, { fault, kind }: Filled): Markup =>
  html`<div class="box fault" role="alert">
    <h2>${words.wrong}</h2>
    <p><a href="#${kind}">${words.faults[fault]}</a></p>
  </div>`;

/** What stands, app by app where they differ. */
function given(words: PageWords, apps: readonly HolderApp[]): Markup | string {
  const answered = apps.filter(
    ({ answer, findings }) => answer !== null && (findings.length > 0 || answer.decided !== null),
  );
  if (answered.length === 0) return '';
  const day = dayIn(words);
  const alike = Map.groupBy(
    answered,
    ({ answer }) => `${answer?.kind} ${answer?.at} ${answer?.decided?.as} ${answer?.decided?.day}`,
  );
  return html`<section id="answered" class="box" aria-labelledby="answered-title">
    ${[...alike.values()].map(([first, ...rest], at) => {
      const answer = first?.answer;
      if (!first || !answer) return '';
      const named = apps.length > 1 ? html`<p>${names([first, ...rest])}</p>` : '';
      return html`<h2 ${at === 0 ? raw('id="answered-title"') : ''}>
          ${filledIn(words.given, { day: day(answer.at) })}
          <strong>${words.answer[answer.kind].says}</strong>
        </h2>
        ${named} ${answer.replaced ? html`<p>${words.replaced}</p>` : ''}
        <p>${follows(words, answer)}</p>
        ${answer.number === null ? '' : html`<p>${filledIn(words.asked, { number: String(answer.number) })}</p>`}`;
    })}
  </section>`;
}

const follows = (words: PageWords, { kind, decided }: NonNullable<HolderApp['answer']>): string =>
  decided === null
    ? words.answer[kind].follows
    : filledIn(words.decided[decided.as], { day: dayIn(words)(decided.day) });

const names = (apps: readonly HolderApp[]): Markup =>
  html`${apps.map(({ name }, at) => html`${at === 0 ? '' : ', '}<bdi>${name}</bdi>`)}`;
