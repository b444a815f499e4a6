import type { ReactNode } from 'react';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import { common } from '../../../words/common/index.ts';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Plan } from '../queries.ts';

type Props = {
  readonly plan: Plan;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly revert: () => void;
};

/** Taking back is a plan of its own: nothing happens before that one is applied. */
export function RevertDialog({ plan, isOpen, onClose, revert }: Props): ReactNode {
  const words = useWords(blockingWords).plan.decide;
  const { cancel } = useWords(common);
  const { number } = useFormats();
  const go = (): void => {
    onClose();
    revert();
  };
  return (
    <Dialog title={words.revertTitle} isOpen={isOpen} onClose={onClose} isSerious>
      <p>{words.revertSays(number(plan.touches), plan.touches === 1)}</p>
      {plan.losesData > 0 && <p>{words.revertLoses}</p>}
      <p className="actions">
        <Button does onPress={go}>
          {words.revertDo}
        </Button>
        <Button onPress={onClose}>{cancel}</Button>
      </p>
    </Dialog>
  );
}
