import type { ReactNode } from 'react';
import type { Seen } from '../../api/phones.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { overviewWords, type OverviewWords } from '../../words/overview/index.ts';

type Part = Exclude<keyof Seen, 'all'>;
const SHAPES: Readonly<Record<Part, string>> = {
  withHits: 'part--hit',
  without: 'part--clear',
  notVisible: 'part--half',
  stale: 'part--stale',
};
const PARTS = Object.keys(SHAPES) as readonly Part[];
const says = (words: OverviewWords, part: Part): string => words[`${part}Says`];

/** One bar, whose parts add up to all phones, and the same as a table. */
export function Coverage({ parts }: { readonly parts: Seen }): ReactNode {
  const words = useWords(overviewWords);
  const { number } = useFormats();
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">{words.coverageTitle}</h2>
      <p className="lead">{words.coverageLead(number(parts.withHits + parts.without), number(parts.all))}</p>
      <div className="bar" aria-hidden="true">
        {PARTS.map((part) => parts[part] > 0 && <span key={part} className={`part ${SHAPES[part]}`} style={{ flexGrow: parts[part] }} />)}
      </div>
      <table>
        <caption className="unseen">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.phones}</th>
            <th scope="col" className="num">
              {words.number}
            </th>
          </tr>
        </thead>
        <tbody>
          {PARTS.map((part) => (
            <tr key={part}>
              <th scope="row">
                <span className={`part key ${SHAPES[part]}`} aria-hidden="true" />
                {words[part]} <span className="means">{says(words, part)}</span>
              </th>
              <td className="num">{number(parts[part])}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.all}</th>
            <td className="num">{number(parts.all)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
