import { useState, type ReactNode } from 'react';
import { Button } from '../../../parts/button.tsx';
import { Field, Form, type FieldError } from '../../../parts/form.tsx';
import { useFormats, useWords } from '../../../words/context.tsx';
import { common } from '../../../words/common/index.ts';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Plan } from '../queries.ts';
import { numberToType } from './diff.ts';

type Props = {
  readonly plan: Plan;
  readonly title: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly apply: (why: string) => void;
};

/** The decision: what can't be undone, or is more than was agreed, needs the number typed; more than the limit a reason, too. */
export function ApplyForm({ plan, title, isBusy, error, apply }: Props): ReactNode {
  const words = useWords(blockingWords).plan.decide;
  const { form } = useWords(common);
  const { number } = useFormats();
  const [typed, setTyped] = useState('');
  const [why, setWhy] = useState('');
  const [isTried, setTried] = useState(false);
  const wanted = numberToType(plan);
  const isOver = plan.touches > plan.limit;
  const isNumber = wanted === null || typed.replaceAll(/[\s.,’'  ]/g, '') === String(wanted);
  const isWhy = !isOver || why.trim() !== '';
  const errors: readonly FieldError[] = !isTried
    ? []
    : [
        ...(isNumber ? [] : [{ field: 'number', says: words.wrongNumber(number(plan.touches)) }]),
        ...(isWhy ? [] : [{ field: 'why', says: words.noWhy }]),
      ];
  const said = (field: string): string | null =>
    errors.find((one) => one.field === field)?.says ?? null;
  const submit = (): void => {
    setTried(true);
    if (isNumber && isWhy) apply(why.trim());
  };
  return (
    <Form onSubmit={submit} errors={errors} refused={error}>
      <fieldset>
        <legend id="apply">{title}</legend>
        <p className="hint">
          {isOver ? `${words.overLimit(number(plan.limit))} ` : ''}
          {plan.kind === 'canary' ? `${words.canaryFirst} ` : ''}
          {plan.losesData > 0
            ? words.losesData(number(plan.losesData), plan.losesData === 1)
            : words.canBeReverted}
        </p>
      </fieldset>
      {wanted !== null && (
        <Field id="number" label={words.howMany} hint={words.typeIt} error={said('number')}>
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              size={8}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
      )}
      {isOver && (
        <Field id="why" label={form.why} hint={form.whySays} error={said('why')}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              maxLength={2000}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
            />
          )}
        </Field>
      )}
      <Button type="submit" does isPending={isBusy}>
        {words.apply(number(plan.touches), plan.touches === 1)}
      </Button>
    </Form>
  );
}
