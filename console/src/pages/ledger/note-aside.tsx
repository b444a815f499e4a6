import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Term } from '../../parts/term.tsx';
import { tell } from '../../parts/toasts.tsx';
import { useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { ledgerWords } from '../../words/ledger/index.ts';
import { Download } from './download.tsx';
import type { LogChecked } from './queries.ts';

/** The signed note as it is, to be kept elsewhere, and the key by which anybody can check it. */
export function NoteAside({ log }: { readonly log: LogChecked }): ReactNode {
  const { note } = useWords(ledgerWords);
  const { copy, copied } = useWords(common);
  const text = log.checkpoint?.text ?? '';
  return (
    <aside className="aside" aria-labelledby="checkpoint">
      <h2 id="checkpoint">{note.title}</h2>
      <p className="after">
        <Term name="checkpoint">{note.says}</Term>
      </p>
      <pre className="mono note-text">{text}</pre>
      <p className="actions">
        <Button
          small
          onPress={() => void navigator.clipboard?.writeText(text).then(() => tell(copied))}
        >
          {copy}
        </Button>
        <Download name="checkpoint" text={text}>
          {note.download}
        </Download>
      </p>
      <h2>{note.key}</h2>
      <p>{note.keySays}</p>
      <pre className="mono note-text">{log.keys.trim()}</pre>
    </aside>
  );
}
