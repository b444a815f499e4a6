import type { ReactNode } from 'react';
import { Languages } from './languages.tsx';
import { Brand } from './brand.tsx';

/** A page without navigation: nobody is signed in, or nothing is here yet. */
export const Bare = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <>
    <header className="top">
      <Brand />
      <Languages />
    </header>
    <main className="bare" id="content" tabIndex={-1}>
      {children}
    </main>
  </>
);
