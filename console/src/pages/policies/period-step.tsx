import { useState } from 'react';
import type { FieldError } from '../../parts/form.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { DayField, dayAfter, today } from '../../parts/day-field.tsx';
import { Reasons } from '../../parts/reasons.tsx';
import type { Step } from '../../parts/steps.tsx';

/** From when, until when. `from` null: from when it is adopted; `until`: up to, not including. */
export function usePeriodStep() {
  const words = useWords(policiesWords);
  const { day } = useFormats();
  const [from, setFrom] = useState('');
  const [last, setLast] = useState('');
  const errors: readonly FieldError[] = [
    ...(from !== '' && from < today() ? [{ field: 'from', says: words.propose.past }] : []),
    ...(last !== '' && last < (from === '' ? today() : from)
      ? [{ field: 'last', says: words.propose.endsFirst }]
      : []),
  ];
  const wrong = (field: string): string | undefined =>
    errors.find((one) => one.field === field)?.says;
  const step: Step = {
    id: 'period',
    title: words.propose.when,
    hint: words.propose.whenSays,
    answer: words.period(from === '' ? null : day(from), last === '' ? null : day(last)),
    errors,
    content: (
      <div className="inline">
        <DayField
          id="from"
          label={words.propose.from}
          value={from}
          onChange={setFrom}
          min={today()}
          error={wrong('from')}
          isOptional
        />
        <DayField
          id="last"
          label={words.propose.last}
          value={last}
          onChange={setLast}
          min={from === '' ? today() : from}
          error={wrong('last')}
          isOptional
        />
      </div>
    ),
  };
  return {
    step,
    from: from === '' ? null : from,
    until: last === '' ? null : dayAfter(last, 1),
  };
}

/** Why it is proposed. */
export function useWhyStep() {
  const words = useWords(policiesWords);
  const [why, setWhy] = useState('');
  const step: Step = {
    id: 'why',
    title: words.propose.why,
    hint: words.propose.whySays,
    answer: why,
    errors: why.trim() === '' ? [{ field: 'why', says: words.decide.whyMissing }] : [],
    content: (
      <Reasons
        id="why"
        value={why}
        onChange={setWhy}
        label={words.why}
        hint={words.propose.whyHint}
      />
    ),
  };
  return { step, why: why.trim() };
}
