import { Fragment, type ReactNode } from 'react';
import { PARTS, type Part, type Seen } from '../../api/phones.ts';
import { Count } from '../../parts/values.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { overviewWords } from '../../words/overview/index.ts';
import { CoverageTable } from './coverage-table.tsx';
import type { Series } from './queries.ts';

const SHAPES: Readonly<Record<Part, string>> = {
  withHits: 'part--hit',
  without: 'part--clear',
  notVisible: 'part--half',
  stale: 'part--stale',
  notAssessed: 'part--managed',
};

/** One bar, whose five parts add up to all phones, and the same as a table. */
export function Coverage({
  parts,
  series,
}: {
  readonly parts: Seen;
  readonly series: readonly Series[];
}): ReactNode {
  const words = useWords(overviewWords);
  const { number } = useFormats();
  const whole =
    parts.withHits === null || parts.without === null ? null : parts.withHits + parts.without;
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">{words.coverageTitle}</h2>
      {whole !== null && (
        <p className="lead">{words.coverageLead(number(whole), number(parts.all))}</p>
      )}
      <div className="bar" aria-hidden="true">
        {PARTS.map(
          (part) =>
            (parts[part] ?? 0) > 0 && (
              <span
                key={part}
                className={`part ${SHAPES[part]}`}
                style={{ flexGrow: parts[part] ?? 1 }}
              />
            ),
        )}
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
          {PARTS.filter((part) => parts[part] !== null || series.length > 0).map((part) => (
            <Fragment key={part}>
              <tr>
                <th scope="row">
                  <span className={`part key ${SHAPES[part]}`} aria-hidden="true" />
                  {words.parts[part]} <span className="means">{words.partsSay[part]}</span>
                </th>
                <td className="num">
                  <Count value={parts[part]} />
                </td>
              </tr>
              {part === 'notVisible' && <Split parts={parts} />}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.all}</th>
            <td className="num">{number(parts.all)}</td>
          </tr>
        </tfoot>
      </table>
      {series.length > 1 && <CoverageTable series={series} />}
    </section>
  );
}

/** How much is seen of the phones that are not seen in whole: these add up to the line above them. */
function Split({ parts }: { readonly parts: Seen }): ReactNode {
  const { split } = useWords(overviewWords);
  const { workSide, managedOnly, notVisible } = parts;
  const rows = [
    ['workSide', workSide],
    ['managedOnly', managedOnly],
    ['namesOnly', notVisible - workSide - managedOnly],
  ] as const;
  return rows.map(
    ([part, count]) =>
      count > 0 && (
        <tr key={part} className="of-it">
          <th scope="row">{split[part]}</th>
          <td className="num">
            <Count value={count} />
          </td>
        </tr>
      ),
  );
}
