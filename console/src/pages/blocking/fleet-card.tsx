import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Lines } from '../../parts/waiting.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Name } from '../../parts/values.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { blockingWords } from '../../words/blocking/index.ts';
import { checks, latestPlans, syncs, type Connection } from './queries.ts';
import { standOf } from './stand.ts';
import { StandMark } from './stand-mark.tsx';
import { TestConnection } from './test-connection.tsx';
import { useNames } from './use-names.ts';
import { useStandWords } from './use-stand-words.ts';

/** One connected fleet: when it was read, how its block stands, whether its MDM can be reached. */
export function FleetCard({ connection }: { readonly connection: Connection }): ReactNode {
  const words = useWords(blockingWords);
  const { fleetOf, titleOf } = useNames();
  const { number, fromNow } = useFormats();
  const read = useQuery(syncs(connection.id));
  const plans = useQuery(latestPlans(connection.id));
  const checked = useQuery(checks(connection.id));
  const say = useStandWords();
  const last = read.data?.[0];
  const error = read.error ?? plans.error ?? checked.error;
  const stand = plans.data && checked.data ? standOf(plans.data, checked.data) : null;
  const missing = connection.secrets.filter(({ given, optional }) => !given && !optional);
  return (
    <li className="card">
      <div className="card-head">
        <h3>
          <Link to="/blocking/$connection" params={{ connection: connection.id }}>
            <Name>{fleetOf(connection)}</Name>
          </Link>
        </h3>
        <span className="quiet">{titleOf(connection.mdm)}</span>
        {connection.simulated && <span className="sample">{words.simulated}</span>}
      </div>
      {error && <ProblemView error={error} />}
      {stand === null && !error && <Lines rows={2} />}
      {stand && (
        <dl className="card-facts">
          <div>
            <dt>{words.card.block}</dt>
            <dd>
              <StandMark stand={stand} /> <span>{say(stand)}</span>
            </dd>
          </div>
          <div>
            <dt>{words.card.read}</dt>
            <dd>
              {last === undefined
                ? words.card.neverRead
                : words.card.reads[last.state](number(last.devices), fromNow(last.begun))}
            </dd>
          </div>
          {missing.length > 0 && (
            <div>
              <dt>{words.card.secrets}</dt>
              <dd>
                {words.card.missing}{' '}
                {missing.map(({ name }) => (
                  <code key={name}>{name} </code>
                ))}
              </dd>
            </div>
          )}
        </dl>
      )}
      <TestConnection connection={connection} />
    </li>
  );
}
