import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Field, type FieldError } from '../../parts/form.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { useWhyStep } from './period-step.tsx';
import { AppPicker, type Sought } from '../../parts/app-picker.tsx';
import { DayField, dayAfter, today } from '../../parts/day-field.tsx';
import { Steps, type Step } from '../../parts/steps.tsx';
import { useProposed } from './use-proposed.ts';

/** That an app may be used after all, for a time: an authority decides on it. */
export function ProposeClearance(): ReactNode {
  const words = useWords(policiesWords);
  const { clearance } = words;
  const { day } = useFormats();
  const [app, setApp] = useState<Sought | null>(null);
  const [from, setFrom] = useState(today());
  const [last, setLast] = useState('');
  const [by, setBy] = useState('');
  const [signer, setSigner] = useState('');
  const why = useWhyStep();
  const { run, error, isBusy } = useProposed(() =>
    got(
      api.POST('/api/changes/clearance', {
        body: {
          document: {
            app: app?.id ?? '',
            signer: signer.trim() === '' ? null : signer.trim().toLowerCase(),
            from,
            to: dayAfter(last, 1),
            by: by.trim(),
            why: why.why,
          },
          why: why.why,
        },
      }),
    ),
  );
  const period: readonly FieldError[] =
    last === ''
      ? [{ field: 'last', says: clearance.noEnd }]
      : last < from
        ? [{ field: 'last', says: words.propose.endsFirst }]
        : [];
  const steps: readonly Step[] = [
    {
      id: 'app',
      title: words.listing.which.app,
      answer: <bdi>{app?.name ?? ''}</bdi>,
      errors: app === null ? [{ field: 'which-app', says: words.listing.noSubject }] : [],
      content: (
        <AppPicker
          id="which-app"
          kind="app"
          label={words.pick.app}
          hint={words.pick.says}
          value={app}
          onChange={setApp}
        />
      ),
    },
    {
      id: 'period',
      title: clearance.when,
      hint: clearance.whenSays,
      answer: last === '' ? '' : words.period(day(from), day(last)),
      errors: period,
      content: (
        <div className="inline">
          <DayField id="from" label={words.propose.from} value={from} onChange={setFrom} />
          <DayField
            id="last"
            label={words.propose.last}
            value={last}
            onChange={setLast}
            min={from}
          />
        </div>
      ),
    },
    {
      id: 'by',
      title: clearance.by,
      hint: clearance.bySays,
      answer: <bdi>{by}</bdi>,
      errors: by.trim() === '' ? [{ field: 'by', says: clearance.noBy }] : [],
      content: (
        <>
          <Field id="by" label={clearance.by}>
            {(control) => (
              <input
                {...control}
                type="text"
                size={40}
                value={by}
                onChange={({ target }) => setBy(target.value)}
              />
            )}
          </Field>
          <Field id="signer" label={clearance.signer} hint={clearance.signerSays} isOptional>
            {(control) => (
              <input
                {...control}
                type="text"
                size={40}
                autoComplete="off"
                value={signer}
                onChange={({ target }) => setSigner(target.value)}
              />
            )}
          </Field>
        </>
      ),
    },
    why.step,
  ];
  return (
    <Steps
      steps={steps}
      does={clearance.does(app?.name ?? '')}
      onDone={() => run(undefined)}
      refused={error}
      isBusy={isBusy}
    />
  );
}
