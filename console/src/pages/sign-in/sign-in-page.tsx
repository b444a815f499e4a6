import { useQuery } from '@tanstack/react-query';
import { Navigate, useSearch } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { session } from '../../api/queries.ts';
import { ROOT } from '../../api/root.ts';
import { Bare } from '../../app/bare.tsx';
import { comeBackTo, wantedPath } from '../../app/come-back.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { useWords } from '../../words/context.tsx';
import { signInWords } from '../../words/sign-in/index.ts';

/** How one comes in; where one wanted to go is kept until then. */
export function SignInPage(): ReactNode {
  const words = useWords(signInWords);
  const { to = '/' } = useSearch({ from: '/sign-in' });
  const { data } = useQuery({ ...session, staleTime: 0, refetchOnWindowFocus: 'always' });
  useEffect(() => comeBackTo(to), [to]);
  if (data?.who) {
    wantedPath();
    return <Navigate to={to} replace />;
  }
  return (
    <Bare>
      <PageHead title={words.title} answer={words.answer} />
      {data?.login && (
        <p>
          <a className="button button--do" href={`${ROOT}/auth/login`}>
            {words.login}
          </a>
        </p>
      )}
      <section>
        <h2>{words.links}</h2>
        <p>{words.linksSays}</p>
      </section>
      <section>
        <h2>{words.machine}</h2>
        <p>
          {words.machineSays} <code>npx grendel console</code>
        </p>
        {isSafari() && <p className="small quiet after">{words.safari}</p>}
      </section>
    </Bare>
  );
}

const isSafari = (): boolean =>
  /Safari\//.test(navigator.userAgent) && !/Chrom(e|ium)\//.test(navigator.userAgent);
