import type { Explanation } from '../../core/explanation.ts';
import type { Policy } from '../../core/policy.ts';
import { besides } from '../explain/beside.ts';
import { decidingChain, type ShownLink } from '../explain/links.ts';
import { byGovernment, namingWords } from '../explain/namings.ts';
import { numberedSources, type Sources } from '../explain/sources.ts';
import { changeSentences } from '../../sentences/changes.ts';
import { reasonSentence } from '../../sentences/reasons.ts';
import { territoryName } from '../../sentences/territories.ts';
import type { Speaker } from '../../sentences/speaker.ts';
import { count, many } from '../text/amounts.ts';
import type { ShownApp } from '../view.ts';
import { pictureOf } from './graph.ts';
import { html, link, name, type Html } from './html.ts';
import { mark } from './overview.ts';
import { pictureSvg } from './picture.ts';

/** All about one app: verdict, picture, the same as a list, governments, phones, sources. */
export function appArticle(
  found: ShownApp,
  explanation: Explanation,
  policy: Policy,
  speaker: Speaker,
): Html {
  const { app, verdict } = explanation;
  const id = `app-${app.id}`;
  const sources = numberedSources();
  const [first, ...others] = verdict.because.map((r) => reasonSentence(app.name, r, speaker));
  return html`<article aria-labelledby="${id}">
    <div class="title">
      <h2 id="${id}">${name(app.name)}</h2>
      ${mark(verdict.decision)}
    </div>
    <p class="answer">${first ?? ''}</p>
    <p class="asof">${phonesSentence(found)}</p>
    ${list('Further reasons', others)} ${ownership(explanation, id, speaker, sources)}
    ${besideList(explanation, speaker, sources)} ${listings(explanation, policy)}
    ${organisations(found)} ${list('What would change this', changeSentences(explanation, speaker))}
    ${identifiers(explanation)} ${sourceList(sources)}
  </article>`;
}

/** A heading and what stands under it; nothing where there is nothing to say. */
function list(title: string, texts: readonly string[]): Html {
  if (texts.length === 0) return html``;
  return html`<h3>${title}</h3>
    <ul class="plain">
      ${texts.map((text) => html`<li>${text}</li>`)}
    </ul>`;
}

function phonesSentence(app: ShownApp): string {
  const identified = app.devices.exact + app.devices['case-folded'];
  const words = [
    ...(identified > 0 ? [`On ${many(identified, 'phone')} by its identifier`] : []),
    ...(app.devices.name > 0
      ? [`on ${many(app.devices.name, 'phone')} by name only: to be confirmed`]
      : []),
    ...(app.counted > 0 ? [`${count(app.counted)} counted by the MDM, without phones`] : []),
    ...(app.secondCopies > 0 ? [`${many(app.secondCopies, 'second copy', 'second copies')}`] : []),
    ...(app.borrowed
      ? ['another app is known to borrow its identifier, and no signer is known']
      : []),
  ];
  const text = words.join('; ');
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function ownership(explanation: Explanation, id: string, speaker: Speaker, sources: Sources): Html {
  const { app, verdict } = explanation;
  const picture = pictureOf(explanation, speaker, sources);
  const chain = decidingChain(verdict, speaker, sources);
  if (!picture || chain.length === 0) return html``;
  const title = `Who is behind ${app.name}; the list beneath says the same`;
  return html`<h3>Who is behind it</h3>
    <figure>
      <div class="chain chain--${verdict.decision}">
        ${pictureSvg(picture, `${id}-picture`, title)}
      </div>
      <figcaption class="legend">
        <span>Coloured: what decides</span><span>Solid line: certain</span
        ><span>Dashed line: possible</span><span>[1] is the source below</span>
      </figcaption>
    </figure>
    <h3>The same, step by step</h3>
    <ol class="steps">
      ${chain.map((step) => stepItem(step))}
    </ol>`;
}

function stepItem({ how, held, name: who, seats, dates, basis, certain, rule }: ShownLink): Html {
  const places =
    seats === '' || seats.length === 2
      ? ''
      : ` (${seats.split(', ').map(territoryName).join(', ')})`;
  const facts = [held, dates, certain ? 'certain' : 'possible', basis].filter(
    (text) => text !== '',
  );
  const counted =
    rule === null ? null : html`<br /><span class="quiet">The rule that counted: ${rule}</span>`;
  return html`<li>
    ${how} <b>${name(who)}</b>${places} <span class="quiet">${facts.join(', ')}</span>${counted}
  </li>`;
}

function besideList(explanation: Explanation, speaker: Speaker, sources: Sources): Html {
  const items = besides(explanation, speaker, sources).map(
    ({ text, basis }) => html`<li>${text} <span class="quiet">(${basis})</span></li>`,
  );
  return items.length === 0
    ? html``
    : html`<h3>Beside it: did not count, ended or disputed</h3>
        <ul class="plain small">
          ${items}
        </ul>`;
}

function listings({ namedBy }: Explanation, policy: Policy): Html {
  const all = byGovernment(namedBy, policy.government);
  if (all.length === 0) return html``;
  const rows = all.map(
    ({ government, namings }) =>
      html`<dt>${governmentName(government)}</dt>
        <dd>
          ${namings.map((naming, i) => html`${i > 0 ? html`<br />` : null}${namingWords(naming)}`)}
        </dd>`,
  );
  return html`<h3>Named by ${many(all.length, 'government or body', 'governments and bodies')}</h3>
    <dl class="facts">${rows}</dl>`;
}

const governmentName = (code: string): string => {
  const country = territoryName(code);
  return country === code ? code : `${country} (${code})`;
};

function organisations({ organisations: all, name: app }: ShownApp): Html {
  if (all.length === 0) return html``;
  const rows = all.map(
    ({ organisation, devices }) =>
      html`<tr>
        <th scope="row">${name(organisation)}</th>
        <td class="num">${count(devices)}</td>
      </tr>`,
  );
  return html`<h3>By organisation</h3>
    <table class="narrow">
      <caption class="unseen">
        Phones with ${app} by organisation
      </caption>
      <thead>
        <tr>
          <th scope="col">Organisation</th>
          <th scope="col" class="num">Phones</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

function identifiers({ identifiers: all }: Explanation): Html {
  if (all.length === 0) return html``;
  const items = all.map(
    ({ platform, identifier, borrowed }) =>
      html`<li>
        ${platform === 'ios' ? 'iOS' : 'Android'}
        <code>${identifier}</code>${borrowed ? ' (another app borrows it)' : ''}
      </li>`,
  );
  return html`<h3>Identifiers</h3>
    <ul class="plain small">
      ${items}
    </ul>`;
}

function sourceList(sources: Sources): Html {
  const items = sources
    .all()
    .map(
      ({ number, address, basis }) =>
        html`<li>[${number}] ${link(address)} <span class="quiet">${basis}</span></li>`,
    );
  return items.length === 0
    ? html``
    : html`<h3>Sources</h3>
        <ol class="sources">
          ${items}
        </ol>`;
}
