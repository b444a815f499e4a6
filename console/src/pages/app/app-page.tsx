import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, session } from '../../api/queries.ts';
import { VerdictMark } from '../../parts/mark.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useFormats, useLanguage, useWords } from '../../words/context.tsx';
import { appWords } from '../../words/app/index.ts';
import { ChainOf } from './chain.tsx';
import './chain.css';
import './statements.css';
import './timeline.css';
import { Identifiers } from './identifiers.tsx';
import { Listings } from './listings.tsx';
import { PhonesOf } from './phones.tsx';
import { appPage, appPhones, type App } from './queries.ts';
import { Rests } from './rests.tsx';
import { Statements } from './statements.tsx';
import { useOpened } from './opened.ts';

/** What holds for an app, why, who is behind it, where it is, and what would change that. */
export function AppPage(): ReactNode {
  const { app: id } = useParams({ from: '/shell/app/$app' });
  const { language } = useLanguage();
  const words = useWords(appWords);
  const { data: own } = useSuspenseQuery(session);
  const { data: app } = useSuspenseQuery(appPage(id, language));
  const opened = useOpened(app.statements);
  return (
    <>
      <PageHead
        title={app.app.name}
        crumb={<Link to="/search">{words.apps}</Link>}
        beside={<VerdictMark verdict={app.decision} big />}
        answer={<bdi>{app.sentence}</bdi>}
        asOf={<AsOf app={app} isCounted={may(own, 'readAppPhones')} />}
      />
      <ChainOf of={app} decision={app.decision} open={opened.open} />
      <div className="split">
        <Statements statements={app.statements} {...opened} />
        <Rests app={app} open={opened.open} />
      </div>
      <Listings key={id} listings={app.listings} at={app.at} />
      <div className="split split--even">
        <PhonesOf app={app.app} session={own} />
        <Identifiers app={app} />
      </div>
    </>
  );
}

function AsOf({ app, isCounted }: { readonly app: App; readonly isCounted: boolean }): ReactNode {
  const words = useWords(appWords).asOf;
  const { number, day } = useFormats();
  const { data } = useQuery({ ...appPhones(app.app.id), enabled: isCounted });
  const { phones = null, possible = null, of = 0 } = data?.total ?? {};
  return [
    phones !== null && of > 0 ? words.on(number(phones), number(of)) : '',
    possible !== null && possible > 0 ? words.possible(number(possible)) : '',
    words.policy(app.policy.name, app.policy.version, day(app.at)),
  ]
    .filter(Boolean)
    .join(' ');
}
