import { useState, type DragEvent, type ReactNode } from 'react';
import { Field } from '../../parts/form.tsx';
import { useWords } from '../../words/context.tsx';
import { vettingWords } from '../../words/vetting/index.ts';

type Props = { readonly take: (files: readonly File[], keep: string | null) => void };

/** One file or several, dropped or chosen, and read at once. */
export function DropFiles({ take }: Props): ReactNode {
  const { drop: words } = useWords(vettingWords);
  const [isOver, setOver] = useState(false);
  const [keeps, setKeeps] = useState(false);
  const [why, setWhy] = useState('');
  const [round, setRound] = useState(0);
  const isMissing = keeps && why.trim() === '';
  const send = (files: FileList | null): void => {
    const chosen = [...(files ?? [])];
    if (chosen.length === 0 || isMissing) return;
    setRound(round + 1);
    take(chosen, keeps ? why.trim() : null);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files);
  };
  return (
    // What can be dropped can be chosen by keyboard too, in the field within.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-labelledby="hand-in"
      className={`drop-files${isOver ? ' drop-files--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <h2 id="hand-in">{words.title}</h2>
      <Field
        id="files"
        label={words.label}
        hint={words.hint}
        error={isMissing ? words.noWhy : null}
      >
        {(control) => (
          <input
            {...control}
            key={round}
            type="file"
            multiple
            accept=".apk,.apks,.xapk,.ipa,.zip"
            onChange={({ target }) => send(target.files)}
          />
        )}
      </Field>
      <details className="fold">
        <summary>{words.more}</summary>
        <div>
          <div className="choice">
            <input
              type="checkbox"
              id="keep"
              checked={keeps}
              onChange={({ target }) => setKeeps(target.checked)}
            />
            <label htmlFor="keep">{words.keep}</label>
            <p>{words.keepSays}</p>
          </div>
          {keeps && (
            <Field id="keep-why" label={words.keepWhy}>
              {(control) => (
                <textarea
                  {...control}
                  rows={2}
                  maxLength={4000}
                  value={why}
                  onChange={({ target }) => setWhy(target.value)}
                />
              )}
            </Field>
          )}
        </div>
      </details>
      <p className="small quiet">{words.safe}</p>
    </section>
  );
}
