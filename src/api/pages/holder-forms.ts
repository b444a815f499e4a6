import { html } from 'hono/html';
import type { AnswerKind } from '../../core/notices/notice.ts';
import type { PageFault, PageWords } from '../../notices/page-words.ts';
import type { HolderApp, HolderPage } from '../notices-actions.ts';
import { dayIn, filledIn } from './holder-words.ts';
import type { Markup } from './markdown.ts';

/** What was sent and could not be taken: it is shown again as it was. */
export type Filled = {
  readonly kind: AnswerKind;
  readonly fault: PageFault;
  readonly ground: string;
  readonly task: string;
  readonly until: string;
  readonly words: string;
};

const ANSWER_ORDER: readonly AnswerKind[] = ['removed', 'needed', 'not-mine', 'disputed'];
export const LONGEST_WORDS = 2000;

/** Four forms, each closed until it is wanted: a phone's screen shows all four at once. */
export function answerForms(
  words: PageWords,
  view: HolderPage,
  apps: readonly HolderApp[],
  filled: Filled | null,
): Markup {
  return html`<section aria-labelledby="answers">
    <h2 id="answers">${words.answers}</h2>
    <p>${filledIn(words.lead, { day: dayIn(words)(view.linkUntil) })}</p>
    ${ANSWER_ORDER.map((kind) => {
      const mine = filled?.kind === kind ? filled : null;
      return html`<details id="${kind}" ${mine ? 'open' : ''}>
        <summary>${words.answer[kind].says}</summary>
        <p>${words.answer[kind].what}</p>
        ${
          kind === 'needed' && view.exceptions.grounds.length === 0
            ? html`<p>${words.noGrounds}</p>`
            : form(words, view, kind, apps, mine)
        }
      </details>`;
    })}
  </section>`;
}

function form(
  words: PageWords,
  view: HolderPage,
  kind: AnswerKind,
  apps: readonly HolderApp[],
  filled: Filled | null,
): Markup {
  return html`<form method="post" accept-charset="utf-8">
    <input type="hidden" name="answer" value="${kind}" />
    <input type="hidden" name="language" value="${view.language}" />
    ${apps.length > 1 ? choice(words, kind, apps) : ''}
    ${kind === 'needed' ? request(words, view, filled) : ''}
    ${
      kind === 'disputed'
        ? area('words', words.words, words.wordsHint, filled?.words ?? '', filled)
        : ''
    }
    <button type="submit">${words.answer[kind].button}</button>
  </form>`;
}

/** An exception is asked for one app; the other answers may be about all. */
const choice = (words: PageWords, kind: AnswerKind, apps: readonly HolderApp[]): Markup =>
  html`<fieldset>
    <legend>${words.which}</legend>
    ${apps.map(({ name, findings }, at) => {
      const value = findings.join(' ');
      const id = `${kind}-app-${at}`;
      return html`<p class="choice">
        ${
          kind === 'needed'
            ? html`<input type="radio" id="${id}" name="about" value="${value}" required />`
            : html`<input type="checkbox" id="${id}" name="about" value="${value}" checked />`
        }
        <label for="${id}"><bdi>${name}</bdi></label>
      </p>`;
    })}
  </fieldset>`;

function request(
  words: PageWords,
  { exceptions, today }: HolderPage,
  filled: Filled | null,
): Markup {
  const { grounds, mitigations, latest } = exceptions;
  const limit =
    latest === null ? '' : ` ${filledIn(words.untilLimit, { day: dayIn(words)(latest) })}`;
  return html`<p>
      <label for="ground">${words.ground}</label>
      <select id="ground" name="ground" required ${invalid(filled, ['no-ground'])}>
        <option value="">${words.choose}</option>
        ${grounds.map(
          (code) =>
            html`<option value="${code}" ${filled?.ground === code ? 'selected' : ''}>
              ${words.grounds[code] ?? code.replaceAll('-', ' ')}
            </option>`,
        )}
      </select>
    </p>
    ${area('task', words.task, words.taskHint, filled?.task ?? '', filled)}
    <p>
      <label for="until">${words.until}</label>
      <span class="hint" id="until-hint">${words.untilHint}${limit}</span>
      <input
        type="date"
        id="until"
        name="until"
        required
        min="${today}"
        ${latest === null ? '' : html`max="${latest}"`}
        value="${filled?.until ?? ''}"
        aria-describedby="until-hint"
        ${invalid(filled, ['no-day', 'ends-in-past', 'ends-too-late'])}
      />
    </p>
    ${
      mitigations.length === 0
        ? ''
        : html`<p>${words.conditions}</p>
            <ul>
              ${mitigations.map((one) => html`<li>${words.mitigations[one]}</li>`)}
            </ul>`
    }`;
}

const area = (
  name: 'task' | 'words',
  label: string,
  hint: string,
  value: string,
  filled: Filled | null,
): Markup =>
  html`<p>
    <label for="${name}">${label}</label>
    <span class="hint" id="${name}-hint">${hint}</span>
    <textarea
      id="${name}"
      name="${name}"
      rows="5"
      maxlength="${LONGEST_WORDS}"
      required
      aria-describedby="${name}-hint"
      ${invalid(filled, ['no-task', 'no-words'])}
    >
${value}</textarea>
  </p>`;

const invalid = (filled: Filled | null, faults: readonly PageFault[]): Markup | string =>
  filled !== null && faults.includes(filled.fault) ? html`aria-invalid="true"` : '';
