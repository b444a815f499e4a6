import { useEffect, useId, useRef, type ReactNode, type SubmitEvent } from 'react';
import { useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';
import { ProblemView } from './problem-view.tsx';

export type FieldError = { readonly field: string; readonly says: string };

type FormProps = {
  readonly onSubmit: () => void;
  /** In a list on top, each leading to its field (`id` of the field). */
  readonly errors?: readonly FieldError[];
  /** What the server refused. */
  readonly refused?: unknown;
  readonly children: ReactNode;
};

/** One decision. Nothing is sent by the browser itself, and what was typed stays whatever comes of it. */
export function Form({ onSubmit, errors = [], refused, children }: FormProps): ReactNode {
  const words = useWords(common);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) list.current?.focus();
  }, [errors]);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {errors.length > 0 && (
        <div className="problem" role="alert" tabIndex={-1} ref={list}>
          <h3>{words.form.errors}</h3>
          <ul>
            {errors.map(({ field, says }) => (
              <li key={field}>
                <a href={`#${field}`} onClick={(event) => toField(event, field)}>
                  {says}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {refused !== undefined && refused !== null && <ProblemView error={refused} />}
      {children}
    </form>
  );
}

function toField(event: { preventDefault: () => void }, field: string): void {
  event.preventDefault();
  document.getElementById(field)?.focus();
}

type FieldProps = {
  readonly id?: string;
  readonly label: string;
  /** Why it is asked. */
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly isOptional?: boolean;
  /** The control gets these. */
  readonly children: (control: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': boolean | undefined;
  }) => ReactNode;
};

/** A question: what, why, and what is wrong with the answer. */
export function Field({ id, label, hint, error, isOptional, children }: FieldProps): ReactNode {
  const words = useWords(common);
  const made = useId();
  const own = id ?? made;
  const [hintId, errorId] = [`${own}-hint`, `${own}-error`];
  const described = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="q" htmlFor={own}>
        {label} {isOptional && <span className="quiet small">({words.form.optional})</span>}
      </label>
      {hint && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={errorId}>
          {error}
        </p>
      )}
      {children({
        id: own,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
    </div>
  );
}

type ChoiceProps<T extends string> = {
  readonly legend: string;
  readonly hint?: ReactNode;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly says?: ReactNode;
  }[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
};

/** One of a few, each with what it means. */
export function Choice<T extends string>({
  legend,
  hint,
  options,
  value,
  onChange,
}: ChoiceProps<T>): ReactNode {
  const name = useId();
  return (
    <fieldset>
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {options.map((option) => (
        <div className="choice" key={option.value}>
          <input
            type="radio"
            id={`${name}-${option.value}`}
            name={name}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <label htmlFor={`${name}-${option.value}`}>{option.label}</label>
          {option.says && <p>{option.says}</p>}
        </div>
      ))}
    </fieldset>
  );
}
