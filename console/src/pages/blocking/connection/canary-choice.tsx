import { useState, type ReactNode } from 'react';
import type { Schemas } from '../../../api/generated.ts';
import { Field } from '../../../parts/form.tsx';
import { useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import { useNames } from '../use-names.ts';

export type Chosen = {
  readonly canary: NonNullable<Schemas['NewPlan']['canary']> | null;
  readonly remove: boolean;
};
type Props = {
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
  readonly mdm: string;
  readonly isForAll?: boolean;
};

/** Who goes first, and whether apps are taken off before: folded away, since the usual choice is right for most. */
export function CanaryChoice({ chosen, choose, mdm, isForAll = false }: Props): ReactNode {
  const { canary: words } = useWords(blockingWords);
  const { mdmOf } = useNames();
  const [text, setText] = useState('');
  const canRemove = mdmOf(mdm)?.levers.some(({ remove }) => remove.can) ?? false;
  if (isForAll && !canRemove) return null;
  const volunteers = (typed: string): void => {
    setText(typed);
    const devices = (typed.match(/\d+/g) ?? []).map(Number);
    choose({ ...chosen, canary: devices.length > 0 ? { devices } : null });
  };
  return (
    <details className="fold">
      <summary>{isForAll ? words.moreForAll : words.more}</summary>
      <div>
        {!isForAll && (
          <Field id="volunteers" label={words.devices} hint={words.devicesSay} isOptional>
            {(control) => (
              <input
                {...control}
                type="text"
                inputMode="numeric"
                value={text}
                onChange={({ target }) => volunteers(target.value)}
              />
            )}
          </Field>
        )}
        {canRemove && (
          <div className="choice">
            <input
              type="checkbox"
              id="remove"
              checked={chosen.remove}
              onChange={({ target }) => choose({ ...chosen, remove: target.checked })}
            />
            <label htmlFor="remove">{words.remove}</label>
            <p>{words.removeSays}</p>
          </div>
        )}
      </div>
    </details>
  );
}
