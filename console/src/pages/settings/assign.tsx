import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { may, session, type Organisation } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Field, Form } from '../../parts/form.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { settingsWords } from '../../words/settings/index.ts';
import { today } from '../../parts/day-field.tsx';
import { changeRead, rulesAt, type Policy } from '../../api/policy.ts';
import { useDeed } from '../../parts/use-deed.ts';

const OWNERSHIPS = ['company', 'personal', 'unknown'] as const;

/** Put a group of a policy over an organisation, for everybody there or for some. */
export function Assign({ one }: { readonly one: Organisation }): ReactNode {
  const { groups: words } = useWords(settingsWords);
  const { steps } = useWords(policiesWords);
  const { data: own } = useQuery(session);
  const maySee = own !== undefined && may(own, 'readRules');
  const { data: held } = useQuery({ ...rulesAt(today(), undefined), enabled: maySee });
  const policies = held?.held.filter(({ kind }) => kind === 'policy') ?? [];
  const [policy, setPolicy] = useState('');
  const [group, setGroup] = useState('');
  const [ownership, setOwnership] = useState('');
  const [task, setTask] = useState('');
  const [clearance, setClearance] = useState('');
  const [isMissing, setMissing] = useState(false);
  const chosen = policy === '' ? (policies[0]?.subject ?? 'nl') : policy;
  const change = policies.find(({ subject }) => subject === chosen)?.id ?? '';
  const { data: text } = useQuery({ ...changeRead(change), enabled: change !== '' });
  const groups = (text?.content as Policy | undefined)?.groups ?? [];
  const isLoading = maySee && (held === undefined || (change !== '' && text === undefined));
  const name = group === '' ? (groups[0]?.id ?? '') : group;
  const { run, error, isBusy } = useDeed({
    does: () =>
      got(
        api.POST('/api/assignments', {
          body: {
            organisation: one.id,
            policy: chosen,
            group: name,
            ownership: OWNERSHIPS.find((known) => known === ownership) ?? null,
            function: task.trim() === '' ? null : task.trim(),
            clearance: clearance.trim() === '' ? null : clearance.trim(),
          },
        }),
      ),
    refresh: [['assignments'], ['rules']],
    said: () => words.assigned,
  });
  const input = (
    id: string,
    label: string,
    hint: string,
    value: string,
    set: (text: string) => void,
  ): ReactNode => (
    <Field id={id} label={label} hint={hint} isOptional>
      {(control) => (
        <input
          {...control}
          type="text"
          autoComplete="off"
          value={value}
          onChange={({ target }) => set(target.value)}
        />
      )}
    </Field>
  );
  return (
    <details className="fold">
      <summary>{words.assign}</summary>
      <Form
        onSubmit={() => {
          setMissing(name === '');
          if (name !== '') run(undefined);
        }}
        refused={error}
      >
        <p className="hint">{words.assignSays}</p>
        {isLoading && <Lines rows={2} />}
        {!isLoading &&
          (policies.length > 0 ? (
            <Field id="assign-policy" label={words.policy}>
              {(control) => (
                <select
                  {...control}
                  value={chosen}
                  onChange={({ target }) => {
                    setPolicy(target.value);
                    setGroup('');
                  }}
                >
                  {policies.map(({ id, subject }) => (
                    <option key={id} value={subject}>
                      {subject}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ) : (
            input('assign-policy', words.policy, words.policySays, policy, setPolicy)
          ))}
        {!isLoading &&
          (groups.length > 0 ? (
            <Field
              id="assign-group"
              label={words.group}
              hint={groups.find(({ id }) => id === name)?.who}
            >
              {(control) => (
                <select {...control} value={name} onChange={({ target }) => setGroup(target.value)}>
                  {groups.map(({ id }) => (
                    <option key={id} value={id}>
                      {id}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ) : (
            <Field
              id="assign-group"
              label={words.group}
              hint={words.groupSays}
              error={isMissing ? words.noGroup : null}
            >
              {(control) => (
                <input
                  {...control}
                  type="text"
                  autoComplete="off"
                  value={group}
                  onChange={({ target }) => setGroup(target.value)}
                />
              )}
            </Field>
          ))}
        <Field id="assign-ownership" label={words.ownership}>
          {(control) => (
            <select
              {...control}
              value={ownership}
              onChange={({ target }) => setOwnership(target.value)}
            >
              <option value="">{words.everybody}</option>
              {OWNERSHIPS.map((known) => (
                <option key={known} value={known}>
                  {words.ownerships[known]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {input('assign-function', words.function, words.functionSays, task, setTask)}
        {input('assign-clearance', words.clearance, words.clearanceSays, clearance, setClearance)}
        <Button type="submit" whyNot={isBusy ? steps.doing : null}>
          {words.does}
        </Button>
      </Form>
    </details>
  );
}
