import type { ReactNode } from 'react';
import { Field } from './form.tsx';
import { common } from '../words/common/index.ts';
import { useWords } from '../words/context.tsx';

type Props = {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null | undefined;
  readonly label?: string;
  readonly hint?: string;
};

/** Why: what a decision has to say for itself. */
export function Reasons({ id, value, onChange, error, label, hint }: Props): ReactNode {
  const { form } = useWords(common);
  return (
    <Field id={id} label={label ?? form.why} hint={hint ?? form.whySays} error={error}>
      {(control) => (
        <textarea
          {...control}
          maxLength={4000}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
