import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Session } from '../../api/queries.ts';
import { Lines } from '../../parts/waiting.tsx';
import { Link } from '@tanstack/react-router';
import { ProblemView } from '../../parts/problem-view.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { overviewWords } from '../../words/overview/index.ts';
import { waiting } from './queries.ts';

const KINDS = ['overdue', 'escalated', 'open', 'possible'] as const;

export function Waits({ session }: { readonly session: Session }): ReactNode {
  const words = useWords(overviewWords);
  const { number } = useFormats();
  const { data, error, isLoading } = useQuery(waiting(session));
  const kinds = KINDS.filter((kind) => (data?.[kind] ?? 0) > 0);
  return (
    <aside className="aside" aria-labelledby="waits">
      <h2 id="waits">{words.waitsTitle}</h2>
      {isLoading && <Lines rows={3} />}
      {error && <ProblemView error={error} />}
      {!isLoading && !error && kinds.length === 0 && <p className="quiet">{words.nothingWaits}</p>}
      <ul className="list todo">
        {kinds.map((kind) => (
          <li key={kind}>
            <Link to="/findings">{words[kind](number(data?.[kind] ?? 0))}</Link>
          </li>
        ))}
      </ul>
    </aside>
  );
}
