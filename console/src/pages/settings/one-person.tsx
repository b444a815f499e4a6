import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { may, type Session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Form } from '../../parts/form.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Name } from '../../parts/values.tsx';
import { common } from '../../words/common/index.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { settingsWords } from '../../words/settings/index.ts';
import { useOrganisationName, type Person } from '../../parts/names.ts';
import { useDeed } from '../../parts/use-deed.ts';
import { GrantWords } from './grant-words.tsx';
import { Once } from './once.tsx';
import { grantOf, RoleFields, type RoleDraft } from './role-fields.tsx';
import { Sure } from './sure.tsx';

/** One person: their roles, their sign-in, their end. */
export function OnePerson({
  one,
  own,
}: {
  readonly one: Person;
  readonly own: Session;
}): ReactNode {
  const { people: words } = useWords(settingsWords);
  const { yes, no, none, back } = useWords(common);
  const { day, moment, number } = useFormats();
  const organisation = useOrganisationName();
  const [link, setLink] = useState<{ link: string; ends: string } | null>(null);
  const params = { path: { person: one.id } };
  const refresh = [['people']];
  const renew = useDeed({
    does: () => got(api.POST('/api/people/{person}/link', { params })),
    refresh,
    after: setLink,
  });
  const sessions = useDeed({
    does: () => got(api.POST('/api/people/{person}/sessions/end', { params })),
    refresh,
    said: ({ ended }) => words.sessionsEnded(number(ended)),
  });
  const end = useDeed({
    does: () => got(api.POST('/api/people/{person}/end', { params })),
    refresh,
    said: () => words.ended,
  });
  const revoke = useDeed({
    does: (grant: string) =>
      got(
        api.POST('/api/people/{person}/grants/{grant}/revoke', {
          params: { path: { person: one.id, grant } },
        }),
      ),
    refresh,
    said: () => words.revoked,
  });
  const refused = renew.error ?? sessions.error ?? end.error ?? revoke.error;
  const isHere = one.ended === null;
  return (
    <section aria-labelledby="person">
      <p className="small">
        <Link to="/settings" search={{ show: 'people' }}>
          {back}: {words.title}
        </Link>
      </p>
      <h2 id="person">
        <Name>{one.name}</Name>
      </h2>
      <dl className="facts narrow">
        <div>
          <dt>{words.address}</dt>
          <dd>{one.address === null ? none : <bdi>{one.address}</bdi>}</dd>
        </div>
        <div>
          <dt>{words.signsIn}</dt>
          <dd>{words.ways[one.signsIn]}</dd>
        </div>
        <div>
          <dt>{words.cleared}</dt>
          <dd>{one.cleared ? yes : no}</dd>
        </div>
        <div>
          <dt>{words.since}</dt>
          <dd>{one.ended === null ? day(one.created) : words.endedOn(day(one.ended))}</dd>
        </div>
      </dl>
      {refused && <ProblemView error={refused} />}
      <h3 className="after-table">{words.roles}</h3>
      {one.grants.length === 0 && <p className="quiet">{words.noRole}</p>}
      <ul className="list narrow">
        {one.grants.map((grant) => (
          <li key={grant.id}>
            <GrantWords grant={grant} where={organisation(grant.organisation)} />{' '}
            {grant.group === null ? (
              isHere &&
              may(own, 'revokeGrant') && (
                <Sure
                  does={words.revoke}
                  of={`${one.name}, ${organisation(grant.organisation)}`}
                  says={words.revokeSays}
                  onSure={() => revoke.run(grant.id)}
                  isBusy={revoke.isBusy}
                />
              )
            ) : (
              <span className="quiet">
                <bdi>{words.byGroup(grant.group)}</bdi>
              </span>
            )}
          </li>
        ))}
      </ul>
      {isHere && may(own, 'addGrant') && <AddGrant one={one} />}
      {isHere && may(own, 'renewSignInLink') && (
        <>
          <h3 className="after-table">{words.access}</h3>
          {link && (
            <Once
              title={words.linkFor(one.name)}
              says={words.linkSays(moment(link.ends))}
              secret={link.link}
            />
          )}
          <div className="actions after">
            {one.signsIn === 'by-link' && (
              <Button small onPress={() => renew.run(undefined)}>
                {words.newLink}
              </Button>
            )}
            <Sure
              does={words.endSessions}
              of={one.name}
              says={words.endSessionsSays}
              onSure={() => sessions.run(undefined)}
              isBusy={sessions.isBusy}
            />
            <Sure
              does={words.end}
              of={one.name}
              says={words.endSays}
              onSure={() => end.run(undefined)}
              isBusy={end.isBusy}
            />
          </div>
        </>
      )}
    </section>
  );
}

function AddGrant({ one }: { readonly one: Person }): ReactNode {
  const { people: words } = useWords(settingsWords);
  const { steps } = useWords(policiesWords);
  const [draft, setDraft] = useState<RoleDraft>({
    role: 'mdm-administrator',
    organisation: one.grants[0]?.organisation ?? '',
    rank: '',
    delegated: false,
  });
  const { run, error, isBusy } = useDeed({
    does: () =>
      got(
        api.POST('/api/people/{person}/grants', {
          params: { path: { person: one.id } },
          body: grantOf(draft),
        }),
      ),
    refresh: [['people']],
    said: () => words.granted,
  });
  return (
    <details className="fold narrow">
      <summary>{words.grant}</summary>
      <Form onSubmit={() => run(undefined)} refused={error}>
        <RoleFields id="grant" draft={draft} onChange={setDraft} />
        <Button type="submit" whyNot={isBusy ? steps.doing : null}>
          {words.grantDoes}
        </Button>
      </Form>
    </details>
  );
}
