import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Choice, Field, type FieldError } from '../../parts/form.tsx';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { idOf, identifiersOf, NO_LISTING, type ListingDraft } from './listing-draft.ts';
import { usePeriodStep, useWhyStep } from './period-step.tsx';
import { AppPicker, type Sought } from '../../parts/app-picker.tsx';
import { today } from '../../parts/day-field.tsx';
import { policyInForce } from '../../api/policy.ts';
import { Steps, type Step } from '../../parts/steps.tsx';
import { useProposed } from './use-proposed.ts';

/** A listing by hand: an app, a company or a territory that a government names. */
export function ProposeListing(): ReactNode {
  const words = useWords(policiesWords);
  const { listing } = words;
  const { data: held } = useQuery(policyInForce(today()));
  const [draft, setDraft] = useState<ListingDraft>(NO_LISTING);
  const [found, setFound] = useState<Sought | null>(null);
  const period = usePeriodStep();
  const why = useWhyStep();
  const set = (more: Partial<ListingDraft>): void => setDraft((before) => ({ ...before, ...more }));
  const { kind } = draft;
  const isNew = kind === 'new-app';
  const subject =
    kind === 'territory'
      ? draft.territory.trim().toUpperCase()
      : isNew
        ? idOf(draft.name)
        : (found?.id ?? '');
  const called = isNew ? draft.name.trim() : (found?.name ?? subject);
  const document = {
    id: idOf(`${held?.policy.government ?? ''} ${subject}`),
    policy: held?.policy.id ?? '',
    government: held?.policy.government ?? '',
    authority: draft.authority.trim(),
    instrument: draft.instrument.trim(),
    measure: draft.measure,
    subject:
      kind === 'territory'
        ? { kind, territory: subject }
        : kind === 'entity'
          ? { kind, entity: subject }
          : { kind: 'app', app: subject },
    words: called,
    source: draft.source.trim(),
    ...(kind === 'entity' ? { subsidiaries: draft.reaches, affiliates: false } : {}),
    ...(isNew
      ? { app: { id: subject, name: called, sensitive: '', identifiers: identifiersOf(draft) } }
      : {}),
  };
  const { run, error, isBusy } = useProposed(() =>
    got(
      api.POST('/api/changes/listing', {
        body: { document, why: why.why, from: period.from, until: period.until },
      }),
    ),
  );
  const input = (
    name: 'territory' | 'name' | 'android' | 'ios' | 'authority' | 'instrument' | 'source',
    error?: string,
  ): ReactNode => (
    <Field id={name} label={listing[name]} hint={listing.hints[name]} error={error}>
      {(control) => (
        <input
          {...control}
          type="text"
          autoComplete="off"
          size={40}
          value={draft[name]}
          onChange={({ target }) => set({ [name]: target.value })}
        />
      )}
    </Field>
  );
  const missing = (name: string, says: string, isThere: boolean): readonly FieldError[] =>
    isThere ? [] : [{ field: name, says }];
  const steps: readonly Step[] = [
    {
      id: 'kind',
      title: listing.kind,
      answer: listing.kinds[kind],
      errors: [],
      content: (
        <Choice
          legend={listing.kind}
          value={kind}
          onChange={(value) => {
            setFound(null);
            set({ kind: value });
          }}
          options={(['app', 'new-app', 'entity', 'territory'] as const).map((value) => ({
            value,
            label: listing.kinds[value],
            says: listing.kindsSay[value],
          }))}
        />
      ),
    },
    {
      id: 'subject',
      title: listing.which[kind],
      answer: <bdi>{called}</bdi>,
      errors:
        kind === 'territory'
          ? missing('territory', listing.noTerritory, /^[A-Z]{2}$/.test(subject))
          : isNew
            ? [
                ...missing('name', listing.noName, draft.name.trim() !== ''),
                ...missing('android', listing.noIdentifier, identifiersOf(draft).length > 0),
              ]
            : missing('subject', listing.noSubject, found !== null),
      content:
        kind === 'territory' ? (
          input('territory')
        ) : isNew ? (
          <>
            {input('name')}
            {input('android')}
            {input('ios')}
          </>
        ) : (
          <>
            <AppPicker
              id="subject"
              key={kind}
              kind={kind}
              label={kind === 'app' ? words.pick.app : words.pick.entity}
              hint={words.pick.says}
              value={found}
              onChange={setFound}
            />
            {kind === 'entity' && (
              <div className="choice">
                <input
                  type="checkbox"
                  id="reaches"
                  checked={draft.reaches}
                  onChange={({ target }) => set({ reaches: target.checked })}
                />
                <label htmlFor="reaches">{listing.reaches}</label>
                <p>{listing.reachesSays}</p>
              </div>
            )}
          </>
        ),
    },
    {
      id: 'basis',
      title: listing.basis,
      hint: listing.basisSays,
      answer: <bdi>{`${draft.instrument}, ${draft.authority}`}</bdi>,
      errors: [
        ...missing('authority', listing.noAuthority, draft.authority.trim() !== ''),
        ...missing('instrument', listing.noInstrument, draft.instrument.trim() !== ''),
        ...missing('source', listing.noSource, /^https?:\/\/\S+$/.test(draft.source.trim())),
      ],
      content: (
        <>
          {input('authority')}
          {input('instrument')}
          {input('source')}
          <Choice
            legend={listing.measure}
            value={draft.measure}
            onChange={(measure) => set({ measure })}
            options={(['prohibit', 'remove'] as const).map((value) => ({
              value,
              label: listing.measures[value],
            }))}
          />
        </>
      ),
    },
    period.step,
    why.step,
  ];
  return (
    <Steps
      steps={steps}
      does={listing.does(called)}
      onDone={() => run(undefined)}
      refused={error}
      isBusy={isBusy}
      whyNot={held === undefined ? words.steps.doing : null}
    />
  );
}
