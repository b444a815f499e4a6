import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { When } from '../../parts/values.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { ledgerWords } from '../../words/ledger/index.ts';
import { actionTitle } from './action-words.ts';
import type { LogEntry } from './check/entries.ts';
import type { Checkpoint } from './check/note.ts';
import { Download } from './download.tsx';

type Props = {
  readonly entry: LogEntry;
  readonly beside: readonly LogEntry[];
  readonly checkpoint: Checkpoint;
  readonly proof: readonly string[];
};

/** The checkpoint that it was checked against, and what stands before and behind it. */
export function EntryAside({ entry, beside, checkpoint, proof }: Props): ReactNode {
  const words = useWords(ledgerWords);
  const { number } = useFormats();
  const kept = {
    index: entry.index,
    entry: new TextDecoder().decode(entry.bytes),
    proof,
    checkpoint: checkpoint.text,
  };
  return (
    <aside className="aside" aria-labelledby="checkpoint">
      <h2 id="checkpoint">{words.note.title}</h2>
      <pre className="mono note-text">{checkpoint.text}</pre>
      <p>
        <Download name={`entry-${entry.index}.json`} text={`${JSON.stringify(kept, null, 2)}\n`}>
          {words.downloadAll}
        </Download>
      </p>
      <p className="quiet after">{words.downloadAllSays}</p>
      <h2>{words.beside}</h2>
      <ul className="list">
        {beside.map(({ index, says }) => (
          <li key={index}>
            <Link to="/ledger/$index" params={{ index: String(index) }}>
              {number(index)}
            </Link>{' '}
            {says && actionTitle(says.action, words)}
            {says && (
              <span className="when">
                <When at={says.time} time />
              </span>
            )}
          </li>
        ))}
      </ul>
    </aside>
  );
}
