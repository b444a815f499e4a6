import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, session } from '../../api/queries.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Term } from '../../parts/term.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { blockingWords } from '../../words/blocking/index.ts';
import { Exemptions } from './exemptions.tsx';
import { FleetCard } from './fleet-card.tsx';
import { connections } from './queries.ts';
import { Simulated } from './simulated.tsx';
import './blocking.css';

/** Which fleets are read and blocked where they are managed, how each stands, and what comes next. */
export function BlockingPage(): ReactNode {
  const words = useWords(blockingWords);
  const { data: own } = useSuspenseQuery(session);
  if (!may(own, 'listConnections'))
    return (
      <>
        <PageHead title={words.title} answer={words.notYours} />
        {may(own, 'readDrift') && <ToDrift />}
      </>
    );
  return <Yours />;
}

function ToDrift(): ReactNode {
  const { drifting } = useWords(blockingWords);
  return (
    <p className="after">
      <Link to="/blocking/drift">{drifting.link}</Link>
    </p>
  );
}

function Yours(): ReactNode {
  const words = useWords(blockingWords);
  const { number } = useFormats();
  const { data: own } = useSuspenseQuery(session);
  const { data: all = [] } = useQuery(connections);
  const there = all.filter(({ ended }) => ended === null);
  const mayConnect = may(own, 'connect');
  const connect = (
    <Link className="button" to="/blocking/connect">
      {words.connectOne}
    </Link>
  );
  return (
    <>
      <PageHead
        title={words.title}
        answer={
          there.length === 0
            ? words.answerNone
            : words.answer(number(there.length), there.length === 1)
        }
        asOf={
          <>
            <Term name="mdm" />: {words.asOf}
          </>
        }
      />
      {there.length === 0 ? (
        <Empty
          title={words.empty}
          actions={
            mayConnect && (
              <>
                {connect}
                <Simulated />
              </>
            )
          }
        >
          {words.emptySays}
        </Empty>
      ) : (
        <section aria-labelledby="fleets">
          <h2 id="fleets">{words.fleets}</h2>
          <ul className="cards">
            {there.map((one) => (
              <FleetCard key={one.id} connection={one} />
            ))}
          </ul>
          {mayConnect && <p className="actions after">{connect}</p>}
          {may(own, 'readDrift') && <ToDrift />}
        </section>
      )}
      <section aria-labelledby="abilities">
        <h2 id="abilities">{words.abilities.title}</h2>
        <p className="lead">{words.abilities.says}</p>
        <p>
          <Link to="/blocking/abilities">{words.abilities.link}</Link>
        </p>
      </section>
      {may(own, 'listExemptions') && <Exemptions fleet={null} />}
    </>
  );
}
