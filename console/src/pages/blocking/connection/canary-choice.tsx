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
  const [count, setCount] = useState('');
  const canRemove = mdmOf(mdm)?.levers.some(({ remove }) => remove.can) ?? false;
  if (isForAll && !canRemove) return null;
  const pick = (typed: string, size: string): void => {
    setText(typed);
    setCount(size);
    const devices = (typed.match(/\d+/g) ?? []).map(Number);
    const n = Number(/^\s*\d{1,3}\s*$/.test(size) ? size : 0);
    const canary = devices.length > 0 ? { devices } : n > 0 ? { count: n } : null;
    choose({ ...chosen, canary });
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
                onChange={({ target }) => pick(target.value, count)}
              />
            )}
          </Field>
        )}
        {!isForAll && (
          <Field id="canary-count" label={words.count} hint={words.countSays} isOptional>
            {(control) => (
              <input
                {...control}
                type="text"
                inputMode="numeric"
                size={4}
                value={count}
                onChange={({ target }) => pick(text, target.value)}
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
