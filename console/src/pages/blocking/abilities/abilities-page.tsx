import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { DataTable } from '../../../parts/data-table.tsx';
import { Choice } from '../../../parts/form.tsx';
import { CheckMark } from '../../../parts/mark.tsx';
import { PageHead } from '../../../parts/page-head.tsx';
import type { Column } from '../../../parts/table-columns.ts';
import { useLanguage, useWords } from '../../../words/context.tsx';
import { common } from '../../../words/common/index.ts';
import { blockingWords } from '../../../words/blocking/index.ts';
import { abilitiesIn, type Mdm } from '../queries.ts';
import { MdmAbilities } from './mdm-abilities.tsx';
import '../blocking.css';

const PHONES = [
  'supervised',
  'device-enrolment',
  'user-enrolment',
  'fully-managed',
  'company-work-profile',
  'personal-work-profile',
] as const;

/** What can be blocked where, and by what it is known: each with its reason and source. */
export function AbilitiesPage(): ReactNode {
  const words = useWords(blockingWords);
  const { none } = useWords(common);
  const { abilities, plan } = words;
  const { language } = useLanguage();
  const { data: known } = useSuspenseQuery(abilitiesIn(language));
  const { mdm: chosen } = useSearch({ from: '/shell/blocking/abilities' });
  const navigate = useNavigate({ from: '/blocking/abilities' });
  const mdm = known.find((one) => one.mdm === chosen) ?? known[0];
  const columns = useMemo(
    (): readonly Column<Mdm>[] => [
      { id: 'mdm', header: abilities.mdm, isName: true, cell: ({ title }) => title },
      ...PHONES.map((enrolment): Column<Mdm> => ({
        id: enrolment,
        header: plan.fits.enrolments[enrolment],
        cell: ({ levers }) => {
          const lever = levers.find((one) => one.enrolment === enrolment);
          if (lever === undefined) return none;
          const isPart = lever.block.can && lever.shows === 'work-side';
          const says = isPart
            ? abilities.workSide
            : lever.block.can
              ? abilities.blocks
              : abilities.no;
          return (
            <CheckMark holds={lever.block.can ? (isPart ? null : true) : null}>{says}</CheckMark>
          );
        },
      })),
      {
        id: 'proof',
        header: abilities.proof,
        cell: ({ verify }) =>
          (words.standings.names as Readonly<Record<string, string>>)[verify.strongest] ??
          verify.strongest,
      },
    ],
    [abilities, plan, words, none],
  );
  return (
    <>
      <PageHead
        crumb={<Link to="/blocking">{words.title}</Link>}
        title={abilities.title}
        answer={abilities.answer}
      />
      <DataTable
        caption={abilities.title}
        columns={columns}
        rows={known}
        rowKey={(one) => one.mdm}
      />
      {mdm && (
        <>
          <section aria-labelledby="one" className="form">
            <h2 id="one" className="unseen">
              {abilities.which}
            </h2>
            <Choice
              legend={abilities.which}
              options={known.map(({ mdm: value, title }) => ({ value, label: title }))}
              value={mdm.mdm}
              onChange={(value) =>
                void navigate({ search: { mdm: value }, replace: true, resetScroll: false })
              }
            />
          </section>
          <MdmAbilities mdm={mdm} />
        </>
      )}
    </>
  );
}
