import { useCallback, useRef, useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Form, type FieldError } from './form.tsx';
import { common } from '../words/common/index.ts';
import { useWords } from '../words/context.tsx';
import { policiesWords } from '../words/policies/index.ts';

export type Step = {
  readonly id: string;
  readonly title: string;
  /** Why it is asked. */
  readonly hint?: ReactNode;
  readonly content: ReactNode;
  /** What was answered, in a line, once it is behind. */
  readonly answer: ReactNode;
  /** What does not fit yet. */
  readonly errors: readonly FieldError[];
};
type Props = {
  readonly steps: readonly Step[];
  /** What the last button says. */
  readonly does: string;
  readonly onDone: () => void;
  readonly refused: unknown;
  readonly isBusy: boolean;
  readonly whyNot?: string | null;
};

/** A serious decision, one question at a time. What was answered stays in view, and can be changed; errors show once one wants to go on. */
export function Steps({ steps, does, onDone, refused, isBusy, whyNot = null }: Props): ReactNode {
  const { steps: words } = useWords(policiesWords);
  const { back } = useWords(common);
  const [wanted, setAt] = useState(0);
  const [tried, setTried] = useState<string | null>(null);
  const moved = useRef(false);
  // Each question is a form of its own, so this runs once for each: after going on, the question is heard.
  const heard = useCallback((legend: HTMLLegendElement | null) => {
    if (moved.current) legend?.focus();
  }, []);
  // An answer may take a later question away.
  const at = Math.min(wanted, steps.length - 1);
  const step = steps[at];
  if (step === undefined) return null;
  const go = (to: number): void => {
    moved.current = true;
    setTried(null);
    setAt(to);
  };
  const isLast = at === steps.length - 1;
  const next = (): void => {
    setTried(step.id);
    if (step.errors.length > 0) return;
    if (!isLast) return go(at + 1);
    const first = steps.findIndex(({ errors }) => errors.length > 0);
    if (first >= 0) return go(first);
    if (!isBusy) onDone();
  };
  return (
    <div className="narrow">
      {at > 0 && (
        <dl className="facts answers">
          {steps.slice(0, at).map(({ id, title, answer }, behind) => (
            <div key={id}>
              <dt>{title}</dt>
              <dd>
                <span className="said">{answer}</span>
                <button
                  type="button"
                  className="link-button"
                  aria-label={`${words.change}: ${title}`}
                  onClick={() => go(behind)}
                >
                  {words.change}
                </button>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Form
        key={step.id}
        onSubmit={next}
        errors={tried === step.id ? step.errors : NONE}
        refused={isLast ? refused : null}
      >
        <p className="small quiet at">{words.of(String(at + 1), String(steps.length))}</p>
        <fieldset>
          <legend ref={heard} tabIndex={-1}>
            {step.title}
          </legend>
          {step.hint && <p className="hint">{step.hint}</p>}
        </fieldset>
        {step.content}
        <div className="actions">
          {isLast ? (
            <Button type="submit" does whyNot={isBusy ? words.doing : whyNot}>
              {does}
            </Button>
          ) : (
            <Button type="submit" does>
              {words.next}
            </Button>
          )}
          {at > 0 && <Button onPress={() => go(at - 1)}>{back}</Button>}
        </div>
      </Form>
    </div>
  );
}
const NONE: readonly FieldError[] = [];
