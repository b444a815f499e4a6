import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, session } from '../../api/queries.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { reportsWords } from '../../words/reports/index.ts';
import { Chooser } from './chooser.tsx';
import { HandOn } from './hand-on.tsx';
import { Preview } from './preview.tsx';
import { report, type Report } from './queries.ts';
import './reports.css';

/** For whom, of whom, over which days; what it says; and the files to hand on, each with its hash. */
export function ReportsPage(): ReactNode {
  const words = useWords(reportsWords);
  const { data: own } = useSuspenseQuery(session);
  const of = useSearch({ from: '/shell/reports' });
  const isYours = may(own, 'readReport');
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...report(of),
    enabled: isYours,
    placeholderData: keepPreviousData,
  });
  if (!isYours) return <PageHead title={words.title} answer={words.notYours} />;
  return (
    <>
      <PageHead title={words.title} answer={words.answer} />
      <div className="split">
        <Chooser of={of} />
        <HandOn of={of} />
      </div>
      <section aria-labelledby="preview" aria-busy={isPlaceholderData}>
        <h2 id="preview">{words.preview}</h2>
        {error && <ProblemView error={error} again={() => void refetch()} />}
        {!data && !error && <Lines rows={8} />}
        {data && !error && (
          <>
            <Says report={data} />
            <Preview report={data} />
          </>
        )}
      </section>
    </>
  );
}

function Says({ report: one }: { readonly report: Report }): ReactNode {
  const words = useWords(reportsWords);
  const { number, day, moment } = useFormats();
  // Before the first inventory nothing was known, and that is not none.
  const wasSeen = (one.inventories[0] ?? one.to) <= one.from;
  const amount = (n: number | null): string => (n === null ? words.notTold : number(n));
  return (
    <>
      <p className="answer">
        {words.says(one.name, amount(one.total.now), number(one.total.coverage.all), day(one.to))}{' '}
        {wasSeen && words.was(amount(one.total.before), day(one.from))}
      </p>
      <p className="asof">
        {one.asOf ? words.asOf(moment(one.asOf)) : words.noInventory}{' '}
        {one.exact ? words.exact : words.hidden} {one.sample && words.sample}
      </p>
    </>
  );
}
