import type { ReactNode } from 'react';
import { useWords } from '../../words/context.tsx';
import { vettingWords } from '../../words/vetting/index.ts';
import type { Report } from './queries.ts';
import { visible } from './visible.ts';

/** What keeps it from being cleared, and what would settle it. */
export function Open({ report }: { readonly report: Report }): ReactNode {
  const words = useWords(vettingWords);
  const { names, open, sentences } = report;
  const nameOf = (about: string): string =>
    names.apps[about] ?? names.entities[about] ?? visible(about, 120);
  const rest = sentences.slice(1);
  return (
    <>
      {rest.length > 0 && (
        <section aria-labelledby="reasons">
          <h2 id="reasons">{words.reasons}</h2>
          <ul className="list">
            {rest.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="open">
        <h2 id="open">{words.open.title}</h2>
        {open.length === 0 ? (
          <p>{words.open.none}</p>
        ) : (
          <ul className="list">
            {open.map(({ code, about, wouldSettle, holds }) => (
              <li key={`${code} ${about}`}>
                {words.questions[code](nameOf(about))}
                <span className="when">
                  <b>{words.open.settles}:</b> {words.settles[wouldSettle]}.{' '}
                  {holds === 'verdict' ? words.open.holdsVerdict : words.open.holdsCoverage}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
