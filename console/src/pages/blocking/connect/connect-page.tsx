import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, mdms, session } from '../../../api/queries.ts';
import { Choice } from '../../../parts/form.tsx';
import { PageHead } from '../../../parts/page-head.tsx';
import { useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import { Simulated } from '../simulated.tsx';
import { ConnectForm } from './connect-form.tsx';
import '../blocking.css';

/** Which MDM, then which fleet and where it is: one thing after the other. */
export function ConnectPage(): ReactNode {
  const words = useWords(blockingWords);
  const { connect } = words;
  const { data: own } = useSuspenseQuery(session);
  const { data: known } = useSuspenseQuery(mdms);
  const { mdm: chosen } = useSearch({ from: '/shell/blocking/connect' });
  const navigate = useNavigate({ from: '/blocking/connect' });
  const mdm = known.find((one) => one.mdm === chosen) ?? null;
  const crumb = <Link to="/blocking">{words.title}</Link>;
  if (!may(own, 'connect'))
    return <PageHead title={connect.title} crumb={crumb} answer={words.notYours} />;
  return (
    <>
      <PageHead title={connect.title} crumb={crumb} answer={connect.answer} />
      <div className="split">
        <div>
          <div className="form">
            <Choice
              legend={connect.which}
              hint={connect.whichSays}
              options={known.map(({ mdm: value, title, verify, matchesBy }) => ({
                value,
                label: title,
                says: connect.can(
                  connect.strongest[verify.strongest as 'proven'] ?? verify.strongest,
                  matchesBy === 'name',
                ),
              }))}
              value={mdm?.mdm ?? null}
              onChange={(value) => void navigate({ search: { mdm: value }, replace: true })}
            />
          </div>
          {mdm && <ConnectForm key={mdm.mdm} mdm={mdm} />}
        </div>
        <aside className="aside" aria-labelledby="before">
          <h2 id="before">{connect.before}</h2>
          <ul className="list">
            <li>{connect.secretsStay}</li>
            <li>{connect.hostsNamed}</li>
            <li>{connect.readsOnly}</li>
          </ul>
          <h2>{connect.other}</h2>
          <p>{connect.otherSays}</p>
          <div className="after">
            <Simulated />
          </div>
          <p className="after">
            <Link to="/blocking/abilities" search={mdm ? { mdm: mdm.mdm } : {}}>
              {words.abilities.link}
            </Link>
          </p>
        </aside>
      </div>
    </>
  );
}
