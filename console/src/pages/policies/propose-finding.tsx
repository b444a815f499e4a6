import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Choice, Field, type FieldError } from '../../parts/form.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { useWhyStep } from './period-step.tsx';
import { AppPicker, type Sought } from '../../parts/app-picker.tsx';
import { DayField, dayAfter, today } from '../../parts/day-field.tsx';
import { Steps, type Step } from '../../parts/steps.tsx';
import { useProposed } from './use-proposed.ts';

const DECISIONS = ['prohibited', 'undetermined', 'permitted'] as const;

/** What an analyst found of an app, with what it rests on: an authority signs it. */
export function ProposeFinding(): ReactNode {
  const words = useWords(policiesWords);
  const { finding } = words;
  const { day } = useFormats();
  const [app, setApp] = useState<Sought | null>(null);
  const [decision, setDecision] = useState<(typeof DECISIONS)[number]>('prohibited');
  const [from, setFrom] = useState(today());
  const [last, setLast] = useState('');
  const [by, setBy] = useState('');
  const [sources, setSources] = useState('');
  const why = useWhyStep();
  const named = sources
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const { run, error, isBusy } = useProposed(() =>
    got(
      api.POST('/api/changes/finding', {
        body: {
          document: {
            app: app?.id ?? '',
            decision,
            from,
            to: last === '' ? null : dayAfter(last, 1),
            by: by.trim(),
            why: why.why,
            sources: named,
          },
          why: why.why,
        },
      }),
    ),
  );
  const period: readonly FieldError[] =
    last !== '' && last < from ? [{ field: 'last', says: words.propose.endsFirst }] : [];
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
      id: 'decision',
      title: finding.decision,
      answer: finding.decisions[decision],
      errors: [],
      content: (
        <Choice
          legend={finding.decision}
          value={decision}
          onChange={setDecision}
          options={DECISIONS.map((value) => ({ value, label: finding.decisions[value] }))}
        />
      ),
    },
    {
      id: 'sources',
      title: finding.sources,
      hint: finding.sourcesSay,
      answer: <bdi>{named.join('; ')}</bdi>,
      errors: [
        ...(named.length === 0 ? [{ field: 'sources', says: finding.noSources }] : []),
        ...(by.trim() === '' ? [{ field: 'by', says: words.clearance.noBy }] : []),
      ],
      content: (
        <>
          <Field id="sources" label={finding.sources}>
            {(control) => (
              <textarea
                {...control}
                value={sources}
                onChange={({ target }) => setSources(target.value)}
              />
            )}
          </Field>
          <Field id="by" label={finding.by} hint={words.clearance.bySays}>
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
        </>
      ),
    },
    {
      id: 'period',
      title: finding.when,
      hint: finding.whenSays,
      answer: words.period(day(from), last === '' ? null : day(last)),
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
            isOptional
          />
        </div>
      ),
    },
    why.step,
  ];
  return (
    <Steps
      steps={steps}
      does={finding.does(app?.name ?? '')}
      onDone={() => run(undefined)}
      refused={error}
      isBusy={isBusy}
    />
  );
}
