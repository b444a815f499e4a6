import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Choice, Form, type FieldError } from '../../parts/form.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { policiesWords } from '../../words/policies/index.ts';
import { DayField, dayAfter, lastDay, today } from '../../parts/day-field.tsx';
import { Reasons } from '../../parts/reasons.tsx';
import { useDeed } from '../../parts/use-deed.ts';
import type { Exception } from './queries.ts';

type Props = {
  readonly one: Exception;
  /** Why whoever looks can't decide; null: they can, as far as their role tells. */
  readonly whyNot: string | null;
  readonly isRead: boolean;
  readonly onLate: (error: unknown, wrote: string) => void;
};

/** Grant, grant for a shorter time, or refuse. The server knows rank and who asked, and says so. */
export function Decide({ one, whyNot, isRead, onLate }: Props): ReactNode {
  const { decide: words } = useWords(exceptionsWords);
  const { steps, why: reasons } = useWords(policiesWords);
  const { day, number } = useFormats();
  const [choice, setChoice] = useState<'grant' | 'shorter' | 'refuse' | null>(null);
  const [why, setWhy] = useState('');
  const [last, setLast] = useState('');
  const [tried, setTried] = useState(false);
  const asked = lastDay(one.until);
  const phones = one.devices ?? 0;
  const { run, error, isBusy } = useDeed({
    does: (decision: 'grant' | 'shorter' | 'refuse') =>
      got(
        api.POST('/api/exceptions/{exception}/decision', {
          params: { path: { exception: one.id } },
          body: {
            decision: decision === 'refuse' ? 'refuse' : 'grant',
            why: why.trim(),
            ...(decision === 'shorter' ? { until: dayAfter(last, 1) } : {}),
          },
        }),
      ),
    refresh: [['exceptions'], ['app-phones']],
    said: ({ state }) => (state === 'refused' ? words.refused : words.granted),
    orElse: (refusal) => onLate(refusal, why.trim()),
  });
  if (whyNot !== null)
    return (
      <div className="form">
        <h2>{words.title}</h2>
        <p className="after">
          <Button whyNot={whyNot}>{words.grant}</Button>
        </p>
      </div>
    );
  const errors: readonly FieldError[] = [
    ...(choice === 'shorter' && (last === '' || last < today() || last > asked)
      ? [{ field: 'last', says: words.lastWrong(day(asked)) }]
      : []),
    ...(why.trim() === '' ? [{ field: 'why', says: words.whyMissing }] : []),
  ];
  const wrong = (field: string): string | undefined =>
    tried ? errors.find((error) => error.field === field)?.says : undefined;
  const end = choice === 'shorter' && last !== '' ? last : asked;
  const does =
    choice === null
      ? words.first
      : choice === 'refuse'
        ? words.doesRefuse
        : one.devices === null
          ? words.doesGrant(day(end))
          : words.doesGrantFor(number(phones), phones === 1, day(end));
  const decide = (): void => {
    setTried(true);
    if (errors.length === 0 && choice !== null) run(choice);
  };
  return (
    <Form onSubmit={decide} errors={tried ? errors : NONE} refused={error}>
      <Choice
        legend={words.title}
        hint={isRead ? null : words.unread}
        value={choice}
        onChange={setChoice}
        options={[
          { value: 'grant', label: words.grant, says: words.grantSays(day(asked)) },
          { value: 'shorter', label: words.shorter, says: words.shorterSays },
          { value: 'refuse', label: words.refuse, says: words.refuseSays },
        ]}
      />
      {choice === 'shorter' && (
        <DayField
          id="last"
          label={words.last}
          value={last}
          onChange={setLast}
          min={today()}
          max={asked}
          error={wrong('last')}
        />
      )}
      <Reasons
        id="why"
        label={reasons}
        hint={words.whySays}
        value={why}
        onChange={setWhy}
        error={wrong('why')}
      />
      <div className="actions">
        <Button
          type="submit"
          does
          whyNot={isBusy ? steps.doing : choice === null ? words.firstSays : null}
        >
          {does}
        </Button>
      </div>
    </Form>
  );
}
const NONE: readonly FieldError[] = [];
