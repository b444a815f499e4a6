import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../words/context.tsx';
import { startWords } from '../../words/start/index.ts';

/** Leads to the page of connections, which asks one thing at a time. */
export function ConnectMdm(): ReactNode {
  const { mdm } = useWords(startWords);
  return (
    <>
      <h2>{mdm.title}</h2>
      <p>{mdm.says}</p>
      <p>
        {mdm.simulated} <code>npx grendel simulate intune --connect</code>
      </p>
      <p className="does">
        <Link className="button" to="/blocking">
          {mdm.choose}
        </Link>
      </p>
      <p className="small">{mdm.needs}</p>
    </>
  );
}
