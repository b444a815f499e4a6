import type { ReactNode } from 'react';
import { Field } from '../../parts/form.tsx';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { phaseKey, type Draft } from './draft.ts';
import { DayField } from '../../parts/day-field.tsx';
import type { Policy } from '../../api/policy.ts';

type Props = {
  readonly policy: Policy;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
};

/** What of a policy is changed most: from when each measure holds, for whom; and a few numbers. */
export function PolicyQuestions({ policy, draft, onChange }: Props): ReactNode {
  const words = useWords(policiesWords);
  const { questions } = words;
  const line = (
    name: Exclude<keyof Draft, 'phases'>,
    before: string,
    isNumber: boolean,
  ): ReactNode => (
    <Field id={name} label={questions[name]} hint={questions.says[name]}>
      {(control) => (
        <input
          {...control}
          type="text"
          inputMode={isNumber ? 'numeric' : 'text'}
          autoComplete="off"
          size={isNumber ? 8 : 30}
          value={draft[name] ?? before}
          onChange={({ target }) => onChange({ ...draft, [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <div id="questions" tabIndex={-1} className="questions">
      {policy.groups.map((group) => (
        <fieldset key={group.id}>
          <legend>{words.groups(group.id)}</legend>
          <p className="hint">
            <bdi>{group.who}</bdi>
          </p>
          <div className="inline">
            {group.phases.map(({ measure, from }) => (
              <DayField
                key={measure}
                id={`${group.id}-${measure}`}
                label={words.measures[measure]}
                value={draft.phases?.[phaseKey(group.id, measure)] ?? from ?? ''}
                onChange={(day) =>
                  onChange({
                    ...draft,
                    phases: { ...draft.phases, [phaseKey(group.id, measure)]: day },
                  })
                }
              />
            ))}
          </div>
        </fieldset>
      ))}
      {line('territories', policy.territories.join(', '), false)}
      {line('significantInterest', String(policy.significantInterest), true)}
      {line('grounds', policy.exceptions.grounds.join(', '), false)}
      {line(
        'maxDays',
        policy.exceptions.maxDays === null ? '' : String(policy.exceptions.maxDays),
        true,
      )}
      {line('remindDays', String(policy.exceptions.remindDays), true)}
      {line('staleAfterDays', String(policy.staleAfterDays), true)}
    </div>
  );
}
