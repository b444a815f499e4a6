import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Check } from '../queries.ts';

const MOST = 100;

/** One square a phone, as long as one can count them: of the restriction that most phones are to have. */
export function Units({ check }: { readonly check: Check }): ReactNode {
  const { standings } = useWords(blockingWords);
  const { number, list } = useFormats();
  const [most] = check.standings.toSorted((a, b) => b.wanted - a.wanted);
  if (most === undefined || most.wanted === 0 || most.wanted > MOST) return null;
  const { proven, reported, assigned, wanted } = most;
  const shown = [
    ['proven', proven],
    ['reported', reported],
    ['assigned', assigned],
    ['only', wanted - proven - reported - assigned],
  ] as const;
  const said = shown
    .filter(([, n]) => n > 0)
    .map(([is, n]) => `${number(n)} ${is === 'only' ? standings.rest : standings.names[is]}`);
  return (
    <div className="units" role="img" aria-label={standings.units(number(wanted), list(said))}>
      {shown.flatMap(([is, n]) =>
        // Squares have no id: one is like the next.
        // oxlint-disable-next-line react/no-array-index-key
        Array.from({ length: n }, (_, at) => <i key={`${is} ${at}`} className={is} />),
      )}
    </div>
  );
}
