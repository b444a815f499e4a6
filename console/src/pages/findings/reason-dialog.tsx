import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, Form } from '../../parts/form.tsx';
import { useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';

type Props = {
  readonly title: string;
  readonly says: ReactNode;
  readonly label: string;
  readonly hint?: string;
  /** What the button says. */
  readonly does: string;
  readonly isBusy: boolean;
  readonly refused: unknown;
  readonly submit: (why: string) => void;
  readonly close: () => void;
};

/** One decision with its reason. What was typed stays, whatever the server says to it. */
export function ReasonDialog(props: Props): ReactNode {
  const { title, says, label, hint, does, isBusy, refused, submit, close } = props;
  const { cancel, form } = useWords(common);
  const [why, setWhy] = useState('');
  const [isAsked, setAsked] = useState(false);
  const text = why.trim();
  const error = isAsked && text === '' ? form.required : null;
  return (
    <Dialog title={title} isOpen isSerious onClose={close}>
      <p>{says}</p>
      <Form
        onSubmit={() => {
          setAsked(true);
          if (text !== '' && !isBusy) submit(text);
        }}
        errors={error === null ? [] : [{ field: 'why', says: error }]}
        refused={refused}
      >
        <Field id="why" label={label} hint={hint ?? form.whySays} error={error}>
          {(control) => (
            <textarea
              {...control}
              value={why}
              maxLength={2000}
              onChange={({ target }) => setWhy(target.value)}
            />
          )}
        </Field>
        <p className="actions">
          <Button does type="submit">
            {does}
          </Button>
          <Button onPress={close}>{cancel}</Button>
        </p>
      </Form>
    </Dialog>
  );
}
