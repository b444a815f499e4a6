import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, session } from '../../api/queries.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { Tabs } from '../../parts/tabs.tsx';
import { Approvals } from './approvals.tsx';
import { Ending } from './ending.tsx';
import { queue } from './queries.ts';
import { Queue } from './queue.tsx';
import { Register } from './register.tsx';
import { SHOWN } from './shown.ts';

/** What waits for advice or a decision, what ends soon, all that ever was, and approvals for allow lists. */
export function ExceptionsPage(): ReactNode {
  const words = useWords(exceptionsWords);
  const { number } = useFormats();
  const { show } = useSearch({ from: '/shell/exceptions' });
  const { data: own } = useSuspenseQuery(session);
  const { data } = useInfiniteQuery(queue);
  const items = data?.pages.flatMap((page) => page.items);
  const count = items === undefined ? null : items.length;
  const more = data?.pages.at(-1)?.next ? '+' : '';
  const isPerson = own.who?.person != null;
  return (
    <>
      <PageHead
        title={words.title}
        answer={
          count === null ? words.lead : words.answer(number(count) + more, count === 1, count === 0)
        }
        asOf={words.rule}
      />
      <Tabs
        label={words.tabs.label}
        links={SHOWN.map((tab) => (
          <Link key={tab} to="/exceptions" search={{ show: tab }}>
            {words.tabs[tab]}{' '}
            {tab === 'queue' && (count ?? 0) > 0 && (
              <span className="waits">{number(count ?? 0) + more}</span>
            )}
          </Link>
        ))}
        end={
          isPerson &&
          (show === 'approvals'
            ? may(own, 'askApproval') && (
                <Link className="button button--small" to="/exceptions/approvals/ask">
                  {words.approvals.ask}
                </Link>
              )
            : may(own, 'askException') && (
                <Link className="button button--small" to="/exceptions/ask">
                  {words.ask.start}
                </Link>
              ))
        }
      />
      {show === 'queue' && <Queue />}
      {show === 'ending' && <Ending />}
      {show === 'register' && <Register />}
      {show === 'approvals' && <Approvals />}
    </>
  );
}
