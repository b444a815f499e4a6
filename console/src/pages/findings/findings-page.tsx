import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { may, session } from '../../api/queries.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { findingsWords } from '../../words/findings/index.ts';
import { ByApp } from './by-app.tsx';
import { FindingList } from './finding-list.tsx';
import './findings.css';
import { courseNow, findingCount, findingProgress, findingSummary } from './queries.ts';
import { totalsOf } from './totals.ts';
import { queryOf } from './filter.ts';
import { NothingYet } from './nothing-yet.tsx';
import { ToDo } from './to-do.tsx';

/** What is on phones and what becomes of it: as a list for who manages phones, as counts for everybody else. */
export function FindingsPage(): ReactNode {
  const { data: own } = useSuspenseQuery(session);
  return may(own, 'listFindings') ? <AsList /> : <AsCounts />;
}

function AsList(): ReactNode {
  const words = useWords(findingsWords);
  const { number } = useFormats();
  const { data: own } = useSuspenseQuery(session);
  const { data: rows } = useSuspenseQuery(findingSummary);
  const { data: all } = useQuery(findingCount(queryOf({})));
  const { open, possible, late } = totalsOf(rows);
  const { answer } = words;
  const says =
    open === 0
      ? [answer.none]
      : [
          all === undefined || all.phones === null
            ? answer.openOnly(number(open), open === 1)
            : answer.open(
                number(all.findings),
                number(all.phones),
                all.findings === 1,
                all.phones === 1,
              ),
          late === 0 ? '' : answer.late(number(late), late === 1),
          answer.closes,
        ];
  return (
    <>
      <PageHead
        title={words.title}
        answer={says.filter(Boolean).join(' ')}
        asOf={possible > 0 && answer.possible(number(possible), possible === 1)}
      />
      <ToDo session={own} />
      {rows.length === 0 ? (
        <NothingYet session={own} />
      ) : (
        <>
          <FindingList session={own} rows={rows} />
          <ByApp rows={rows} />
        </>
      )}
    </>
  );
}

function AsCounts(): ReactNode {
  const words = useWords(findingsWords);
  const { number } = useFormats();
  const { data: own } = useSuspenseQuery(session);
  const { data: rows } = useSuspenseQuery(findingProgress);
  const { open, late, isWhole } = totalsOf(rows);
  const { answer } = words;
  const { data: course } = useQuery({ ...courseNow, enabled: may(own, 'readCourse') });
  const phones = course?.total.now ?? null;
  const apps = new Set(rows.map(({ app, category }) => app ?? category)).size;
  const says =
    rows.length === 0
      ? [answer.none]
      : [
          phones !== null && course
            ? answer.phones(number(phones), number(course.total.coverage.all))
            : answer.apps(number(apps), apps === 1),
          isWhole ? answer.openOnly(number(open), open === 1) : '',
          isWhole && late > 0 ? answer.late(number(late), late === 1) : '',
          answer.closes,
        ];
  return (
    <>
      <PageHead
        title={words.title}
        answer={says.filter(Boolean).join(' ')}
        asOf={isWhole ? words.progress.why : `${words.progress.why} ${answer.few}`}
      />
      {rows.length === 0 ? <NothingYet session={own} /> : <ByApp rows={rows} />}
    </>
  );
}
