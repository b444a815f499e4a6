import type { Assessment } from '../../core/assess.ts';
import type { Decisions } from '../../core/situation.ts';
import { explain } from '../../core/explanation.ts';
import type { ScanView } from '../view.ts';
import { appArticle } from './app-article.ts';
import { html, type Html } from './html.ts';
import { appsSection, asOf, coverageSection, headline, inputsSection } from './overview.ts';
import { POLICY, STYLE } from './style.ts';

const BOLT = html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
  <title>Bolt</title>
  <path fill="currentColor" d="M19 3h3v18h-3zM2 10h15v4H2zM5 6h3v12H5zM11 5h3v5h-3z" />
</svg>`;

// Put together here and not in the template: its hash counts every blank between the tags.
const STYLE_ELEMENT: Html = { markup: `<style>${STYLE}</style>` };

/**
 * The report as one page that needs nothing else: no script, no file, no network. It holds counts only, whatever the
 * terminal was asked to show: a page is handed on.
 */
export function scanPage(view: ScanView, assessment: Assessment, decisions: Decisions): string {
  const { markup } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Prohibited apps, ${view.at} · Grendel</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="top">
          <span class="brand">${BOLT}Grendel</span><span><b>Policy ${view.policy.id}</b></span
          ><span>Catalogue ${view.catalogue.version}</span><span>As of ${view.at}</span>
        </header>
        <main id="content" tabindex="-1">
          <h1>Prohibited apps on phones</h1>
          <p class="answer">${headline(view)}</p>
          <p class="asof">${asOf(view)}</p>
          ${coverageSection(view)} ${appsSection(view)} ${articles(view, assessment, decisions)}
          ${inputsSection(view)}
        </main>
        <footer class="small quiet">
          <p>
            Made by Grendel from exports of the MDM, offline. Catalogue digest
            ${view.catalogue.digest}. No phone and no holder is named on this page.
          </p>
        </footer>
      </body>
    </html>`;
  return `${markup}\n`;
}

function articles(view: ScanView, assessment: Assessment, decisions: Decisions): readonly Html[] {
  return view.apps.flatMap((found) => {
    const explanation = found.id === null ? null : explain(assessment, found.id, decisions);
    return explanation ? [appArticle(found, explanation, view.policy, view.speaker)] : [];
  });
}
