import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/generated.ts';
import { waiting } from '../../api/queries.ts';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { overviewWords } from '../../words/overview/index.ts';
import { placeOf } from './place-of.ts';

type Item = Schemas['Waiting'];

/** What waits for whoever looks, most pressing first, and what others have to do. */
export function Waits({ mayHandIn }: { readonly mayHandIn: boolean }): ReactNode {
  const words = useWords(overviewWords);
  const { data, error } = useQuery(waiting);
  return (
    <aside className="aside" aria-labelledby="waits">
      <h2 id="waits">{words.waitsTitle}</h2>
      {error && <ProblemView error={error} />}
      {!data && !error && <Lines rows={3} />}
      {data?.mine.length === 0 && <p className="quiet">{words.nothingWaits}</p>}
      {data && data.mine.length > 0 && <Items items={data.mine} isMine />}
      {data && data.others.length > 0 && (
        <>
          <h2>{words.othersTitle}</h2>
          <Items items={data.others} />
        </>
      )}
      {mayHandIn && (
        <p className="after">
          <Link className="button button--small" to="/start">
            {words.handIn}
          </Link>
        </p>
      )}
    </aside>
  );
}

const keyOf = ({ kind, target, organisation }: Item): string =>
  [kind, target.id, organisation].join(' ');

function Items({
  items,
  isMine = false,
}: {
  readonly items: readonly Item[];
  readonly isMine?: boolean;
}): ReactNode {
  const words = useWords(overviewWords);
  const { number, day } = useFormats();
  return (
    <ul className={isMine ? 'list todo' : 'list'}>
      {items.map((item) => {
        const { kind, count, name, since, until } = item;
        return (
          <li key={keyOf(item)}>
            <Link {...placeOf(item)}>
              <bdi>{words.kinds[kind](number(count), count === 1, name ?? '')}</bdi>
            </Link>
            <span className="when">
              {until ? words.until(day(until)) : since ? words.since(day(since)) : ''}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
