import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../words/context.tsx';
import { appWords } from '../../words/app/index.ts';
import type { App } from './queries.ts';
import { statementId } from './statement-id.ts';

type Props = { readonly app: App; readonly open: (statement: number) => void };
type Reason = App['reasons'][number];
type Change = App['changes'][number];

/** The rules that speak, and what would have to change for another verdict. */
export function Rests({ app, open }: Props): ReactNode {
  const words = useWords(appWords).rests;
  const { number } = useFormats();
  const { reasons, outweighed, changes } = app;
  const beside = reasons.filter(({ decides }) => !decides);
  const would = changes.filter((one) => one.would);
  const wouldNot = changes.filter((one) => !one.would);
  return (
    <aside className="aside" aria-labelledby="rests">
      <h2 id="rests">{words.title}</h2>
      <Reasons reasons={reasons.filter(({ decides }) => decides)} open={open} />
      {beside.length > 0 && (
        <details className="fold">
          <summary>{words.beside(number(beside.length), beside.length === 1)}</summary>
          <Reasons reasons={beside} open={open} />
        </details>
      )}
      {outweighed.length > 0 && (
        <>
          <h2>{words.outweighed}</h2>
          <Reasons reasons={outweighed} open={open} />
        </>
      )}
      {would.length > 0 && (
        <>
          <h2>{words.would}</h2>
          <Changes changes={would} open={open} />
        </>
      )}
      {wouldNot.length > 0 && (
        <>
          <h2>{words.wouldNot}</h2>
          <Changes changes={wouldNot} open={open} />
        </>
      )}
    </aside>
  );
}

const Reasons = ({
  reasons,
  open,
}: {
  readonly reasons: readonly Reason[];
  readonly open: Props['open'];
}): ReactNode => (
  <ul className="list">
    {reasons.map(({ code, sentence, statements, decides, leadsTo }) => (
      <li key={`${code} ${sentence}`} className={decides ? undefined : 'quiet'}>
        <span className={`mark mark--${leadsTo} mark--bare`} aria-hidden="true" />
        <bdi>{sentence}</bdi> <Cites statements={statements} open={open} />
      </li>
    ))}
  </ul>
);

function Changes({
  changes,
  open,
}: {
  readonly changes: readonly Change[];
  readonly open: Props['open'];
}): ReactNode {
  return (
    <ul className="list">
      {changes.map(({ kind, sentence, statement }) => (
        <li key={`${kind} ${sentence}`}>
          <bdi>{sentence}</bdi>{' '}
          <Cites statements={statement === null ? [] : [statement]} open={open} />
        </li>
      ))}
    </ul>
  );
}

const Cites = ({
  statements,
  open,
}: {
  readonly statements: readonly number[];
  readonly open: Props['open'];
}): ReactNode =>
  statements.map((number) => (
    <a
      key={number}
      className="cite"
      href={`#${statementId(number)}`}
      onClick={(event) => {
        event.preventDefault();
        open(number);
      }}
    >
      [{number}]
    </a>
  ));
