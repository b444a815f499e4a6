import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, organisations, session } from '../../api/queries.ts';
import { VerdictMark } from '../../parts/mark.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Count, Name } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { preview, type Preview } from './queries.ts';
import { useOrganisationName } from '../../parts/names.ts';
import { byOrganisation, type Sum } from './sums.ts';

/** What a proposal would do: verdicts, what is stored, and what only the next inventory can tell. */
export function Impact({ change }: { readonly change: string }): ReactNode {
  const words = useWords(policiesWords);
  const { data, error, refetch } = useQuery(preview(change));
  return (
    <section aria-labelledby="impact">
      <h2 id="impact">{words.impact.title}</h2>
      <p className="lead">{words.impact.lead}</p>
      {error && <ProblemView error={error} again={() => void refetch()} />}
      {!data && !error && <Lines rows={5} />}
      {data && <Verdicts verdicts={data.verdicts} />}
      {data && <ByOrganisation of={data} />}
    </section>
  );
}

const SHOWN = 12;

function Verdicts({ verdicts }: { readonly verdicts: Preview['verdicts'] }): ReactNode {
  const words = useWords(policiesWords);
  const { number } = useFormats();
  if (verdicts.length === 0) return <p>{words.impact.noVerdicts}</p>;
  const rest = verdicts.length - SHOWN;
  const line = (one: Preview['verdicts'][number]): ReactNode => (
    <li key={`${one.policy} ${one.app ?? one.category}`}>
      {one.app === null ? (
        <Name>{one.category ?? words.impact.anApp}</Name>
      ) : (
        <Link to="/app/$app" params={{ app: one.app }}>
          <Name>{one.appName ?? one.app}</Name>
        </Link>
      )}
      <span className="next">
        <VerdictMark verdict={one.was ?? 'none'} />
      </span>
      <span className="arrow" aria-hidden="true">
        {' '}
        →{' '}
      </span>
      <span className="unseen">{words.what.becomes}</span>
      <VerdictMark verdict={one.becomes ?? 'none'} />
    </li>
  );
  return (
    <>
      <h3>{words.impact.verdicts(number(verdicts.length), verdicts.length === 1)}</h3>
      <ul className="list after">{verdicts.slice(0, SHOWN).map(line)}</ul>
      {rest > 0 && (
        <details className="fold">
          <summary>{words.impact.more(number(rest))}</summary>
          <ul className="list">{verdicts.slice(SHOWN).map(line)}</ul>
        </details>
      )}
    </>
  );
}

function ByOrganisation({ of }: { readonly of: Preview }): ReactNode {
  const words = useWords(policiesWords);
  const { day } = useFormats();
  const name = useOrganisationName();
  const { data: own } = useSuspenseQuery(session);
  const { data: tree } = useQuery({ ...organisations, enabled: may(own, 'listOrganisations') });
  const hasBelow = (id: string): boolean => tree?.some(({ parent }) => parent === id) ?? false;
  const rows = byOrganisation(of);
  const isKnown = of.found !== null;
  const columns = ['closes', 'measure', 'needless'] as const;
  return (
    <div className="after-table">
      {rows.length === 0 ? (
        <p>{words.impact.nothingStored}</p>
      ) : (
        <table className="fold-rows">
          <caption className="unseen">{words.impact.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.held.organisation}</th>
              {columns.map((column) => (
                <th scope="col" className="num" key={column}>
                  {words.impact[column]}
                </th>
              ))}
              {isKnown && (
                <th scope="col" className="num">
                  {words.impact.found}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.organisation}>
                <th scope="row">
                  <Name>
                    {hasBelow(row.organisation)
                      ? words.held.itself(name(row.organisation))
                      : name(row.organisation)}
                  </Name>
                </th>
                {columns.map((column) => (
                  <td className="num" data-label={words.impact[column]} key={column}>
                    <Summed sum={row[column]} />
                  </td>
                ))}
                {isKnown && (
                  <td className="num" data-label={words.impact.found}>
                    <Count value={row.found} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="small quiet after">
        {of.found === null ? words.impact.notKnown : words.impact.counted(day(of.found.asOf))}
      </p>
    </div>
  );
}

/** A sum over apps, of which some are fewer than five: no more is told than is known. */
function Summed({ sum: { sure, few } }: { readonly sum: Sum }): ReactNode {
  const words = useWords(policiesWords);
  const { number } = useFormats();
  if (few === 0) return number(sure);
  if (few === 1 && sure === 0) return <Count value={null} />;
  return words.impact.atLeast(number(sure + few));
}
