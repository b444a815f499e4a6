import { useState, type ReactNode } from 'react';
import { forgetHandedIn, handIn, type HandedIn } from '../../api/hand-in.ts';
import { Button } from '../../parts/button.tsx';
import { Field, Form } from '../../parts/form.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { startWords } from '../../words/start/index.ts';
import { useAfterHandingIn } from './after.ts';

/** The one thing that a file may not say of itself. Never the time of the upload: the file's own is offered, and a person says so. */
export function AskMoment({ one }: { readonly one: HandedIn }): ReactNode {
  const { uploads } = useWords(startWords);
  const formats = useFormats();
  const { taken } = useAfterHandingIn();
  const changed = new Date(one.handing.file.lastModified);
  const [moment, setMoment] = useState(() => localText(changed));
  const send = (): void => {
    forgetHandedIn(one.id);
    void handIn({ ...one.handing, moment: new Date(moment).toISOString() }).then(taken);
  };
  return (
    <Form onSubmit={send}>
      <Field
        label={uploads.momentTitle}
        hint={`${uploads.momentSays} ${uploads.momentGuess(formats.moment(changed.toISOString()))}`}
      >
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            required
            value={moment}
            onChange={({ target }) => setMoment(target.value)}
          />
        )}
      </Field>
      <Button type="submit" does>
        {uploads.momentSend}
      </Button>
    </Form>
  );
}

/** As `datetime-local` wants it: the reader's own time, to the minute. */
const localText = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
