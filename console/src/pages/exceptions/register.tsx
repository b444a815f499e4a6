import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, session } from '../../api/queries.ts';
import { ROOT } from '../../api/root.ts';
import { Empty } from '../../parts/empty.tsx';
import { Filters } from '../../parts/filters.tsx';
import { useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { Listed } from './listed.tsx';
import { register, STATES } from './queries.ts';

/** All that were ever asked for, by number, to be filtered and taken along. */
export function Register(): ReactNode {
  const words = useWords(exceptionsWords);
  const { state } = useSearch({ from: '/shell/exceptions' });
  const navigate = useNavigate();
  const { data: own } = useSuspenseQuery(session);
  const go = (next: (typeof STATES)[number] | undefined): void =>
    void navigate({
      to: '/exceptions',
      search: { show: 'register', ...(next === undefined ? {} : { state: next }) },
    });
  return (
    <>
      <Listed
        title={words.register.title}
        lead={words.register.lead}
        of={register(state)}
        empty={<Empty title={words.register.none}>{words.register.noneSays}</Empty>}
        above={(shown) => (
          <Filters
            shown={shown}
            all={null}
            words={
              state === undefined
                ? []
                : [{ key: state, says: words.states[state], remove: () => go(undefined) }]
            }
            choices={[
              {
                heading: words.columns.state,
                options: STATES.map((one) => ({
                  key: one,
                  says: words.states[one],
                  add: () => go(one),
                })),
              },
            ]}
          />
        )}
      />
      {may(own, 'exportExceptionRegisterCsv') && (
        <section aria-labelledby="take">
          <h2 id="take">{words.register.take}</h2>
          <p className="lead">{words.register.takeSays}</p>
          <p className="actions">
            <a className="button" href={`${ROOT}/api/exception-register.csv`} download>
              {words.register.csv}
            </a>
            <a className="button" href={`${ROOT}/api/exception-register.json`} download>
              {words.register.json}
            </a>
          </p>
          {may(own, 'exportExceptionReportCsv') && (
            <details className="fold after-table">
              <summary>{words.register.reports}</summary>
              <p>{words.register.reportsSay}</p>
              <p className="actions">
                <a href={`${ROOT}/api/exception-report.csv?for=us-federal`} download>
                  {words.register.usFederal}
                </a>
                <a href={`${ROOT}/api/exception-report.csv?for=us-tx`} download>
                  {words.register.usTexas}
                </a>
              </p>
            </details>
          )}
        </section>
      )}
    </>
  );
}
