import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, session } from '../../api/queries.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { Decided } from './decided.tsx';
import { Held } from './held.tsx';
import { Proposals } from './proposals.tsx';
import { proposals } from './queries.ts';
import { mayPropose } from './rights.ts';
import { today } from '../../parts/day-field.tsx';
import { policyInForce } from '../../api/policy.ts';
import { Tabs } from '../../parts/tabs.tsx';

/** What holds when; what is proposed; what was decided. */
export function PoliciesPage(): ReactNode {
  const words = useWords(policiesWords);
  const { day, number } = useFormats();
  const { show } = useSearch({ from: '/shell/policies' });
  const { data: own } = useSuspenseQuery(session);
  const { data: now, isPending } = useQuery(policyInForce(today()));
  const { data: open } = useInfiniteQuery(proposals);
  const waits = open?.pages[0]?.items.length ?? 0;
  return (
    <>
      <PageHead
        title={words.title}
        answer={
          now ? (
            <>
              <bdi>{words.answer(now.policy.name, day(now.policy.version))}</bdi>{' '}
              {open && words.open(number(waits), waits === 1, waits === 0)}
            </>
          ) : isPending ? (
            <span className="skeleton skeleton--line" />
          ) : (
            words.lead
          )
        }
      />
      <Tabs
        label={words.tabs.label}
        links={[
          <Link key="held" to="/policies" search={{ show: 'held' }}>
            {words.tabs.held}
          </Link>,
          <Link key="proposals" to="/policies" search={{ show: 'proposals' }}>
            {words.tabs.proposals} {waits > 0 && <span className="waits">{number(waits)}</span>}
          </Link>,
          <Link key="decided" to="/policies" search={{ show: 'decided' }}>
            {words.tabs.decided}
          </Link>,
        ]}
        end={
          mayPropose(own).length > 0 && (
            <Link className="button button--small" to="/policies/propose">
              {words.propose.start}
            </Link>
          )
        }
      />
      {show === 'held' && <Held maySeeTree={may(own, 'listOrganisations')} />}
      {show === 'proposals' && <Proposals />}
      {show === 'decided' && <Decided />}
    </>
  );
}
