import { behind } from '../sentences/behind.ts';
import { governmentsOf, namedBy } from '../sentences/named-by.ts';
import { DECISIONS } from '../../sentences/words.ts';
import { fileProblemTexts } from '../scan/problems.ts';
import {
  coverageParts,
  installsSentence,
  unseenSentence,
  visibilitySentence,
} from '../scan/coverage.ts';
import { longDay } from '../../sentences/amounts.ts';
import { bytes, count, many } from '../text/amounts.ts';
import { byIdentifier, type ScanView, type ShownApp } from '../view.ts';
import { coverageBar, coverageKey } from './coverage-bar.ts';
import { html, name, type Html } from './html.ts';

/** The question that the page answers, and the answer in one sentence. */
export function headline(view: ScanView): string {
  const { devicesWith, coverage, apps } = view;
  const { prohibited, undetermined, prohibitedByNameOnly } = devicesWith;
  const of = many(coverage.devices, 'phone');
  if (coverage.devices === 0) {
    return apps.length > 0
      ? 'No phone could be looked at; the MDM only counted prohibited and undetermined apps.'
      : 'No phone could be looked at, so nothing can be said.';
  }
  if (apps.length === 0) {
    const clean = 'Nothing prohibited and nothing undetermined';
    return sawEverything(view)
      ? `${clean} is on any of ${of}.`
      : `${clean} was found on ${of}; not everything could be seen or read.`;
  }
  const more = [
    ...(undetermined > 0
      ? [`${count(undetermined)} more have one that an authority must decide on`]
      : []),
    ...(prohibitedByNameOnly > 0
      ? [
          `on ${count(prohibitedByNameOnly)} only the name of one was seen, which is to be confirmed`,
        ]
      : []),
  ];
  const first = `${count(prohibited)} of ${of} ${prohibited === 1 ? 'has' : 'have'} a prohibited app`;
  return `${[first, ...more].join('; ')}.`;
}

const sawEverything = ({ coverage, inputs }: ScanView): boolean =>
  coverage.devices === coverage.without && inputs.every(({ outcome }) => outcome === 'read');

export function coverageSection({ coverage, policy }: ScanView): Html {
  const parts = coverageParts(coverage, policy.staleAfterDays);
  const rows = parts.map(
    ({ key, devices, word, means }) =>
      html`<tr>
        <th scope="row">${coverageKey(key)}${word}</th>
        <td class="num">${count(devices)}</td>
        <td class="quiet">${means}</td>
      </tr>`,
  );
  return html`<section aria-labelledby="coverage">
    <h2 id="coverage">What was seen</h2>
    <p class="lead">${unseenSentence(coverage) || 'Every phone was seen whole.'}</p>
    ${coverage.devices > 0 ? coverageBar(parts) : null}
    <table class="parts">
      <caption class="unseen">
        Phones by how much was seen of them; the five parts add up to all phones
      </caption>
      <thead>
        <tr>
          <th scope="col">Phones</th>
          <th scope="col" class="num">Number</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All</th>
          <td class="num">${count(coverage.devices)}</td>
          <td>${visibilitySentence(coverage)}</td>
        </tr>
      </tfoot>
    </table>
    <p class="asof">${installsSentence(coverage)}</p>
  </section>`;
}

/** Columns of numbers; one that is empty in this report is left out. */
const NUMBERS: readonly { readonly title: string; readonly of: (app: ShownApp) => number }[] = [
  { title: 'Phones, by identifier', of: byIdentifier },
  { title: 'Phones, by name only', of: (app) => app.devices.name },
  { title: 'Counted, without phones', of: (app) => app.counted },
];

export function appsSection(view: ScanView): Html {
  const { apps } = view;
  if (apps.length === 0) return html``;
  const numbers = NUMBERS.filter(({ of }) => apps.some((app) => of(app) > 0));
  const heads = numbers.map(({ title }) => html`<th scope="col" class="num">${title}</th>`);
  const rows = apps.map((app) => appRow(app, view, numbers));
  return html`<section aria-labelledby="apps">
    <h2 id="apps">Apps that were found</h2>
    <p class="lead">
      ${many(apps.length, 'app')}, prohibited ones first. A name alone is to be confirmed before
      anybody is called.
    </p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="apps">
      <table>
        <caption class="unseen">
          Apps found, with the number of phones and who is behind them
        </caption>
        <thead>
          <tr>
            <th scope="col">App</th>
            <th scope="col">Verdict</th>
            ${heads}
            <th scope="col">Who is behind it</th>
            <th scope="col">Governments</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

function appRow(app: ShownApp, { speaker, policy }: ScanView, numbers: typeof NUMBERS): Html {
  const who = app.verdict ? behind(app.verdict, speaker) : 'named by its category only';
  const title = app.verdict
    ? html`<a href="#app-${app.app}">${name(app.name)}</a>`
    : html`${app.name}`;
  const borrowed = app.borrowed
    ? html`<br /><span class="quiet">identifier match, signer unknown</span>`
    : null;
  const cells = numbers.map(({ of }) => html`<td class="num">${numberOrNone(of(app))}</td>`);
  const governments = namedBy(governmentsOf(app.namedBy, policy.government), 40);
  return html`<tr>
    <th scope="row">${title}${borrowed}</th>
    <td>${mark(app.decision)}</td>
    ${cells}
    <td>${who}</td>
    <td class="quiet">${governments}</td>
  </tr>`;
}

const numberOrNone = (n: number): Html =>
  n === 0 ? html`<span class="quiet">0</span>` : html`${count(n)}`;

export const mark = (decision: keyof typeof DECISIONS): Html =>
  html`<span class="mark mark--${decision}">${DECISIONS[decision]}</span>`;

/** What was handed in, and what of it could not be read. */
export function inputsSection({ inputs }: ScanView): Html {
  const outcomes = { read: 'read', partly: 'read in part', refused: 'refused' } as const;
  const rows = inputs.map(
    (input) =>
      html`<tr>
        <th scope="row">${name(input.file)}</th>
        <td>${input.title}</td>
        <td class="num">${bytes(input.bytes)}</td>
        <td class="num">${count(input.rows)}</td>
        <td class="num">${count(input.devices)}</td>
        <td>${outcomes[input.outcome]}</td>
      </tr>`,
  );
  const problems = inputs.flatMap(fileProblemTexts).map((text) => html`<li>${text}</li>`);
  const trouble =
    problems.length > 0
      ? html`<h3>Not read or not seen</h3>
          <ul class="plain small">
            ${problems}
          </ul>`
      : null;
  return html`<section aria-labelledby="inputs">
    <h2 id="inputs">What was read</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="inputs">
      <table>
        <caption class="unseen">
          Files handed in
        </caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">What it is</th>
            <th scope="col" class="num">Size</th>
            <th scope="col" class="num">Rows</th>
            <th scope="col" class="num">Phones</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${trouble}
  </section>`;
}

export function asOf({ policy, catalogue, at }: ScanView): string {
  const force =
    policy.inForceSince === null ? '' : `, in force since ${longDay(policy.inForceSince)}`;
  return `${policy.name}${force}. Law and ownership of ${longDay(at)}, catalogue of ${longDay(catalogue.version)}.`;
}
