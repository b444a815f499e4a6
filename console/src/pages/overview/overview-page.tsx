import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { seenIn } from '../../api/phones.ts';
import { coverage, may, session } from '../../api/queries.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { overviewWords } from '../../words/overview/index.ts';
import { ByOrganisation } from './by-organisation.tsx';
import { Coverage } from './coverage.tsx';
import { Figure } from './figure.tsx';
import { course } from './queries.ts';
import { useAnswer } from './answer.ts';
import { Waits } from './waits.tsx';

/** How many phones still have something, is it getting less, will the date be made, what waits, and how much of it all is seen. */
export function OverviewPage(): ReactNode {
  const words = useWords(overviewWords);
  const { number, moment } = useFormats();
  const { data: own } = useSuspenseQuery(session);
  const { data: seen } = useSuspenseQuery(coverage);
  const { data: over } = useQuery({ ...course, enabled: may(own, 'readCourse') });
  const parts = over?.total.coverage ?? seenIn(seen.rows);
  const hidden = parts.notVisible + parts.stale + parts.notAssessed;
  const answer = useAnswer(over ?? null, parts);
  const possible = over?.total.possible.at(-1) ?? 0;
  return (
    <>
      <PageHead
        title={words.title}
        answer={answer}
        asOf={
          <>
            {over?.asOf && `${words.asOf(moment(over.asOf))} `}
            {possible > 0 && `${words.possible(number(possible))} `}
            {hidden > 0 && (
              <>
                <a href="#coverage">{words.hidden(number(hidden))}</a>
                {words.hiddenAfter}
              </>
            )}
          </>
        }
      />
      <div className="split">
        <section aria-labelledby="figure">
          <h2 className="unseen" id="figure">
            {words.courseTitle}
          </h2>
          {over && <Figure course={over} />}
        </section>
        <Waits mayHandIn={may(own, 'announceInventory')} />
      </div>
      {over && <ByOrganisation course={over} />}
      <Coverage parts={parts} series={over?.parts ?? []} />
    </>
  );
}
