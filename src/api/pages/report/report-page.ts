import { html, raw } from 'hono/html';
import type { GovernmentReport, ReportPart, Sum } from '../../../actions/report/report.ts';
import type { Markup } from '../markdown.ts';
import { chart } from './chart.ts';
import { REPORT_STYLE } from './style.ts';
import { REPORT_WORDS, type ReportLanguage, type ReportWords } from './words.ts';

type Shown = {
  readonly words: ReportWords;
  readonly count: (n: number | null) => string;
  readonly sum: (sum: Sum) => string;
  readonly day: (day: string) => string;
  readonly shortDay: (day: string) => string;
};

/** The report as one page without scripts, whose style is in it: it is kept, sent on and printed. */
export function reportPage(report: GovernmentReport, language: ReportLanguage): Markup {
  const words = REPORT_WORDS[language];
  const numbers = new Intl.NumberFormat(words.locale);
  const days = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(words.locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const count = (n: number | null): string => (n === null ? words.few : numbers.format(n));
  const shown: Shown = {
    words,
    count,
    sum: ({ count: told, more }) => {
      if (!more) return count(told);
      return told === 0 ? words.few : words.more(count(told));
    },
    day: (day) => days.format(new Date(day)),
    shortDay: (day) => short.format(new Date(day)),
  };
  const { day } = shown;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title}: ${report.name}</title>
        ${raw(`<style>${REPORT_STYLE}</style>`)}
      </head>
      <body>
        <header>
          <h1>${words.title}</h1>
          <p class="of"><bdi>${report.name}</bdi></p>
          <p>${words.period(day(report.from), day(report.to))}</p>
          ${report.sample ? html`<p class="invented">${words.sample}</p>` : ''}
        </header>
        <main>
          ${beginning(report, shown)} ${organisations(report, shown)} ${apps(report, shown)}
          ${states(report, shown)} ${exceptions(report, shown)} ${rules(report, shown)}
          <h2>${words.how}</h2>
          <ul>
            ${[...words.explained, report.exact ? words.explainedExact : words.explainedTold].map(
              (text) => html`<li>${text}</li>`,
            )}
          </ul>
        </main>
        <footer>${restsOn(report, words)}</footer>
      </body>
    </html>`;
}

function beginning(report: GovernmentReport, shown: Shown): Markup {
  const { words, count, day, sum } = shown;
  const { total, asOf, deadline, called, from } = report;
  const all = count(total.coverage.all);
  const alt = words.courseAlt(report.name);
  return html`<p class="figure">
      ${total.now === null ? words.sentenceUntold(all) : words.sentence(count(total.now), all)}
    </p>
    <p class="quiet">${asOf === null ? words.noInventory : words.asOf(day(asOf))}</p>
    ${total.before === null ? '' : html`<p>${words.change(count(total.before), day(from))}</p>`}
    ${
      deadline === null
        ? ''
        : html`<p>
            ${words.deadline(day(deadline.day), count(deadline.findings))}
            ${deadline.forecast === null ? '' : words.forecast(count(deadline.forecast))}
          </p>`
    }
    <p>${words.called(sum(called))}</p>
    <h2>${words.courseTitle}</h2>
    ${chart(report, alt, { day, count: (n) => count(n) }) ?? ''}`;
}

function organisations({ total, parts, from, to }: GovernmentReport, shown: Shown): Markup {
  const { words, shortDay: day, count } = shown;
  const heads = [
    words.phones,
    words.withApp(day(from)),
    words.withApp(day(to)),
    words.possible,
    words.without,
    words.notVisible,
    words.stale,
    words.notAssessed,
  ];
  const row = (part: ReportPart, name: Markup | string, isAll: boolean): Markup => {
    const { all, without, notVisible, stale, notAssessed } = part.coverage;
    const cells = [
      all,
      part.before,
      part.now,
      part.possible,
      without,
      notVisible,
      stale,
      notAssessed,
    ];
    return html`<tr class="${isAll ? 'all' : 'part'}">
      <th scope="row">${name}</th>
      ${cells.map((cell) => html`<td class="n">${count(cell)}</td>`)}
    </tr>`;
  };
  return html`<h2>${words.perOrganisation}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${words.organisation}</th>
            ${heads.map((head) => html`<th scope="col" class="n">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${row(total, words.total, true)}
          ${parts.map((part) =>
            row(
              part,
              html`<bdi>${part.name}</bdi>${part.itself ? html` (${words.itself})` : ''}`,
              false,
            ),
          )}
        </tbody>
      </table>
    </div>`;
}

function apps({ apps: all }: GovernmentReport, shown: Shown): Markup {
  const { words, count } = shown;
  if (all.length === 0) return html``;
  return html`<section class="own">
    <h2>${words.apps}</h2>
    ${table(
      [words.app, words.findings, words.possible],
      all.map(({ appName, category, app, phones, possible }) => [
        category === null ? (appName ?? app ?? '') : words.category(category),
        count(phones),
        count(possible),
      ]),
    )}
  </section>`;
}

const states = ({ states: all }: GovernmentReport, { words, count }: Shown): Markup =>
  all.length === 0
    ? html``
    : html`<h2>${words.states}</h2>
        ${table(
          [words.state, words.findings],
          all.map(({ state, findings }) => [words.ofState[state], count(findings)]),
        )}`;

function exceptions({ exceptions: all }: GovernmentReport, shown: Shown): Markup {
  const { words, count } = shown;
  if (all.states.length === 0)
    return html`<h2>${words.exceptions}</h2>
      <p>${words.noExceptions}</p>`;
  return html`<h2>${words.exceptions}</h2>
    ${table(
      [words.state, ''],
      [
        [words.asked, count(all.asked)],
        [words.decided, count(all.decided)],
        ...all.states.map((one) => [words.ofException[one.state], count(one.count)]),
      ],
    )}
    ${
      all.grounds.length === 0
        ? ''
        : html`<p><b>${words.grounds}</b></p>
            ${table(
              ['', ''],
              all.grounds.map((one) => [one.ground ?? words.restricted, count(one.count)]),
            )}`
    }`;
}

function rules({ rules: all }: GovernmentReport, { words, day }: Shown): Markup {
  if (all.length === 0) return html``;
  return html`<h2>${words.rules}</h2>
    <table>
      <thead>
        <tr>
          ${['', words.who, words.measure, words.from].map(
            (head) => html`<th scope="col">${head}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${all.map(
          (one) =>
            html`<tr>
              <th scope="row">${one.policyName}</th>
              <td><bdi>${one.who === '' ? one.group : one.who}</bdi></td>
              <td>${words.ofMeasure[one.measure]}</td>
              <td>${day(one.from)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

/** The first column names, the others count. */
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): Markup =>
  html`<table class="narrow">
    <thead>
      <tr>
        ${heads.map((head, i) => html`<th scope="col" class="${i === 0 ? 'name' : 'n'}">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([name = '', ...counts]) =>
          html`<tr>
            <th scope="row"><bdi>${name}</bdi></th>
            ${counts.map((cell) => html`<td class="n">${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;

function restsOn({ policies, catalogue, ledger }: GovernmentReport, words: ReportWords): Markup {
  const numbers = new Intl.NumberFormat(words.locale);
  const named = policies.map(({ id, version }) => `${id}@${version}`).join(', ');
  return html`<p>${words.rests(named, catalogue)}</p>
    <p>
      ${
        ledger === null
          ? words.noLedger
          : words.ledger(ledger.origin, numbers.format(ledger.size), ledger.rootHash)
      }
    </p>
    <p>${words.manifest}</p>`;
}
