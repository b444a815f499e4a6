import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { coverage, may, session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Choice, Field, Form, type FieldError } from '../../parts/form.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import type { StandingTo } from './change-page.tsx';
import type { ChangeRead } from './queries.ts';
import { DayField, today } from '../../parts/day-field.tsx';
import { Reasons } from '../../parts/reasons.tsx';
import { useDeed } from '../../parts/use-deed.ts';

type Props = {
  readonly read: ChangeRead;
  readonly standing: StandingTo;
  /** It was refused; with what had been written. */
  readonly onLate: (error: unknown, wrote: string) => void;
};

/** Adopt or reject, by another person than who proposed it. */
export function Decide(props: Props): ReactNode {
  const words = useWords(policiesWords);
  const { standing } = props;
  if (standing === 'may' || standing === 'may-reject') return <Deciding {...props} />;
  return (
    <section className="form" aria-labelledby="decide">
      <h2 id="decide">{words.decide.title}</h2>
      <p>
        <Button whyNot={words.decide.whyNot[standing]}>{words.decide.adopt}</Button>
      </p>
    </section>
  );
}

function Deciding({ read, standing, onLate }: Props): ReactNode {
  const words = useWords(policiesWords);
  const { day, number } = useFormats();
  const { change, binds, others } = read;
  const hasOwnDays = change.kind === 'clearance' || change.kind === 'finding';
  const phones = usePhones(binds.map(({ id }) => id));
  const [choice, setChoice] = useState<'adopt' | 'reject' | null>(
    standing === 'may' ? null : 'reject',
  );
  const [why, setWhy] = useState('');
  const [from, setFrom] = useState(change.from ?? today());
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const begins = from < today() ? today() : from;
  const { run, error, isBusy } = useDeed({
    does: (deed: 'adopt' | 'reject') => {
      const params = { path: { change: change.id } };
      const reasons = { why: why.trim() };
      if (deed === 'reject')
        return got(api.POST('/api/changes/{change}/reject', { params, body: reasons }));
      if (change.kind === 'clearance')
        return got(api.POST('/api/changes/{change}/clear', { params, body: reasons }));
      if (change.kind === 'finding')
        return got(api.POST('/api/changes/{change}/sign', { params, body: reasons }));
      const body = { ...reasons, from: begins };
      return got(api.POST('/api/changes/{change}/adopt', { params, body }));
    },
    refresh: [['changes'], ['rules']],
    said: ({ state }) => (state === 'adopted' ? words.decide.adopted : words.decide.rejected),
    orElse: (refusal) => onLate(refusal, why.trim()),
  });
  const needsNumber = choice === 'adopt' && phones !== null && phones > 0;
  const isNumber = Number(typed.replaceAll(/\D/g, '')) === phones && typed.trim() !== '';
  const errors: readonly FieldError[] = [
    ...(choice === null ? [{ field: 'decide', says: words.decide.choose }] : []),
    ...(why.trim() === '' ? [{ field: 'why', says: words.decide.whyMissing }] : []),
    ...(needsNumber && !isNumber
      ? [{ field: 'number', says: words.decide.numberWrong(number(phones)) }]
      : []),
  ];
  const wrong = (field: string): string | null =>
    tried ? (errors.find((one) => one.field === field)?.says ?? null) : null;
  const bound = binds.length + others;
  const does =
    choice === null
      ? words.decide.first
      : choice === 'reject'
        ? words.decide.reject
        : words.decide.adoptFrom(
            day(hasOwnDays ? (change.from ?? begins) : begins),
            number(bound),
            bound === 1,
            phones === null ? null : number(phones),
            phones === 1,
          );
  const decide = (): void => {
    setTried(true);
    if (errors.length === 0 && choice !== null) run(choice);
  };
  return (
    <Form onSubmit={decide} errors={tried ? errors : NONE} refused={error}>
      <div id="decide" tabIndex={-1}>
        <Choice
          legend={words.decide.title}
          hint={words.decide.second}
          value={choice}
          onChange={setChoice}
          options={[
            ...(standing === 'may'
              ? [
                  {
                    value: 'adopt' as const,
                    label: words.decide.adopt,
                    says: words.decide.adoptSays,
                  },
                ]
              : []),
            { value: 'reject', label: words.decide.reject, says: words.decide.rejectSays },
          ]}
        />
      </div>
      {choice === 'adopt' && !hasOwnDays && (
        <DayField
          id="from"
          label={words.decide.from}
          hint={words.decide.fromSays}
          value={begins}
          min={today()}
          onChange={(value) => setFrom(value === '' ? today() : value)}
        />
      )}
      <Reasons id="why" value={why} onChange={setWhy} error={wrong('why')} label={words.why} />
      {needsNumber && (
        <Field
          id="number"
          label={words.decide.number}
          hint={words.decide.numberSays(number(phones))}
          error={wrong('number')}
        >
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
      <div className="actions">
        <Button
          type="submit"
          does
          whyNot={isBusy ? words.steps.doing : choice === null ? words.decide.choose : null}
        >
          {does}
        </Button>
      </div>
    </Form>
  );
}
const NONE: readonly FieldError[] = [];

/** How many phones a change binds; null where whoever looks may not count them. */
function usePhones(organisations: readonly string[]): number | null {
  const { data: own } = useSuspenseQuery(session);
  const { data } = useQuery({ ...coverage, enabled: may(own, 'readCoverage') });
  if (data === undefined) return null;
  const bound = new Set(organisations);
  return data.rows
    .filter(({ organisation }) => bound.has(organisation))
    .reduce((all, { devices }) => all + devices, 0);
}
