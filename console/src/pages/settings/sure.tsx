import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { common } from '../../words/common/index.ts';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';

type Props = {
  /** What the button does; it asks once more, with what follows. */
  readonly does: string;
  /** Of what, for whoever hears the buttons of a table one after the other. */
  readonly of?: string;
  readonly says: string;
  readonly onSure: () => void;
  readonly isBusy?: boolean;
  readonly whyNot?: string | null;
};

/** What can't be undone by a click is asked again, with what follows from it. */
export function Sure({ does, of, says, onSure, isBusy = false, whyNot = null }: Props): ReactNode {
  const { cancel } = useWords(common);
  const { steps } = useWords(policiesWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        small
        onPress={() => setOpen(true)}
        whyNot={isBusy ? steps.doing : whyNot}
        {...(of === undefined ? {} : { 'aria-label': `${does}: ${of}` })}
      >
        {does}
      </Button>
      <Dialog title={does} isOpen={isOpen} onClose={() => setOpen(false)} isSerious>
        {of !== undefined && (
          <p>
            <b>
              <bdi>{of}</bdi>
            </b>
          </p>
        )}
        <p>{says}</p>
        <div className="actions">
          <Button
            does
            onPress={() => {
              setOpen(false);
              onSure();
            }}
          >
            {does}
          </Button>
          <Button onPress={() => setOpen(false)}>{cancel}</Button>
        </div>
      </Dialog>
    </>
  );
}
