import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { seenIn } from '../../api/phones.ts';
import { coverage, may, type Session } from '../../api/queries.ts';
import { Empty } from '../../parts/empty.tsx';
import { useWords } from '../../words/context.tsx';
import { findingsWords } from '../../words/findings/index.ts';

/** No finding at all: since nobody has looked yet, or since there is nothing. */
export function NothingYet({ session }: { readonly session: Session }): ReactNode {
  const words = useWords(findingsWords).empty;
  const { data } = useQuery({ ...coverage, enabled: may(session, 'readCoverage') });
  const isLooked = data !== undefined && seenIn(data.rows).all > 0;
  if (isLooked)
    return (
      <Empty
        title={words.clean}
        actions={
          <Link className="button" to="/" hash="coverage">
            {words.coverage}
          </Link>
        }
      >
        {words.cleanSays}
      </Empty>
    );
  return (
    <Empty
      title={words.nothing}
      actions={
        <>
          {may(session, 'announceInventory') && (
            <Link className="button button--do" to="/start">
              {words.handIn}
            </Link>
          )}
          {may(session, 'connect') && (
            <Link className="button" to="/blocking">
              {words.connect}
            </Link>
          )}
        </>
      }
    >
      {words.nothingSays}
    </Empty>
  );
}
