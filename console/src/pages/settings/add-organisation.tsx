import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import type { Organisation } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Field, Form } from '../../parts/form.tsx';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { settingsWords } from '../../words/settings/index.ts';
import { useDeed } from '../../parts/use-deed.ts';

/** One more below the one that is chosen. */
export function AddOrganisation({ below }: { readonly below: Organisation }): ReactNode {
  const { organisations: words } = useWords(settingsWords);
  const { steps } = useWords(policiesWords);
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { run, error, isBusy } = useDeed({
    does: () =>
      got(api.POST('/api/organisations', { body: { parent: below.id, name: name.trim() } })),
    refresh: [['organisations']],
    said: () => words.added,
    after: ({ id }) => void navigate({ to: '/settings', search: { show: 'organisations', id } }),
  });
  const add = (): void => {
    setMissing(name.trim() === '');
    if (name.trim() !== '') run(undefined);
  };
  return (
    <details className="fold">
      <summary>{words.add}</summary>
      <Form onSubmit={add} refused={error}>
        <Field
          id="new-organisation"
          label={words.name}
          hint={words.nameSays(below.name)}
          error={isMissing ? words.noName : null}
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
        <Button type="submit" whyNot={isBusy ? steps.doing : null}>
          {words.does}
        </Button>
      </Form>
    </details>
  );
}
