import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { organisations } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Field, Form, type FieldError } from '../../parts/form.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { settingsWords } from '../../words/settings/index.ts';
import { useDeed } from '../../parts/use-deed.ts';
import { Once } from './once.tsx';
import { grantOf, RoleFields, type RoleDraft } from './role-fields.tsx';

/** Invite somebody: a link that opens once, shown once. */
export function Invite(): ReactNode {
  const { people: words } = useWords(settingsWords);
  const { steps } = useWords(policiesWords);
  const { moment } = useFormats();
  const { data: tree } = useQuery(organisations);
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [isCleared, setCleared] = useState(false);
  const [given, setDraft] = useState<RoleDraft>({
    role: 'mdm-administrator',
    organisation: '',
    rank: '',
    delegated: false,
  });
  const draft = { ...given, organisation: given.organisation || (tree?.[0]?.id ?? '') };
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<{ name: string; link: string; ends: string } | null>(null);
  const { run, error, isBusy } = useDeed({
    does: () =>
      got(
        api.POST('/api/people', {
          body: {
            name: name.trim(),
            address: address.trim() === '' ? null : address.trim(),
            cleared: isCleared,
            ...grantOf(draft),
          },
        }),
      ),
    refresh: [['people']],
    said: () => words.invited,
    after: ({ person, link, ends }) => {
      setMade({ name: person.name, link, ends });
      setName('');
      setAddress('');
      setTried(false);
    },
  });
  const errors: readonly FieldError[] =
    name.trim() === '' ? [{ field: 'invite-name', says: words.noName }] : NONE;
  const invite = (): void => {
    setTried(true);
    if (errors.length === 0) run(undefined);
  };
  return (
    <>
      {made && (
        <Once
          title={words.linkFor(made.name)}
          says={words.linkSays(moment(made.ends))}
          secret={made.link}
        />
      )}
      <details className="fold after-table">
        <summary>{words.invite}</summary>
        <Form onSubmit={invite} errors={tried ? errors : NONE} refused={error}>
          <Field
            id="invite-name"
            label={words.name}
            hint={words.nameSays}
            error={tried ? errors[0]?.says : null}
          >
            {(control) => (
              <input
                {...control}
                type="text"
                size={36}
                maxLength={200}
                autoComplete="off"
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          <Field id="invite-address" label={words.address} hint={words.addressSays} isOptional>
            {(control) => (
              <input
                {...control}
                type="text"
                inputMode="email"
                size={36}
                autoComplete="off"
                value={address}
                onChange={({ target }) => setAddress(target.value)}
              />
            )}
          </Field>
          <RoleFields id="invite" draft={draft} onChange={setDraft} />
          <div className="choice">
            <input
              type="checkbox"
              id="invite-cleared"
              checked={isCleared}
              onChange={({ target }) => setCleared(target.checked)}
            />
            <label htmlFor="invite-cleared">{words.cleared}</label>
            <p>{words.clearedSays}</p>
          </div>
          <Button type="submit" does whyNot={isBusy ? steps.doing : null}>
            {words.makeLink}
          </Button>
        </Form>
      </details>
    </>
  );
}
const NONE: readonly FieldError[] = [];
