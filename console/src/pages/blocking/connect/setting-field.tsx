import type { ReactNode } from 'react';
import { Field } from '../../../parts/form.tsx';
import { useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Mdm } from '../queries.ts';

type Props = {
  readonly mdm: string;
  readonly setting: Mdm['settings'][number];
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
};

/** One setting: what it is, in the reader's language where it is known. */
export function SettingField({ mdm, setting, value, error, onChange }: Props): ReactNode {
  const { settings } = useWords(blockingWords);
  const named = (settings as Readonly<Record<string, string>>)[`${mdm}.${setting.name}`];
  return (
    <Field
      id={`setting-${setting.name}`}
      label={named ?? setting.what}
      hint={<code>{setting.name}</code>}
      error={error}
      isOptional={setting.optional}
    >
      {(control) => (
        <input
          {...control}
          type="text"
          className="mono wide-input"
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
