import type { ReactNode } from 'react';
import { useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Mdm } from '../queries.ts';

type Props = { readonly mdm: Mdm; readonly use: 'read' | 'apply'; readonly fleet: string };

/** Where each secret is put on the server: it is never typed here, sent or shown. */
export function SecretsHelp({ mdm, use, fleet }: Props): ReactNode {
  const { connect: words, settings } = useWords(blockingWords);
  const named = settings as Readonly<Record<string, string>>;
  const secrets = mdm.secrets.filter((one) => one.use === use);
  if (secrets.length === 0) return null;
  return (
    <div className="field after">
      <p className="q">
        <b>{words.secrets}</b>
      </p>
      <p className="hint">{words.secretsSay}</p>
      <dl className="facts">
        {secrets.map(({ name, what, file, variable }) => (
          <div key={name}>
            <dt>{named[`${mdm.mdm}.${name}`] ?? what}</dt>
            <dd>
              <code>{file}</code>
              {fleet !== '' && (
                <>
                  {' '}
                  {words.or}{' '}
                  <code>
                    secrets/{fleet}/{name}
                  </code>
                </>
              )}{' '}
              {words.or} <code>{variable}</code>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
