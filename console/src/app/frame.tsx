import { Outlet, useRouter, useRouterState, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { RouterProvider as AriaRouter } from 'react-aria-components';
import { Refused } from '../api/problem.ts';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemView } from '../parts/problem-view.tsx';
import { Toasts } from '../parts/toasts.tsx';
import { useLanguage, useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';
import { Ended } from './ended.tsx';
import { Keys } from './keys.tsx';
import { onPageShown } from './page-shown.ts';

/** Around every page. */
export function Frame(): ReactNode {
  const { language } = useLanguage();
  const words = useWords(common);
  const router = useRouter();
  const isBusy = useRouterState({ select: ({ status }) => status === 'pending' });
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <AriaRouter navigate={(to) => void router.navigate({ to })}>
      <div className="busy" data-busy={isBusy} aria-hidden="true" />
      <a className="skip" href="#content" onClick={skip}>
        {words.skip}
      </a>
      <Outlet />
      <Said />
      <Toasts />
      <Keys />
      <Ended />
    </AriaRouter>
  );
}

function skip(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

/** Says the title of a page that was gone to, and puts the focus at its beginning; not at the first page, where nobody has been yet. */
function Said(): ReactNode {
  const [title, setTitle] = useState('');
  const before = useRef<string | null>(null);
  useEffect(
    () =>
      onPageShown((shown) => {
        const { pathname } = location;
        if (before.current !== null && before.current !== pathname) {
          setTitle(shown);
          document.getElementById('content')?.focus({ preventScroll: true });
        }
        before.current = pathname;
      }),
    [],
  );
  return (
    <p className="unseen" aria-live="polite">
      {title}
    </p>
  );
}

export function Missing(): ReactNode {
  const { problem } = useWords(common);
  return (
    <main id="content" tabIndex={-1}>
      <PageHead title={problem.notFound} answer={problem.notFoundSays} />
      <p>
        <Link to="/">{problem.toOverview}</Link>
      </p>
    </main>
  );
}

type Fault = { readonly error: unknown; readonly reset: () => void };

/** Where not even what stands around a page could be shown. */
export const WrongAlone = (fault: Fault): ReactNode => (
  <main id="content" tabIndex={-1}>
    <Wrong {...fault} />
  </main>
);

/** A page that could not be shown. What it takes another role for is no fault of anybody. */
export function Wrong({ error, reset }: Fault): ReactNode {
  const { problem, roles } = useWords(common);
  if (error instanceof Refused && error.is('not-permitted')) {
    const takes = (error.problem['takes'] as readonly string[] | undefined) ?? [];
    const names = takes.flatMap((role) => (role in roles ? roles[role as keyof typeof roles] : []));
    return (
      <PageHead title={problem.notPermitted} answer={problem.notPermittedSays(names.join(', '))} />
    );
  }
  return (
    <>
      <PageHead title={problem.title} />
      <ProblemView error={error} again={reset} />
    </>
  );
}
