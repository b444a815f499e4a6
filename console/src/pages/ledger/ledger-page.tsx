import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { may, session } from '../../api/queries.ts';
import { refusedAs } from '../../api/problem.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { ledgerWords } from '../../words/ledger/index.ts';
import { Checks } from './checks.tsx';
import { Compare } from './compare.tsx';
import { Entries } from './entries.tsx';
import { NoteAside } from './note-aside.tsx';
import { checkedLog, type LogChecked } from './queries.ts';
import { Recount } from './recount.tsx';
import './proof.css';

/** Is it still the log that it was? Then: what stands in it. */
export function LedgerPage(): ReactNode {
  const words = useWords(ledgerWords);
  const { data: own } = useSuspenseQuery(session);
  const [pasted, setPasted] = useState<string | null>(null);
  const log = useQuery(checkedLog(pasted));
  const mayRead = may(own, 'readEntries');
  if (refusedAs(log.error, 'no-checkpoint'))
    return (
      <>
        <PageHead title={words.title} />
        <Empty title={words.nothing}>{words.nothingSays}</Empty>
      </>
    );
  return (
    <>
      <PageHead title={words.title} answer={<Answer log={log.data} />} />
      {log.error && <ProblemView error={log.error} again={() => void log.refetch()} />}
      <div className="split">
        <section aria-labelledby="checked">
          <h2 id="checked">{words.checkedHere}</h2>
          <p className="lead">{words.checkedHereSays}</p>
          {log.data ? <Checks log={log.data} /> : !log.error && <Lines rows={3} />}
          <Compare isBusy={log.isFetching} pasted={pasted} compare={setPasted} />
          {mayRead && log.data?.checkpoint && (
            <Recount key={log.data.checkpoint.text} checkpoint={log.data.checkpoint} />
          )}
        </section>
        {log.data ? <NoteAside log={log.data} /> : <aside className="aside" />}
      </div>
      <section aria-labelledby="entries">
        <h2 id="entries">{words.entries}</h2>
        {mayRead ? (
          log.data?.checkpoint ? (
            <Entries size={log.data.checkpoint.size} />
          ) : (
            <Lines rows={8} />
          )
        ) : (
          <p>{words.entriesNotYours}</p>
        )}
      </section>
    </>
  );
}

function Answer({ log }: { readonly log: LogChecked | undefined }): ReactNode {
  const { answer } = useWords(ledgerWords);
  const { number, day } = useFormats();
  if (log === undefined) return answer.checking;
  const n = number(log.checkpoint?.size ?? 0);
  if (log.outcome === 'fails') return <strong className="fails">{answer.fails}</strong>;
  if (log.outcome === 'unknown') return answer.unknown(n);
  if (log.compared === 'pasted') return answer.pasted(n);
  return log.before === null ? answer.first(n) : answer.holds(n, day(log.before.at));
}
