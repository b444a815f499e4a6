import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';
import { Choice, Field, type FieldError } from '../../parts/form.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { policiesWords } from '../../words/policies/index.ts';
import { AppPicker, type Sought } from '../../parts/app-picker.tsx';
import { DayField, dayAfter, today } from '../../parts/day-field.tsx';
import type { Mitigation, Policy } from '../../api/policy.ts';
import { Steps, type Step } from '../../parts/steps.tsx';
import { useDeed } from '../../parts/use-deed.ts';
import { MITIGATIONS } from './mitigations.tsx';
import { useGround } from './use-ground.ts';

type Props = {
  /** All of one app, or none: then the app and the phones are asked for. */
  readonly findings: readonly Schemas['Finding'][];
  readonly rules: Policy['exceptions'];
};

/** One question at a time; what the policy allows is offered, and nothing else. */
export function Ask({ findings, rules }: Props): ReactNode {
  const words = useWords(exceptionsWords);
  const { ask } = words;
  const { listing, pick } = useWords(policiesWords);
  const { day, number, list } = useFormats();
  const groundName = useGround();
  const navigate = useNavigate();
  const [app, setApp] = useState<Sought | null>(null);
  const [typed, setTyped] = useState('');
  const [scope, setScope] = useState<'holder' | 'list'>('holder');
  const [group, setGroup] = useState('');
  const [ground, setGround] = useState<string | null>(null);
  const [task, setTask] = useState('');
  const [mitigations, setMitigations] = useState<readonly Mitigation[]>(rules.mitigations);
  const [from, setFrom] = useState('');
  const [last, setLast] = useState('');
  const [isRestricted, setRestricted] = useState<'no' | 'yes'>('no');
  const phones = findings.length > 0 ? findings.map(({ device }) => device) : numbersIn(typed);
  const called = findings[0]?.appName ?? findings[0]?.category ?? app?.name ?? '';
  const { run, error, isBusy } = useDeed({
    does: () =>
      got(
        api.POST('/api/exceptions', {
          body: {
            ...(findings.length > 0
              ? { findings: findings.map(({ id }) => id) }
              : { app: app?.id ?? '', devices: [...phones] }),
            group: scope === 'list' ? group.trim() : null,
            ground: ground ?? '',
            task: task.trim(),
            mitigations: [...mitigations],
            from: from === '' ? null : from,
            until: dayAfter(last, 1),
            restricted: isRestricted === 'yes',
          },
        }),
      ),
    refresh: [['exceptions']],
    said: () => ask.done,
    after: ({ id }) => void navigate({ to: '/exceptions/$exception', params: { exception: id } }),
  });
  const begins = from === '' ? today() : from;
  const latest = rules.maxDays === null ? undefined : dayAfter(begins, rules.maxDays - 1);
  const need = (field: string, says: string, isThere: boolean): readonly FieldError[] =>
    isThere ? [] : [{ field, says }];
  const wrongLast =
    last === ''
      ? ask.noLast
      : last < begins
        ? ask.endsFirst
        : latest !== undefined && last > latest
          ? ask.tooLong(day(latest))
          : null;
  const steps: readonly Step[] = [
    {
      id: 'phones',
      title: ask.which,
      answer: <bdi>{words.titleOf(called, number(phones.length), phones.length === 1)}</bdi>,
      errors: [
        ...need('which-app', listing.noSubject, findings.length > 0 || app !== null),
        ...need('phones', ask.noPhones, phones.length > 0),
        ...need('group', ask.noGroup, scope === 'holder' || group.trim() !== ''),
      ],
      content: (
        <>
          {findings.length > 0 ? (
            <p>
              <bdi>{words.titleOf(called, number(phones.length), phones.length === 1)}</bdi>{' '}
              <span className="quiet">
                {words.request.numbers} {list(phones.map(String))}
              </span>
            </p>
          ) : (
            <>
              <AppPicker
                id="which-app"
                kind="app"
                label={pick.app}
                hint={pick.says}
                value={app}
                onChange={setApp}
              />
              <Field id="phones" label={ask.phones} hint={ask.phonesSay}>
                {(control) => (
                  <input
                    {...control}
                    type="text"
                    inputMode="numeric"
                    autoComplete="off"
                    size={30}
                    value={typed}
                    onChange={({ target }) => setTyped(target.value)}
                  />
                )}
              </Field>
            </>
          )}
          {rules.deviceGroups && (
            <Choice
              legend={ask.whose}
              value={scope}
              onChange={setScope}
              options={[
                { value: 'holder', label: ask.holder },
                { value: 'list', label: ask.list, says: ask.listSays },
              ]}
            />
          )}
          {scope === 'list' && (
            <Field id="group" label={ask.group} hint={ask.groupSays}>
              {(control) => (
                <input
                  {...control}
                  type="text"
                  autoComplete="off"
                  maxLength={100}
                  value={group}
                  onChange={({ target }) => setGroup(target.value)}
                />
              )}
            </Field>
          )}
        </>
      ),
    },
    {
      id: 'ground',
      title: ask.ground,
      hint: ask.groundSays,
      answer: ground === null ? '' : groundName(ground),
      errors: need('ground', ask.noGroundChosen, ground !== null),
      content: (
        <div id="ground" tabIndex={-1}>
          <Choice
            legend={words.columns.ground}
            value={ground}
            onChange={setGround}
            options={rules.grounds.map((value) => ({ value, label: groundName(value) }))}
          />
        </div>
      ),
    },
    {
      id: 'task',
      title: ask.task,
      hint: ask.taskSays,
      answer: <bdi>{task}</bdi>,
      errors: need('task', ask.noTask, task.trim() !== ''),
      content: (
        <Field id="task" label={words.request.task} hint={ask.taskHint}>
          {(control) => (
            <textarea
              {...control}
              maxLength={4000}
              value={task}
              onChange={({ target }) => setTask(target.value)}
            />
          )}
        </Field>
      ),
    },
    {
      id: 'mitigations',
      title: ask.mitigations,
      hint: ask.mitigationsSay,
      answer:
        mitigations.length === 0
          ? ask.noMitigations
          : list(mitigations.map((one) => words.mitigations.names[one])),
      errors: need(
        rules.mitigations.find((one) => !mitigations.includes(one)) ?? 'mitigations',
        ask.demanded,
        rules.mitigations.every((one) => mitigations.includes(one)),
      ),
      content: (
        <fieldset>
          <legend className="unseen">{ask.mitigations}</legend>
          {MITIGATIONS.map((one) => (
            <div className="choice" key={one}>
              <input
                type="checkbox"
                id={one}
                checked={mitigations.includes(one)}
                onChange={({ target }) =>
                  setMitigations((before) =>
                    target.checked ? [...before, one] : before.filter((other) => other !== one),
                  )
                }
              />
              <label htmlFor={one}>{words.mitigations.names[one]}</label>
              {rules.mitigations.includes(one) && <p>{ask.isDemanded}</p>}
            </div>
          ))}
        </fieldset>
      ),
    },
    {
      id: 'period',
      title: ask.until,
      hint: latest === undefined ? ask.untilSays : ask.untilLimit(day(latest)),
      answer: last === '' ? '' : words.request.from(from === '' ? null : day(from), day(last)),
      errors: wrongLast === null ? [] : [{ field: 'last', says: wrongLast }],
      content: (
        <div className="inline">
          <DayField
            id="from"
            label={ask.from}
            value={from}
            onChange={setFrom}
            min={today()}
            isOptional
          />
          <DayField
            id="last"
            label={ask.last}
            value={last}
            onChange={setLast}
            min={begins}
            {...(latest === undefined ? {} : { max: latest })}
          />
        </div>
      ),
    },
    {
      id: 'restricted',
      title: ask.restricted,
      hint: ask.restrictedSays,
      answer: '',
      errors: [],
      content: (
        <Choice
          legend={ask.restricted}
          value={isRestricted}
          onChange={setRestricted}
          options={[
            { value: 'no', label: ask.open },
            { value: 'yes', label: ask.closed, says: ask.closedSays },
          ]}
        />
      ),
    },
  ];
  return (
    <Steps
      steps={steps}
      does={ask.does(called, number(phones.length), phones.length === 1)}
      onDone={() => run(undefined)}
      refused={error}
      isBusy={isBusy}
    />
  );
}

/** Our own numbers of phones, typed with commas or spaces. */
const numbersIn = (text: string): readonly number[] => [
  ...new Set(
    text
      .split(/\D+/)
      .filter((one) => one !== '')
      .map(Number),
  ),
];
