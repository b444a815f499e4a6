import type { ReactNode } from 'react';
import { Name } from '../../../parts/values.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Plan } from '../queries.ts';
import { isEmpty } from '../stand.ts';
import { diffOf, type DiffLine, type Phones, type Restriction } from './diff.ts';
import { useFitWords } from './use-fit-words.ts';

/** What a plan changes, line by line, as sentences: + gives, ~ replaces, - takes away. */
export function Diff({ plan }: { readonly plan: Plan }): ReactNode {
  const { diff } = useWords(blockingWords).plan;
  const lines = diffOf(plan);
  if (isEmpty(plan)) return null;
  return (
    <ol className="diff">
      {lines.map((line, at) => (
        // Lines have no id, and never change their order.
        // oxlint-disable-next-line react/no-array-index-key
        <Line key={at} line={line} />
      ))}
      <li className="sum">
        <span />
        <p>{diff.sum}</p>
        <PhoneCount phones={{ kind: 'some', n: plan.touches }} />
      </li>
    </ol>
  );
}

const SIGNS = { remove: '−', loses: '−', give: '+', replace: '~', take: '−', drop: '−' } as const;

function Line({ line }: { readonly line: DiffLine }): ReactNode {
  const { signs } = useWords(blockingWords).plan.diff;
  const sign = SIGNS[line.kind];
  return (
    <li className={sign === '−' ? 'minus' : 'add'}>
      <span className="sign" aria-hidden="true">
        {sign}
      </span>
      <div>
        <p>
          <span className="unseen">{signs[line.kind]} </span>
          <What line={line} />
        </p>
        <Beside line={line} />
      </div>
      {'phones' in line ? <PhoneCount phones={line.phones} /> : <p className="n" />}
    </li>
  );
}

function What({ line }: { readonly line: DiffLine }): ReactNode {
  const { diff } = useWords(blockingWords).plan;
  const { number } = useFormats();
  const fits = useFitWords();
  if (line.kind === 'remove')
    return (
      <>
        <b>{diff.remove}</b> <Name>{line.app ?? diff.ofCategory(line.category ?? '')}</Name>.
      </>
    );
  if (line.kind === 'loses')
    return (
      <>
        <b>{diff.loses}</b> {diff.losesSays}
      </>
    );
  const { restriction } = line;
  const apps = diff.apps(number(restriction.apps.length), restriction.apps.length === 1);
  if (line.kind === 'take' || line.kind === 'drop')
    return (
      <>
        <b>{diff.takes}</b> {line.kind === 'drop' ? diff.outOfMdm(apps) : diff.off(apps)}
      </>
    );
  const effect = restriction.effect ?? 'prevents';
  return (
    <>
      <b>{diff.effects[effect]}</b>{' '}
      {line.kind === 'replace' ? diff.replaced(apps) : diff.on(apps, fits(restriction.fits))}
    </>
  );
}

/** What is lost, and by what it is done. */
function Beside({ line }: { readonly line: DiffLine }): ReactNode {
  const { diff } = useWords(blockingWords).plan;
  if (line.kind === 'remove' || line.kind === 'loses')
    return <p className="loses">{diff.noWayBack}</p>;
  return (
    <p className="why">
      {means(line.restriction, diff.kinds)}
      {line.kind === 'give' && line.restriction.effect === 'removes' && (
        <span className="loses"> {diff.removesData}</span>
      )}{' '}
      <code>{line.restriction.key}</code>
    </p>
  );
}

const means = ({ kind }: Restriction, kinds: Readonly<Record<string, string>>): string =>
  kind !== null && Object.hasOwn(kinds, kind) ? (kinds[kind] ?? '') : '';

function PhoneCount({ phones }: { readonly phones: Phones }): ReactNode {
  const { diff } = useWords(blockingWords).plan;
  const { number } = useFormats();
  const n = number(phones.n);
  return (
    <p className="n">
      {phones.kind === 'some' ? n : phones.n === 0 ? diff.allOfThem : diff.allBut(n)}
      {phones.kind === 'some' && <span className="unseen"> {diff.phones(phones.n === 1)}</span>}
    </p>
  );
}
