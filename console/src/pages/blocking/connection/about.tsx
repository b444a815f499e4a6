import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { may, type Session } from '../../../api/queries.ts';
import { Button } from '../../../parts/button.tsx';
import { CheckMark } from '../../../parts/mark.tsx';
import { Name, When } from '../../../parts/values.tsx';
import { useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Connection } from '../queries.ts';
import { TestConnection } from '../test-connection.tsx';
import { useNames } from '../use-names.ts';
import { Change } from './change.tsx';
import { Disconnect } from './disconnect.tsx';

/** By what it is reached: settings, secrets that are there or not, and the way out. */
export function About({
  connection,
  session,
}: {
  readonly connection: Connection;
  readonly session: Session;
}): ReactNode {
  const { about: words, settings } = useWords(blockingWords);
  const { mdmOf } = useNames();
  const [isEnding, setEnding] = useState(false);
  const mdm = mdmOf(connection.mdm);
  const cannot = mdm?.levers.filter(({ block }) => !block.can) ?? [];
  const named = settings as Readonly<Record<string, string>>;
  return (
    <aside className="aside" aria-labelledby="about">
      <h2 id="about">{words.title}</h2>
      <TestConnection connection={connection} />
      <dl className="facts after">
        {Object.entries(connection.settings).map(([name, value]) => (
          <div key={name}>
            <dt>{named[`${connection.mdm}.${name}`] ?? <code>{name}</code>}</dt>
            <dd>
              <Name>{value}</Name>
            </dd>
          </div>
        ))}
        <div>
          <dt>{words.since}</dt>
          <dd>
            <When at={connection.created} />
          </dd>
        </div>
      </dl>
      <h2>{words.secrets}</h2>
      <p className="quiet">{words.secretsSay}</p>
      <ul className="list after">
        {connection.secrets.map(({ name, given, optional, use, file, variable }) => (
          <li key={name}>
            <CheckMark holds={given ? true : optional ? null : false}>
              {given ? words.given : words.missing}
            </CheckMark>{' '}
            <code>{name}</code>
            {!given && (
              <span className="when">
                {use === 'apply' ? `${words.forApply} ` : ''}
                {words.putAt} <code>{file}</code>
                {variable !== null && (
                  <>
                    {' '}
                    {words.orVariable} <code>{variable}</code>
                  </>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      <details className="fold">
        <summary>{words.rotate}</summary>
        <div>
          <p>{words.rotateSays}</p>
        </div>
      </details>
      {may(session, 'changeConnection') && connection.ended === null && mdm && (
        <Change connection={connection} mdm={mdm} />
      )}
      {cannot.length > 0 && mdm && (
        <>
          <h2>{words.cannot(mdm.title)}</h2>
          <p>
            <Link to="/blocking/abilities" search={{ mdm: connection.mdm }}>
              {words.cannotLink}
            </Link>
          </p>
        </>
      )}
      {may(session, 'disconnect') && connection.ended === null && (
        <>
          <h2>{words.end}</h2>
          <p>{words.endSays}</p>
          <p className="after">
            <Button small onPress={() => setEnding(true)}>
              {words.endDo}
            </Button>
          </p>
          <Disconnect connection={connection} isOpen={isEnding} onClose={() => setEnding(false)} />
        </>
      )}
    </aside>
  );
}
