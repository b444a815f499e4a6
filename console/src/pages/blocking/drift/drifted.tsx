import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, type Session } from '../../../api/queries.ts';
import { CheckMark } from '../../../parts/mark.tsx';
import { Name, When } from '../../../parts/values.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import { checks, type Drift } from '../queries.ts';
import { Standings } from '../standings.tsx';
import { DriftDeeds } from './drift-deeds.tsx';

type Props = { readonly row: Drift; readonly session: Session };

/** One fleet: since when it differs, what was changed, what the phones say, and what to do. */
export function Drifted({ row, session }: Props): ReactNode {
  const { drifting: words } = useWords(blockingWords);
  const { number } = useFormats();
  const { data } = useQuery({ ...checks(row.connection), enabled: may(session, 'listChecks') });
  const check = data?.find(({ plan }) => plan === row.plan) ?? null;
  const holds = row.outcome === 'held' ? true : row.outcome === 'differs' ? false : null;
  const heading = `fleet-${row.connection}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>
        {may(session, 'readConnection') ? (
          <Link to="/blocking/$connection" params={{ connection: row.connection }}>
            <Name>{row.fleetName}</Name>
          </Link>
        ) : (
          <Name>{row.fleetName}</Name>
        )}
      </h2>
      <p>
        <CheckMark holds={holds}>{words.outcomes[row.outcome ?? 'none']}</CheckMark>{' '}
        <span className="small quiet">
          {row.heldAt === null ? (
            words.never
          ) : (
            <>
              {words.held} <When at={row.heldAt} time />.
            </>
          )}{' '}
          {row.checkedAt !== null && (
            <>
              {words.looked} <When at={row.checkedAt} time />.
            </>
          )}
        </span>
      </p>
      {row.differ > 0 && <p>{words.differ(number(row.differ), row.differ === 1)}</p>}
      {row.kinds.length > 0 && (
        <>
          <h3 className="kept-title">{words.changed}</h3>
          <ul className="list">
            {row.kinds.map(({ what, times, devices }) => (
              <li key={what}>
                {[
                  words.kinds[what],
                  ...(devices === null ? [] : [words.on(number(devices), devices === 1)]),
                  ...(times > 1 ? [words.times(number(times))] : []),
                ].join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {check && check.standings.length > 0 && (
        <>
          <h3 className="kept-title">{words.proof}</h3>
          <Standings check={check} />
        </>
      )}
      <DriftDeeds row={row} session={session} />
    </section>
  );
}
