import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, session } from '../../api/queries.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { ledgerWords } from '../../words/ledger/index.ts';
import { actionTitle } from './action-words.ts';
import type { LogEntry } from './check/entries.ts';
import type { Checkpoint } from './check/note.ts';
import { EntryAside } from './entry-aside.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { EntryProof } from './entry-proof.tsx';
import { checkedLog, entryAt, inclusion, type LogChecked } from './queries.ts';
import { useEntryChecked } from './use-entry-checked.ts';
import './proof.css';

/** One entry: what it says, and that it stands in the log that was signed, checked here. */
export function EntryPage(): ReactNode {
  const words = useWords(ledgerWords);
  const { number } = useFormats();
  const { index: text } = useParams({ from: '/shell/ledger/$index' });
  const { data: own } = useSuspenseQuery(session);
  const log = useQuery(checkedLog(null));
  const index = /^\d{1,15}$/.test(text) ? Number(text) : null;
  const crumb = (
    <>
      <Link to="/ledger">{words.title}</Link>
      {log.data?.checkpoint && ` · ${words.amount(number(log.data.checkpoint.size))}`}
    </>
  );
  if (log.error && !log.data)
    return (
      <>
        <PageHead title={words.entry(text)} crumb={crumb} />
        <ProblemView error={log.error} again={() => void log.refetch()} />
      </>
    );
  if (!log.data) return <Waiting />;
  const { checkpoint } = log.data;
  if (checkpoint === null || index === null || index >= checkpoint.size)
    return (
      <>
        <PageHead title={words.entry(text)} crumb={crumb} />
        <Empty title={words.noSuchEntry}>{words.noSuchEntrySays}</Empty>
      </>
    );
  if (!may(own, 'readEntries'))
    return (
      <PageHead title={words.entry(number(index))} crumb={crumb} answer={words.entriesNotYours} />
    );
  return <Entry key={index} {...{ index, checkpoint, crumb }} log={log.data} />;
}

function Entry({
  index,
  checkpoint,
  crumb,
  log,
}: {
  readonly index: number;
  readonly checkpoint: Checkpoint;
  readonly crumb: ReactNode;
  readonly log: LogChecked;
}): ReactNode {
  const words = useWords(ledgerWords);
  const { number } = useFormats();
  const read = useQuery(entryAt(index, checkpoint.size));
  const proof = useQuery(inclusion(index, checkpoint.size));
  const entry = read.data?.entry ?? null;
  const checked = useEntryChecked(entry, checkpoint, proof.data?.proof ?? null);
  const error = read.error ?? proof.error;
  if (error)
    return (
      <>
        <PageHead title={words.entry(number(index))} crumb={crumb} />
        <ProblemView error={error} />
      </>
    );
  if (!read.data || !checked) return <Waiting />;
  if (entry === null)
    return (
      <>
        <PageHead
          title={words.entry(number(index))}
          crumb={crumb}
          answer={<strong className="fails">{words.entryMissing}</strong>}
        />
      </>
    );
  const title = entry.says ? actionTitle(entry.says.action, words) : words.unreadEntry;
  return (
    <>
      <PageHead
        crumb={crumb}
        title={words.entryIs(number(index), title)}
        answer={<Answer log={log.outcome} entry={checked.outcome} says={entry} />}
      />
      <EntryProof {...{ entry, checkpoint, checked, log }} />
      <div className="split">
        <EntryFacts entry={entry} />
        <EntryAside
          entry={entry}
          beside={read.data.beside}
          checkpoint={checkpoint}
          proof={proof.data?.proof ?? []}
        />
      </div>
    </>
  );
}

function Answer({
  log,
  entry,
  says: { says },
}: {
  readonly log: LogChecked['outcome'];
  readonly entry: 'holds' | 'fails' | 'unknown';
  readonly says: LogEntry;
}): ReactNode {
  const { entryAnswer } = useWords(ledgerWords);
  const { moment } = useFormats();
  const when = says ? `${entryAnswer.on(moment(says.time))} ` : '';
  if (entry === 'fails' || log === 'fails')
    return (
      <>
        {when}
        <strong className="fails">{entryAnswer.fails}</strong>
      </>
    );
  return when + (log === 'unknown' ? entryAnswer.unknown : entryAnswer.holds);
}
