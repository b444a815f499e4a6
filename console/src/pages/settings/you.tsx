import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import type { Session } from '../../api/queries.ts';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Name } from '../../parts/values.tsx';
import { common } from '../../words/common/index.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { settingsWords } from '../../words/settings/index.ts';
import { useOrganisationName } from '../../parts/names.ts';
import { useDeed } from '../../parts/use-deed.ts';
import { Sure } from './sure.tsx';
import { GrantWords } from './grant-words.tsx';
import { me } from './queries.ts';

/** Who one is here, what one may do, and all of one's own sessions. */
export function You({ own }: { readonly own: Session }): ReactNode {
  const words = useWords(settingsWords);
  const { yes, no, who: roles } = useWords(common);
  const { number } = useFormats();
  const organisation = useOrganisationName();
  const isPerson = own.who?.person != null;
  const { data } = useQuery({ ...me, enabled: isPerson });
  const { run, error, isBusy } = useDeed({
    does: () => got(api.POST('/api/people/me/sessions/end', {})),
    refresh: [['session']],
    said: ({ ended }) => words.you.ended(number(ended)),
  });
  if (own.who === null) return null;
  return (
    <section aria-labelledby="you">
      <h2 id="you">{words.you.title}</h2>
      <dl className="facts narrow">
        <div>
          <dt>{words.people.name}</dt>
          <dd>{own.who.name === null ? roles.operator : <Name>{own.who.name}</Name>}</dd>
        </div>
        <div>
          <dt>{words.you.may}</dt>
          <dd>
            {data ? (
              <ul>
                {data.grants.map((grant) => (
                  <li key={grant.id}>
                    <GrantWords grant={grant} where={organisation(grant.organisation)} />
                  </li>
                ))}
              </ul>
            ) : (
              words.you.operator
            )}
          </dd>
        </div>
        <div>
          <dt>{words.people.cleared}</dt>
          <dd>{own.who.cleared ? yes : no}</dd>
        </div>
        {data && (
          <div>
            <dt>{words.people.signsIn}</dt>
            <dd>{words.people.ways[data.signsIn]}</dd>
          </div>
        )}
      </dl>
      {isPerson && (
        <div className="after-table">
          <h3>{words.you.sessions}</h3>
          <p className="quiet">{words.you.sessionsSay}</p>
          {error && <ProblemView error={error} />}
          <p className="after">
            <Sure
              does={words.you.end}
              says={words.you.endSays}
              onSure={() => run(undefined)}
              isBusy={isBusy}
            />
          </p>
        </div>
      )}
    </section>
  );
}
