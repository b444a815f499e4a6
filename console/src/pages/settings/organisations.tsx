import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, organisations, type Organisation, type Session } from '../../api/queries.ts';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Name } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useWords } from '../../words/context.tsx';
import { settingsWords } from '../../words/settings/index.ts';
import { AddOrganisation } from './add-organisation.tsx';
import { Assignments } from './assignments.tsx';
import './settings.css';

/** The tree, and for the one that is chosen what is under it: its groups, and what can be added. */
export function Organisations({ own }: { readonly own: Session }): ReactNode {
  const words = useWords(settingsWords);
  const { id } = useSearch({ from: '/shell/settings' });
  const { data, error, refetch } = useQuery(organisations);
  if (error) return <ProblemView error={error} again={() => void refetch()} />;
  if (!data) return <Lines rows={8} />;
  const top = data.find(({ parent }) => !data.some((other) => other.id === parent)) ?? data[0];
  const chosen = data.find((one) => one.id === id) ?? top;
  if (top === undefined || chosen === undefined) return null;
  const path = chosen.path.flatMap((above) => data.find((one) => one.id === above) ?? []);
  return (
    <div className="split split--even settings-split">
      <section aria-labelledby="tree">
        <h2 id="tree">{words.organisations.tree}</h2>
        <p className="lead">{words.organisations.lead}</p>
        <ul className="tree">
          <Branch one={top} all={data} chosen={chosen} />
        </ul>
      </section>
      <section aria-labelledby="chosen">
        <h2 id="chosen">
          <Name>{chosen.name}</Name>
        </h2>
        {path.length > 1 && (
          <p className="lead">
            <bdi>{path.map(({ name }) => name).join(' › ')}</bdi>
          </p>
        )}
        {may(own, 'listAssignments') && (
          <Assignments key={chosen.id} one={chosen} path={path} own={own} />
        )}
        {may(own, 'addOrganisation') && <AddOrganisation key={`add ${chosen.id}`} below={chosen} />}
      </section>
    </div>
  );
}

type BranchProps = {
  readonly one: Organisation;
  readonly all: readonly Organisation[];
  readonly chosen: Organisation;
};

function Branch({ one, all, chosen }: BranchProps): ReactNode {
  const below = all.filter(({ parent }) => parent === one.id);
  return (
    <li>
      <Link
        to="/settings"
        search={{ show: 'organisations', id: one.id }}
        {...(one.id === chosen.id ? { 'aria-current': true } : {})}
      >
        <Name>{one.name}</Name>
      </Link>
      {below.length > 0 && (
        <ul>
          {below.map((next) => (
            <Branch key={next.id} one={next} all={all} chosen={chosen} />
          ))}
        </ul>
      )}
    </li>
  );
}
