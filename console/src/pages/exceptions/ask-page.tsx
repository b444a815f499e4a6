import { useQueries, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { may, session } from '../../api/queries.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { today } from '../../parts/day-field.tsx';
import { policyInForce } from '../../api/policy.ts';
import { Ask } from './ask.tsx';

/** Ask for leave to have a prohibited app; another person decides. */
export function AskPage(): ReactNode {
  const words = useWords(exceptionsWords);
  const { findings } = useSearch({ from: '/shell/exceptions/ask' });
  const { data: own } = useSuspenseQuery(session);
  const isAllowed = own.who?.person != null && may(own, 'askException');
  const ids = (findings ?? '').split(',').filter(Boolean).slice(0, 50);
  return (
    <>
      <PageHead
        crumb={
          <Link to="/exceptions" search={{ show: 'queue' }}>
            {words.title}
          </Link>
        }
        title={words.ask.title}
        answer={words.ask.lead}
      />
      {isAllowed ? (
        <Ready findings={may(own, 'readFinding') ? ids : []} />
      ) : (
        <Empty title={words.ask.notYours}>
          {own.who?.person == null ? words.decide.nobody : words.ask.notYoursSays}
        </Empty>
      )}
    </>
  );
}

/** With the policy's rules at hand, and the findings that it is about. */
function Ready({ findings }: { readonly findings: readonly string[] }): ReactNode {
  const words = useWords(exceptionsWords);
  const read = useQueries({
    queries: findings.map((finding) => ({
      queryKey: ['findings', 'one', finding],
      queryFn: () => got(api.GET('/api/findings/{finding}', { params: { path: { finding } } })),
    })),
  });
  const found = read.flatMap(({ data }) => data ?? []);
  const [first] = found;
  const { data, error } = useQuery(policyInForce(today(), first?.organisation));
  const failed = error ?? read.find((one) => one.error)?.error;
  if (failed) return <ProblemView error={failed} />;
  if (data === undefined || found.length < findings.length) return <Lines rows={4} />;
  if (data === null || data.policy.exceptions.grounds.length === 0)
    return <Empty title={words.ask.noGround}>{words.ask.noGroundSays}</Empty>;
  return <Ask findings={found} rules={data.policy.exceptions} />;
}
