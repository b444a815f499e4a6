import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { may, session } from '../../api/queries.ts';
import { When } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { lastDay } from '../../parts/day-field.tsx';
import { register, type Exception, type ExceptionFile } from './queries.ts';
import { useGround } from './use-ground.ts';
import { useExceptionTitle } from './title.ts';

type Props = { readonly one: Exception; readonly file: ExceptionFile | null };
const DECIDED = new Set(['granted', 'in-force', 'refused', 'ended', 'withdrawn']);

/** What was decided on the same app before, and what follows if it is granted. */
export function Beside({ one, file }: Props): ReactNode {
  const words = useWords(exceptionsWords);
  const { day } = useFormats();
  const title = useExceptionTitle();
  const ground = useGround();
  const { data } = useInfiniteQuery(register(undefined));
  const app = one.app ?? file?.app ?? null;
  const before = data?.pages
    .flatMap((page) => page.items)
    .filter((other) => other.id !== one.id && other.app === app && app !== null)
    .filter(({ state }) => DECIDED.has(state))
    .slice(0, 5);
  const isOpen = one.state === 'asked' || one.state === 'advised';
  return (
    <aside className="aside" aria-labelledby="before">
      <h2 id="before">{words.beside.before}</h2>
      {!before && <Lines rows={2} />}
      {before?.length === 0 && <p className="quiet">{words.beside.none}</p>}
      <ul className="list">
        {before?.map((other) => (
          <li key={other.id}>
            <Link to="/exceptions/$exception" params={{ exception: other.id }}>
              <bdi>{title(other)}</bdi>
            </Link>
            {other.ground !== null && `, ${ground(other.ground).toLowerCase()}`}
            {`: ${words.states[other.state].toLowerCase()}`}
            <span className="when">{other.decided !== null && <When at={other.decided} />}</span>
          </li>
        ))}
      </ul>
      {isOpen && (
        <>
          <h2>{words.beside.if}</h2>
          <ul className="list">
            {app !== null && <Kept app={app} more={one.devices ?? file?.devices.length ?? 0} />}
            <li>{words.beside.leaves}</li>
            <li>{words.beside.returns(day(lastDay(one.until)))}</li>
            <li>{one.restricted ? words.beside.numberOnly : words.beside.register}</li>
          </ul>
        </>
      )}
    </aside>
  );
}

function Kept({ app, more }: { readonly app: string; readonly more: number }): ReactNode {
  const { beside } = useWords(exceptionsWords);
  const { number } = useFormats();
  const { data: own } = useSuspenseQuery(session);
  const { data } = useQuery({
    queryKey: ['app-phones', app],
    queryFn: ({ signal }) =>
      got(api.GET('/api/apps/{app}/phones', { params: { path: { app } }, signal })),
    enabled: may(own, 'readAppPhones'),
    retry: false,
  });
  const now = data?.total.excepted;
  if (now === undefined) return null;
  return (
    <li>
      {now === null
        ? beside.keepMore(number(more), more === 1)
        : beside.keep(number(now + more), number(now), now + more === 1)}
    </li>
  );
}
