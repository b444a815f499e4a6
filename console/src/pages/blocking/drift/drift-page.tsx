import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, session } from '../../../api/queries.ts';
import { PageHead } from '../../../parts/page-head.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import { drift } from '../queries.ts';
import { Drifted } from './drifted.tsx';
import '../blocking.css';

/** Whether what was put into each MDM still lies there: what somebody changed, since when, how much is proven, what to do. */
export function DriftPage(): ReactNode {
  const words = useWords(blockingWords);
  const { drifting } = words;
  const { number } = useFormats();
  const { data: own } = useSuspenseQuery(session);
  const { data: rows = [] } = useQuery({ ...drift, enabled: may(own, 'readDrift') });
  const there = rows.filter(({ plan }) => plan !== null);
  const differ = there.filter(({ outcome }) => outcome === 'differs').length;
  const answer = !may(own, 'readDrift')
    ? words.notYours
    : there.length === 0
      ? drifting.nothing
      : differ === 0 && there.every(({ outcome }) => outcome === 'held')
        ? drifting.fine(number(there.length))
        : differ === 0
          ? drifting.open(number(there.length))
          : drifting.answer(number(differ), number(there.length));
  return (
    <>
      <PageHead
        crumb={<Link to="/blocking">{words.title}</Link>}
        title={drifting.title}
        answer={answer}
      />
      {there.map((row) => (
        <Drifted key={row.connection} row={row} session={own} />
      ))}
    </>
  );
}
