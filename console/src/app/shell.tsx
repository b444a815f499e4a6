import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { session, waiting, type Session } from '../api/queries.ts';
import { useFormats, useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';
import { Brand } from './brand.tsx';
import { Find } from './find.tsx';
import { PLACES } from './navigation.ts';
import { Stand } from './stand.tsx';
import { Who } from './who.tsx';

/** The navigation on the left, where one stands and the search on top, one subject in the middle. */
export function Shell(): ReactNode {
  const { data } = useSuspenseQuery(session);
  const words = useWords(common);
  return (
    <div className="shell">
      <header className="top">
        <Brand />
        <button className="button button--small menu" type="button" popoverTarget="nav">
          {words.nav.menu}
        </button>
        <Stand />
        <Find />
        <Who session={data} />
      </header>
      <Navigation session={data} />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

function Navigation({ session: { who } }: { readonly session: Session }): ReactNode {
  const { nav } = useWords(common);
  const element = useRef<HTMLElement>(null);
  const { data: waits } = useQuery(waiting);
  const { number } = useFormats();
  const isApp = useRouterState({ select: ({ location }) => location.pathname.startsWith('/app/') });
  const may = new Set(who?.may);
  const places = PLACES.filter(
    ({ needs }) => needs.length === 0 || needs.some((name) => may.has(name)),
  );
  useEffect(() => {
    const { current } = element;
    // Narrow, it floats over the page: where somebody goes, it goes.
    const close = (): void => {
      if (current?.matches(':popover-open')) current.hidePopover();
    };
    current?.addEventListener('click', close);
    return () => current?.removeEventListener('click', close);
  }, []);
  return (
    <nav className="nav" id="nav" popover="auto" aria-label={nav.label} ref={element}>
      <ul>
        {places.map(({ to, word, isApart, counts }) => (
          <li key={to} className={isApart ? 'rest' : undefined}>
            <Link
              to={to}
              activeOptions={{ exact: to === '/', includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
              // An app's page has an address of its own, and is one of the apps.
              {...(isApp && to === '/search' ? { 'aria-current': 'page' as const } : {})}
            >
              {nav[word]}
              {counts && waits && waits.counts[counts] > 0 && (
                <span className="waits" title={nav.waiting(number(waits.counts[counts]))}>
                  {number(waits.counts[counts])}
                  <span className="unseen"> {nav.waitingFor}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
