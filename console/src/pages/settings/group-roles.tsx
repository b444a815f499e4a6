import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { may, organisations, session, type Session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Field, Form, type FieldError } from '../../parts/form.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { settingsWords } from '../../words/settings/index.ts';
import { useOrganisationName } from '../../parts/names.ts';
import { useDeed } from '../../parts/use-deed.ts';
import { GrantWords } from './grant-words.tsx';
import { groupRoles } from './queries.ts';
import { grantOf, RoleFields, type RoleDraft } from './role-fields.tsx';
import { Sure } from './sure.tsx';

/** What groups of the login server may do: made anew at each login. */
export function GroupRoles({ own }: { readonly own: Session }): ReactNode {
  const { groupRoles: words } = useWords(settingsWords);
  const organisation = useOrganisationName();
  const { data: here } = useSuspenseQuery(session);
  const { data, error, refetch } = useQuery(groupRoles);
  const remove = useDeed({
    does: (groupRole: string) =>
      got(api.POST('/api/group-roles/{groupRole}/remove', { params: { path: { groupRole } } })),
    refresh: [['group-roles'], ['people']],
    said: () => words.removed,
  });
  return (
    <section aria-labelledby="group-roles">
      <h2 id="group-roles">{words.title}</h2>
      <p className="lead">{here.login ? words.lead : words.noLogin}</p>
      {error && <ProblemView error={error} again={() => void refetch()} />}
      {remove.error && <ProblemView error={remove.error} />}
      {!data && !error && <Lines rows={2} />}
      {data?.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className="list narrow">
        {data?.map((one) => (
          <li key={one.id}>
            <b>
              <bdi>{one.group}</bdi>
            </b>
            : <GrantWords grant={one} where={organisation(one.organisation)} />{' '}
            {may(own, 'removeGroupRole') && (
              <Sure
                does={words.remove}
                of={one.group}
                says={words.removeSays}
                onSure={() => remove.run(one.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {may(own, 'addGroupRole') && <AddGroupRole />}
    </section>
  );
}

function AddGroupRole(): ReactNode {
  const { groupRoles: words } = useWords(settingsWords);
  const { steps } = useWords(policiesWords);
  const { data: tree } = useQuery(organisations);
  const [group, setGroup] = useState('');
  const [given, setDraft] = useState<RoleDraft>({
    role: 'mdm-administrator',
    organisation: '',
    rank: '',
    delegated: false,
  });
  const draft = { ...given, organisation: given.organisation || (tree?.[0]?.id ?? '') };
  const [tried, setTried] = useState(false);
  const { run, error, isBusy } = useDeed({
    does: () =>
      got(api.POST('/api/group-roles', { body: { group: group.trim(), ...grantOf(draft) } })),
    refresh: [['group-roles']],
    said: () => words.added,
    after: () => {
      setGroup('');
      setTried(false);
    },
  });
  const errors: readonly FieldError[] =
    group.trim() === '' ? [{ field: 'group-name', says: words.noGroup }] : NONE;
  return (
    <details className="fold narrow">
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
          id="group-name"
          label={words.group}
          hint={words.groupSays}
          error={tried ? errors[0]?.says : null}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              size={36}
              autoComplete="off"
              value={group}
              onChange={({ target }) => setGroup(target.value)}
            />
          )}
        </Field>
        <RoleFields id="group" draft={draft} onChange={setDraft} />
        <Button type="submit" whyNot={isBusy ? steps.doing : null}>
          {words.does}
        </Button>
      </Form>
    </details>
  );
}
const NONE: readonly FieldError[] = [];
