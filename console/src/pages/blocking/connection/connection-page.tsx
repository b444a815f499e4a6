import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, session } from '../../../api/queries.ts';
import { PageHead } from '../../../parts/page-head.tsx';
import { Lines } from '../../../parts/waiting.tsx';
import { useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import { Exemptions } from '../exemptions.tsx';
import { checks, connection as query, latestPlans, syncs } from '../queries.ts';
import { standOf } from '../stand.ts';
import { StandMark } from '../stand-mark.tsx';
import { useNames } from '../use-names.ts';
import { useStandWords } from '../use-stand-words.ts';
import { About } from './about.tsx';
import { Holds } from './holds.tsx';
import { Next } from './next.tsx';
import { Plans } from './plans.tsx';
import { Reading } from './reading.tsx';
import '../blocking.css';

/** One fleet and its MDM: read, plan, apply, prove, and what differs since. */
export function ConnectionPage(): ReactNode {
  const words = useWords(blockingWords);
  const { connection: id } = useParams({ from: '/shell/blocking/$connection' });
  const { data: connection } = useSuspenseQuery(query(id));
  const { data: own } = useSuspenseQuery(session);
  const { fleetOf, titleOf } = useNames();
  const plans = useQuery({ ...latestPlans(id), refetchInterval: 5000 });
  const checked = useQuery(checks(id));
  const read = useQuery(syncs(id));
  const say = useStandWords();
  const stand = plans.data && checked.data ? standOf(plans.data, checked.data) : null;
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link to="/blocking">{words.title}</Link> · {titleOf(connection.mdm)}
          </>
        }
        title={fleetOf(connection)}
        beside={
          <>
            {stand && <StandMark stand={stand} />}
            {connection.simulated && <span className="sample">{words.simulatedSays}</span>}
          </>
        }
        answer={stand ? say(stand) : words.loading}
      />
      <div className="split">
        <div>
          {stand && read.data && (
            <Next connection={connection} stand={stand} syncs={read.data} session={own} />
          )}
          <Reading connection={connection} mayRead={may(own, 'beginSync')} />
          <section aria-labelledby="holds">
            <h2 id="holds">{words.holds.title}</h2>
            <p className="lead">{words.holds.says}</p>
            {checked.data && stand ? (
              <Holds connection={connection} checks={checked.data} stand={stand} />
            ) : (
              <Lines rows={4} />
            )}
          </section>
          <Plans connection={connection} />
        </div>
        <About connection={connection} session={own} />
      </div>
      <Exemptions fleet={connection.fleet} />
    </>
  );
}
