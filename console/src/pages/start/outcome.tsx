import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/generated.ts';
import type { HandedIn } from '../../api/hand-in.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { startWords } from '../../words/start/index.ts';
import { AskMoment } from './ask-moment.tsx';

type Props = { readonly one: HandedIn; readonly inventory: Schemas['Inventory'] };

/** What became of an export, in a sentence, and what to do where it was not taken. */
export function Outcome({ one, inventory }: Props): ReactNode {
  const { uploads } = useWords(startWords);
  const { number } = useFormats();
  const { state, summary, problems } = inventory;
  if (state === 'published')
    return (
      <>
        <p>
          {uploads.published(
            number(summary?.devices ?? 0),
            number(summary?.changes?.['opened'] ?? 0),
          )}{' '}
          <Link to="/findings">{uploads.toFindings}</Link>
        </p>
        {summary?.outcome === 'partly' && (
          <details className="fold">
            <summary>{uploads.partly}</summary>
            <Problems problems={problems} />
          </details>
        )}
      </>
    );
  if (state === 'unchanged') return <p>{uploads.unchanged}</p>;
  if (state === 'held') return <p>{uploads.held}</p>;
  if (problems.some(({ code }) => code === 'no-moment')) return <AskMoment one={one} />;
  return (
    <div className="problem">
      <p>{uploads.refused}</p>
      <Problems problems={problems} />
    </div>
  );
}

/** Each kind once, the one that weighs most first, as the server has them. */
function Problems({
  problems,
}: {
  readonly problems: readonly Schemas['InventoryProblem'][];
}): ReactNode {
  const { uploads } = useWords(startWords);
  const { number } = useFormats();
  const kinds = [...Map.groupBy(problems, ({ code }) => code)];
  return (
    <ul className="list">
      {kinds.map(([code, all]) => (
        <li key={code}>
          {all[0]?.message} <span className="when">{all[0]?.remedy}</span>
          <span className="when">
            <code>{code}</code>{' '}
            {uploads.times(number(all.reduce((sum, { times }) => sum + times, 0)))}
          </span>
        </li>
      ))}
    </ul>
  );
}
