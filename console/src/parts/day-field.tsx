import type { ReactNode } from 'react';
import { Field } from './form.tsx';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null | undefined;
  readonly isOptional?: boolean;
  readonly min?: string;
  readonly max?: string;
};

/** A day, as the browser asks for one; '' is none. */
export function DayField({ value, onChange, min, max, ...field }: Props): ReactNode {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          type="date"
          value={value}
          min={min}
          max={max}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

/** Today, as the server counts days. */
export const today = (): string => new Date().toISOString().slice(0, 10);
/** So many days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** The last day of a period up to, not including, a day: people say "until and with". */
export const lastDay = (until: string): string => dayAfter(until, -1);
