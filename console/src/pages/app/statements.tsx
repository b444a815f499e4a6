import type { ReactNode } from 'react';
import { useWords } from '../../words/context.tsx';
import { appWords } from '../../words/app/index.ts';
import { StatementShown } from './statement.tsx';
import type { Statement } from './queries.ts';

type Props = {
  readonly statements: readonly Statement[];
  /** Numbers of those that stand open. */
  readonly opened: ReadonlySet<number>;
  readonly toggle: (statement: number, isOpen: boolean) => void;
  readonly isWhole: boolean;
  readonly showWhole: (isWhole: boolean) => void;
  readonly open: (statement: number) => void;
  /** Of a company nothing decides: all of them stand there. */
  readonly isCompany?: boolean;
};

/** Each statement opens to its source; what decides comes first, the rest is folded away. */
export function Statements(props: Props): ReactNode {
  const { statements, isWhole, showWhole, isCompany = false } = props;
  const words = useWords(appWords).claims;
  const isFirst = ({ decides, kind }: Statement): boolean =>
    decides || (isCompany && kind !== 'publication');
  const deciding = statements.filter(isFirst);
  const beside = statements.filter((one) => !isFirst(one));
  if (statements.length === 0) return null;
  const [first, last] = [deciding[0], deciding.at(-1)];
  const lead =
    first === undefined || last === undefined
      ? words.leadNone
      : first === last
        ? words.leadOne(String(first.number))
        : words.lead(String(first.number), String(last.number));
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">{isCompany ? words.titleCompany : words.title}</h2>
      {!isCompany && <p className="lead">{lead}</p>}
      {deciding.map((one) => (
        <StatementShown key={one.number} one={one} {...props} />
      ))}
      {beside.length > 0 && (
        <details
          className="fold"
          open={isWhole}
          onToggle={({ currentTarget }) => showWhole(currentTarget.open)}
        >
          <summary>
            {isCompany
              ? words.moreCompany(String(beside.length))
              : words.more(String(beside.length))}
          </summary>
          {isWhole && (
            <div>
              {beside.map((one) => (
                <StatementShown key={one.number} one={one} {...props} />
              ))}
            </div>
          )}
        </details>
      )}
    </section>
  );
}
