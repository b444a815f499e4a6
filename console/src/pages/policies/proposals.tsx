import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Name } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { common } from '../../words/common/index.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { proposals, type Change } from './queries.ts';
import { usePersonName } from '../../parts/names.ts';
import { useChangeTitle } from './title.ts';

/** What waits for a second person. */
export function Proposals(): ReactNode {
  const words = useWords(policiesWords);
  const { table } = useWords(common);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(proposals);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="proposals">
      <h2 id="proposals">{words.tabs.proposals}</h2>
      <p className="lead">{words.proposals.lead}</p>
      {error && <ProblemView error={error} again={() => void refetch()} />}
      {!data && !error && <Lines rows={3} />}
      {data && items.length === 0 && (
        <Empty title={words.proposals.none}>{words.proposals.noneSays}</Empty>
      )}
      <ul className="list">
        {items.map((change) => (
          <li key={change.id}>
            <Proposed change={change} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <p className="after">
          <Button onPress={() => void fetchNextPage()}>{table.more}</Button>
        </p>
      )}
    </section>
  );
}

function Proposed({ change }: { readonly change: Change }): ReactNode {
  const words = useWords(policiesWords);
  const { day, fromNow } = useFormats();
  const title = useChangeTitle();
  const person = usePersonName([change.proposer]);
  const from = change.from === null ? words.proposals.whenAdopted : words.from(day(change.from));
  return (
    <>
      <Link to="/policies/$change" params={{ change: change.id }}>
        <b>
          <Name>{title(change)}</Name>
        </b>
      </Link>{' '}
      <span className="quiet">
        {words.kinds[change.kind]}, {from}
      </span>
      <p className="said small">
        <bdi>{change.why}</bdi>
      </p>
      <span className="when">
        {words.proposals.by(
          change.origin === 'server' ? words.somebody.server : person(change.proposer),
          fromNow(change.proposed),
        )}
      </span>
    </>
  );
}
