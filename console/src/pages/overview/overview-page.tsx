import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { seenIn } from '../../api/phones.ts';
import { coverage, may, organisations, session } from '../../api/queries.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { overviewWords } from '../../words/overview/index.ts';
import { ByOrganisation } from './by-organisation.tsx';
import { Coverage } from './coverage.tsx';
import './course.css';
import './coverage.css';
import { Waits } from './waits.tsx';

/** How many phones still have something, what waits, and how much of it all can be seen. */
export function OverviewPage(): ReactNode {
  const words = useWords(overviewWords);
  const { number } = useFormats();
  const { data: own } = useSuspenseQuery(session);
  const { data: seen } = useSuspenseQuery(coverage);
  const { data: tree } = useSuspenseQuery(organisations);
  const parts = seenIn(seen.rows);
  const hidden = parts.notVisible + parts.stale;
  return (
    <>
      <PageHead
        title={words.title}
        answer={
          parts.withHits === 0
            ? words.answerNone(number(parts.all))
            : words.answer(number(parts.withHits), number(parts.all))
        }
        asOf={
          hidden > 0 && (
            <>
              <a href="#coverage">{words.hidden(number(hidden))}</a>
              {words.hiddenAfter}
            </>
          )
        }
      />
      <div className="split">
        <section aria-labelledby="figure">
          <h2 className="unseen" id="figure">
            {words.withHits}
          </h2>
          <div className="figure">
            <div>
              <p className="big">{number(parts.withHits)}</p>
              <p className="unit">{words.unit}</p>
            </div>
          </div>
          {may(own, 'announceInventory') && (
            <p className="after">
              <Link className="button" to="/start">
                {words.handIn}
              </Link>
            </p>
          )}
        </section>
        <Waits session={own} />
      </div>
      <ByOrganisation rows={seen.rows} tree={tree} />
      <Coverage parts={parts} />
    </>
  );
}
