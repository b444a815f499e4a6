import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { may, type Session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Field, Form, type FieldError } from '../../parts/form.tsx';
import { common } from '../../words/common/index.ts';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { settingsWords } from '../../words/settings/index.ts';
import { DayField, dayAfter, today } from '../../parts/day-field.tsx';
import { useOrganisationName } from '../../parts/names.ts';
import { useDeed } from '../../parts/use-deed.ts';
import { KeyGroupsField } from './key-groups-field.tsx';
import { operationsOf, type KeyGroup } from './key-groups.ts';
import { Once } from './once.tsx';
import { ROLES, type Role } from './queries.ts';

/** One more key, for one of the roles that one has. */
export function AddKey({ own }: { readonly own: Session }): ReactNode {
  const { keys: words } = useWords(settingsWords);
  const { steps } = useWords(policiesWords);
  const { roles } = useWords(common);
  const organisation = useOrganisationName();
  const held = (own.who?.grants ?? []).flatMap(
    ({ role, organisation: where }): readonly { role: Role; organisation: string }[] =>
      role === 'operator'
        ? ROLES.map((one) => ({ role: one, organisation: where }))
        : [{ role, organisation: where }],
  );
  const [at, setAt] = useState(0);
  const [name, setName] = useState('');
  const [groups, setGroups] = useState<ReadonlySet<KeyGroup>>(new Set());
  const [last, setLast] = useState('');
  const [tried, setTried] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const chosen = held[at];
  const operations = operationsOf(groups).filter((one) => may(own, one));
  const { run, error, isBusy } = useDeed({
    does: () =>
      got(
        api.POST('/api/api-keys', {
          body: {
            name: name.trim(),
            role: chosen?.role ?? 'auditor',
            organisation: chosen?.organisation ?? '',
            operations: operations.length === 0 ? null : [...operations],
            until: last === '' ? null : dayAfter(last, 1),
          },
        }),
      ),
    refresh: [['api-keys']],
    said: () => words.made,
    after: (made) => {
      setSecret(made.secret);
      setName('');
      setGroups(new Set());
      setTried(false);
    },
  });
  if (chosen === undefined) return null;
  const errors: readonly FieldError[] =
    name.trim() === '' ? [{ field: 'key-name', says: words.noName }] : NONE;
  return (
    <>
      {secret !== null && <Once title={words.once} says={words.onceSays} secret={secret} />}
      <details className="fold after-table narrow">
        <summary>{words.add}</summary>
        <Form
          onSubmit={() => {
            setTried(true);
            if (errors.length === 0) run(undefined);
          }}
          errors={tried ? errors : NONE}
          refused={error}
        >
          <Field
            id="key-name"
            label={words.name}
            hint={words.nameSays}
            error={tried ? errors[0]?.says : null}
          >
            {(control) => (
              <input
                {...control}
                type="text"
                autoComplete="off"
                maxLength={100}
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          <Field id="key-role" label={words.role} hint={words.roleSays}>
            {(control) => (
              <select
                {...control}
                value={at}
                onChange={({ target }) => setAt(Number(target.value))}
              >
                {held.map((one, index) => (
                  <option key={`${one.role} ${one.organisation}`} value={index}>
                    {`${roles[one.role]}, ${organisation(one.organisation)}`}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <KeyGroupsField own={own} chosen={groups} choose={setGroups} />
          <DayField
            id="key-last"
            label={words.until}
            value={last}
            onChange={setLast}
            min={today()}
            isOptional
          />
          <Button type="submit" whyNot={isBusy ? steps.doing : null}>
            {words.does}
          </Button>
        </Form>
      </details>
    </>
  );
}
const NONE: readonly FieldError[] = [];
