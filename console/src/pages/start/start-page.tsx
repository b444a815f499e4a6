import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { may, session } from '../../api/queries.ts';
import { Bare } from '../../app/bare.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useWords } from '../../words/context.tsx';
import { startWords } from '../../words/start/index.ts';
import './begin.css';
import { ConnectMdm } from './connect-mdm.tsx';
import { HandedInList } from './handed-in-list.tsx';
import { OwnExport } from './own-export.tsx';
import { SampleFleet } from './sample-fleet.tsx';

/** Nothing is here yet: three choices, and how far what was chosen is. */
export function StartPage(): ReactNode {
  const words = useWords(startWords);
  const { data } = useQuery(session);
  const isAllowed = data === undefined || may(data, 'announceInventory');
  return (
    <Bare>
      <PageHead title={words.title} answer={isAllowed ? words.answer : words.notYours} />
      <HandedInList />
      {isAllowed && (
        <ol className="three">
          <li>
            <OwnExport />
          </li>
          <li>
            <SampleFleet />
          </li>
          <li>
            <ConnectMdm />
          </li>
        </ol>
      )}
      <section className="promise" aria-labelledby="keeps">
        <h2 id="keeps">{words.keeps.title}</h2>
        <div>
          <p>{words.keeps.says}</p>
          <p className="small quiet after">{words.keeps.here}</p>
        </div>
      </section>
    </Bare>
  );
}
