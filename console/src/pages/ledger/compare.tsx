import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Field, Form } from '../../parts/form.tsx';
import { useWords } from '../../words/context.tsx';
import { ledgerWords } from '../../words/ledger/index.ts';
import { checkpointOf } from './check/note.ts';

type Props = {
  readonly pasted: string | null;
  readonly isBusy: boolean;
  readonly compare: (note: string | null) => void;
};

/** A checkpoint that somebody kept elsewhere, to compare the log with. It goes nowhere: only its size is asked about. */
export function Compare({ pasted, isBusy, compare }: Props): ReactNode {
  const { compare: words } = useWords(ledgerWords);
  const [text, setText] = useState(pasted ?? '');
  const [error, setError] = useState<string | null>(null);
  const submit = (): void => {
    const isEmpty = text.trim() === '';
    const isNote = checkpointOf(text) !== null;
    setError(isEmpty ? words.empty : isNote ? null : words.unreadable);
    if (isNote) compare(text);
  };
  return (
    <details className="fold" open={pasted !== null}>
      <summary>{words.title}</summary>
      <div>
        <Form onSubmit={submit} errors={error ? [{ field: 'earlier', says: error }] : []}>
          <Field id="earlier" label={words.label} hint={words.hint} error={error}>
            {(control) => (
              <textarea
                {...control}
                className="mono"
                rows={6}
                spellCheck={false}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
          <p className="actions">
            <Button type="submit" isPending={isBusy}>
              {words.do}
            </Button>
            {pasted !== null && <Button onPress={() => compare(null)}>{words.back}</Button>}
          </p>
        </Form>
      </div>
    </details>
  );
}
