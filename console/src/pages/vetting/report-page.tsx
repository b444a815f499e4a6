import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { session } from '../../api/queries.ts';
import { VerdictMark } from '../../parts/mark.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useFormats, useLanguage, useWords } from '../../words/context.tsx';
import { vettingWords } from '../../words/vetting/index.ts';
import { EvidenceList } from './evidence-list.tsx';
import { FileItself } from './file-itself.tsx';
import { Going } from './going.tsx';
import { Open } from './open.tsx';
import { vetting, type Read, type Report } from './queries.ts';
import { Reach } from './reach.tsx';
import { ReportAside } from './report-aside.tsx';
import { Safe } from './safe.tsx';
import { WhoseApp } from './whose-app.tsx';
import { visible } from './visible.ts';
import './vetting.css';

/** What came of one file: the verdict as a sentence, whose app, whose code, what it may reach, and what is open. */
export function ReportOfFilePage(): ReactNode {
  const words = useWords(vettingWords);
  const { language } = useLanguage();
  const { vetting: id } = useParams({ from: '/shell/vetting/$vetting' });
  const { data, error, refetch } = useQuery(vetting(id, language));
  const crumb = <Link to="/vetting">{words.title}</Link>;
  if (error && !data)
    return (
      <>
        <PageHead title={words.title} crumb={crumb} />
        <ProblemView error={error} again={() => void refetch()} />
      </>
    );
  if (!data) return <Waiting />;
  const { report } = data;
  if (!report)
    return (
      <>
        <PageHead
          title={visible(data.vetting.name, 120)}
          crumb={crumb}
          answer={words.statesSay[data.vetting.state]}
        />
        <Going vetting={data.vetting} />
      </>
    );
  return <Whole read={data} report={report} crumb={crumb} />;
}

function Whole({
  read,
  report,
  crumb,
}: {
  readonly read: Read;
  readonly report: Report;
  readonly crumb: ReactNode;
}): ReactNode {
  const words = useWords(vettingWords);
  const { bytes } = useFormats();
  const { data: own } = useSuspenseQuery(session);
  const { app, outcome, why } = report;
  const title = visible(app?.labels[0]?.name ?? app?.identifier?.name ?? read.vetting.name, 120);
  const [first] = report.sentences;
  const parts = [
    app && words.formats[app.format],
    app?.version && visible(app.version.name, 40),
    bytes(report.size),
  ].filter(Boolean);
  return (
    <>
      <PageHead
        crumb={crumb}
        title={title}
        beside={
          outcome !== 'not-readable' && <VerdictMark big verdict={report.decision ?? 'none'} />
        }
        answer={
          outcome === 'analysed'
            ? (first ?? words.answersSay[report.answer])
            : `${words.outcomes[outcome]}${why ? ` ${words.whys[why]}` : ''}`
        }
        asOf={
          <>
            <Safe>{read.vetting.name}</Safe> · {parts.join(' · ')}.{' '}
            {words.under(report.policy.id, report.policy.version, report.catalogue.version)}{' '}
            {read.examined && !read.examined.isCurrent && words.notCurrent}
          </>
        }
      />
      <div className="split">
        <div>
          <Open report={report} />
          {app && <WhoseApp report={report} app={app} />}
          {app && (
            <section aria-labelledby="inside">
              <h2 id="inside">{words.inside.title}</h2>
              <p className="lead">{words.inside.says}</p>
              <EvidenceList
                evidence={report.evidence.filter(({ about }) => about === 'inside')}
                names={report.names}
                none={words.inside.none}
              />
            </section>
          )}
          {app && <Reach report={report} app={app} />}
          <FileItself report={report} />
        </div>
        <ReportAside read={read} report={report} session={own} />
      </div>
    </>
  );
}
