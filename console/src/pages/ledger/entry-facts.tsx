import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, session } from '../../api/queries.ts';
import { Name, When } from '../../parts/values.tsx';
import { useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { ledgerWords } from '../../words/ledger/index.ts';
import { actionTitle } from './action-words.ts';
import type { LogEntry, Said } from './check/entries.ts';
import { Seals, useOpened } from './seals.tsx';

/** What the entry says, by the members of `spec/ledger.md`. */
export function EntryFacts({ entry }: { readonly entry: LogEntry }): ReactNode {
  const words = useWords(ledgerWords);
  const { says } = entry;
  return (
    <section aria-labelledby="entry">
      <h2 id="entry">{words.theEntry}</h2>
      {says ? <Facts says={says} /> : <p>{words.unreadEntrySays}</p>}
      <details className="fold">
        <summary>{words.asItStands}</summary>
        <p>
          <code>{new TextDecoder().decode(entry.bytes)}</code>
        </p>
      </details>
    </section>
  );
}

function Facts({ says }: { readonly says: Said }): ReactNode {
  const words = useWords(ledgerWords);
  const { none, yes, no } = useWords(common);
  const { data: own } = useSuspenseQuery(session);
  const details = Object.entries(says.details);
  const sealedDetails = details.filter(([, value]) => isSeal(value)).map(([, value]) => `${value}`);
  const opened = useOpened([says.actor, ...says.texts, ...sealedDetails]);
  const mayOpen = may(own, 'openCommitments');
  const shown = (value: string | number | boolean | null): ReactNode => {
    if (value === null) return none;
    if (typeof value === 'boolean') return value ? yes : no;
    return isSeal(value) ? (
      <Seals of={[`${value}`]} opened={opened.data} />
    ) : (
      <Name>{`${value}`}</Name>
    );
  };
  return (
    <>
      <dl className="facts">
        <Fact name={words.facts.what}>
          {actionTitle(says.action, words)} <code className="quiet">{says.action}</code>
        </Fact>
        <Fact name={words.facts.when}>
          <When at={says.time} time /> <span className="quiet">({says.time})</span>
        </Fact>
        <Fact name={words.facts.object}>
          <ObjectLink object={says.object} />
        </Fact>
        <Fact name={words.facts.result}>
          <Name>{says.result}</Name>
        </Fact>
        <Fact name={words.facts.by}>
          <Seals of={[says.actor]} opened={opened.data} />
        </Fact>
        {says.texts.length > 0 && (
          <Fact name={words.facts.texts}>
            <Seals of={says.texts} opened={opened.data} />
          </Fact>
        )}
        <Fact name={words.facts.origin}>
          <ObjectLink object={says.origin} />
        </Fact>
        {says.policy && (
          <Fact name={words.facts.policy}>
            <Name>{says.policy}</Name>
          </Fact>
        )}
        {says.catalogue && (
          <Fact name={words.facts.catalogue}>
            <Name>{says.catalogue}</Name>
          </Fact>
        )}
        {details.map(([name, value]) => (
          <Fact key={name} name={name} isCode>
            {shown(value)}
          </Fact>
        ))}
      </dl>
      {opened.ask(mayOpen)}
    </>
  );
}

const isSeal = (value: unknown): boolean =>
  typeof value === 'string' && /^sha256:[A-Za-z0-9_-]{43}$/.test(value);

const Fact = ({
  name,
  isCode = false,
  children,
}: {
  readonly name: string;
  readonly isCode?: boolean;
  readonly children: ReactNode;
}): ReactNode => (
  <div>
    <dt>{isCode ? <code>{name}</code> : name}</dt>
    <dd>{children}</dd>
  </div>
);

/** What has a page of its own leads there; all of it to what else happened to it. */
function ObjectLink({ object }: { readonly object: string }): ReactNode {
  const words = useWords(ledgerWords);
  const [kind, id = ''] = object.split(':');
  const name = <Name>{object}</Name>;
  return (
    <>
      <span className="mono">
        {kind === 'plan' ? (
          <Link to="/blocking/plans/$plan" params={{ plan: id }}>
            {name}
          </Link>
        ) : kind === 'connection' ? (
          <Link to="/blocking/$connection" params={{ connection: id }}>
            {name}
          </Link>
        ) : (
          name
        )}
      </span>
      {id !== '' && (
        <>
          {' '}
          <Link className="small" to="/ledger" search={{ to: object }}>
            {words.moreOfIt}
          </Link>
        </>
      )}
    </>
  );
}
