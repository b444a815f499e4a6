import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { session } from '../../api/queries.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { ProposeCatalogue } from './propose-catalogue.tsx';
import { ProposeClearance } from './propose-clearance.tsx';
import { ProposeEnd } from './propose-end.tsx';
import { ProposeFinding } from './propose-finding.tsx';
import { ProposeListing } from './propose-listing.tsx';
import { ProposePolicy } from './propose-policy.tsx';
import { mayPropose } from './rights.ts';
import type { Kind } from './kinds.ts';

/** Propose a change of the rules: first what kind of, then one question at a time. */
export function ProposePage(): ReactNode {
  const words = useWords(policiesWords);
  const { kind, ends } = useSearch({ from: '/shell/policies/propose' });
  const { data: own } = useSuspenseQuery(session);
  const kinds = mayPropose(own);
  const isAllowed = kind === undefined ? kinds.length > 0 : kinds.includes(kind);
  return (
    <>
      <PageHead
        crumb={
          <Link to="/policies" search={{ show: 'proposals' }}>
            {words.title}
          </Link>
        }
        title={kind === undefined ? words.propose.title : words.propose.titles[kind]}
        answer={words.propose.lead}
      />
      {!isAllowed && (
        <Empty title={words.propose.notYours}>
          {own.who?.person == null ? words.decide.whyNot.nobody : words.propose.notYoursSays}
        </Empty>
      )}
      {isAllowed && kind === undefined && <Kinds kinds={kinds} />}
      {isAllowed && kind === 'policy' && <ProposePolicy />}
      {isAllowed && kind === 'listing' && <ProposeListing />}
      {isAllowed && kind === 'clearance' && <ProposeClearance />}
      {isAllowed && kind === 'finding' && <ProposeFinding />}
      {isAllowed && kind === 'catalogue' && <ProposeCatalogue />}
      {isAllowed && kind === 'end' && <ProposeEnd ends={ends} />}
    </>
  );
}

const Kinds = ({ kinds }: { readonly kinds: readonly Kind[] }): ReactNode => {
  const words = useWords(policiesWords);
  return (
    <ul className="list">
      {kinds.map((kind) => (
        <li key={kind}>
          <Link to="/policies/propose" search={{ kind }}>
            <b>{words.propose.titles[kind]}</b>
          </Link>
          <p className="quiet">{words.propose.says[kind]}</p>
        </li>
      ))}
    </ul>
  );
};
