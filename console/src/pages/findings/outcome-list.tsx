import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../words/context.tsx';
import { findingsWords } from '../../words/findings/index.ts';

export type Outcome = {
  readonly finding: string;
  /** What becomes of it, as a sentence's end: `certain already`. */
  readonly says: string;
  readonly isDone: boolean;
};
type Props = {
  readonly outcomes: readonly Outcome[];
  readonly nameOf: (finding: string) => string;
};

/** So many are named at once; of more, whoever wants to see them opens the line. */
const FEW = 3;

/** What becomes of each of what was chosen: first what is done, then what is left as it is, and why. */
export function OutcomeList({ outcomes, nameOf }: Props): ReactNode {
  const words = useWords(findingsWords).outcomes;
  const { number } = useFormats();
  const groups = [...Map.groupBy(outcomes, ({ says, isDone }) => `${isDone ? 0 : 1} ${says}`)];
  return (
    <ul className="preview" role="status">
      {groups
        .toSorted(([a], [b]) => Number(a[0]) - Number(b[0]))
        .map(([key, of]) => {
          const [first] = of;
          if (first === undefined) return null;
          const line = first.isDone
            ? words.done(number(of.length), first.says)
            : words.left(number(of.length), first.says);
          const names = of.map(({ finding }) => <li key={finding}>{nameOf(finding)}</li>);
          return (
            <li key={key}>
              {first.isDone ? <b>{line}</b> : line}
              {of.length <= FEW ? (
                <ul className="which">{names}</ul>
              ) : (
                <details>
                  <summary>{words.which}</summary>
                  <ul className="which">{names}</ul>
                </details>
              )}
            </li>
          );
        })}
    </ul>
  );
}
