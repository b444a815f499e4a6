import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { DataTable } from '../../parts/data-table.tsx';
import { VerdictMark } from '../../parts/mark.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { Name } from '../../parts/values.tsx';
import { useFormats, useLanguage, useWords } from '../../words/context.tsx';
import { searchWords } from '../../words/search/index.ts';
import { ChainOf } from '../app/chain.tsx';
import '../app/chain.css';
import '../app/statements.css';
import '../app/timeline.css';
import { Listings } from '../app/listings.tsx';
import { useOpened } from '../app/opened.ts';
import { Statements } from '../app/statements.tsx';
import { companyPage } from './queries.ts';

/** Who is behind a company, what is stated of it, and behind which apps it stands. */
export function CompanyPage(): ReactNode {
  const { entity: id } = useParams({ from: '/shell/search/company/$entity' });
  const { language } = useLanguage();
  const words = useWords(searchWords);
  const { number } = useFormats();
  const { data } = useSuspenseQuery(companyPage(id, language));
  const { entity, chain, statements, apps, listings, at } = data;
  const opened = useOpened(statements);
  const prohibited = apps.filter(({ decision }) => decision === 'prohibited').length;
  const where = chain.nodes.find((node) => node.id === `entity:${id}`)?.seats ?? [];
  return (
    <>
      <PageHead
        title={entity.name}
        crumb={<Link to="/search">{words.title}</Link>}
        beside={<span className="quiet">{words.company}</span>}
        answer={
          <bdi>
            {words.entity.answer(
              entity.name,
              where.map(({ name }) => name).join(', '),
              number(apps.length),
              number(prohibited),
              apps.length === 1,
            )}
          </bdi>
        }
        asOf={words.companySays}
      />
      <ChainOf of={data} decision={null} open={opened.open} />
      <section aria-labelledby="apps">
        <h2 id="apps">{words.entity.apps}</h2>
        {apps.length === 0 ? <p className="quiet">{words.entity.noApps}</p> : <Apps apps={apps} />}
      </section>
      <Statements statements={statements} isCompany {...opened} />
      {listings.length > 0 && <Listings key={id} listings={listings} at={at} />}
    </>
  );
}

type Row = {
  readonly id: string;
  readonly name: string;
  readonly decision: 'prohibited' | 'undetermined' | 'permitted';
};

function Apps({ apps }: { readonly apps: readonly Row[] }): ReactNode {
  const words = useWords(searchWords);
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      {
        id: 'name',
        header: words.name,
        isName: true,
        cell: ({ id, name }) => (
          <Link to="/app/$app" params={{ app: id }}>
            <Name>{name}</Name>
          </Link>
        ),
      },
      {
        id: 'verdict',
        header: words.verdict,
        cell: ({ decision }) => <VerdictMark verdict={decision} />,
      },
    ],
    [words],
  );
  return (
    <DataTable caption={words.entity.apps} columns={columns} rows={apps} rowKey={({ id }) => id} />
  );
}
