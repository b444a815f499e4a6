import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OperationName } from '../../api/generated.ts';
import { may, session } from '../../api/queries.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { settingsWords } from '../../words/settings/index.ts';
import { Tabs } from '../../parts/tabs.tsx';
import { Keys } from './keys.tsx';
import { Notices } from './notices.tsx';
import { Organisations } from './organisations.tsx';
import { People } from './people.tsx';
import { Retention } from './retention.tsx';
import { SHOWN } from './shown.ts';
import { You } from './you.tsx';

type Part = (typeof SHOWN)[number];
/** What one has to be able to see of a part, and who can. */
const NEEDS: Readonly<Record<Part, readonly [OperationName, readonly RoleWord[]] | null>> = {
  you: null,
  organisations: [
    'listOrganisations',
    ['policy-officer', 'mdm-administrator', 'authority', 'auditor', 'operator'],
  ],
  people: ['listPeople', ['auditor', 'operator']],
  keys: null,
  notices: null,
  retention: ['listTerms', ['policy-officer', 'auditor', 'operator']],
};
type RoleWord =
  | 'policy-officer'
  | 'mdm-administrator'
  | 'authority'
  | 'analyst'
  | 'auditor'
  | 'operator';

/** Organisations and their groups, people, keys, notices, terms: each part says who may see it. */
export function SettingsPage(): ReactNode {
  const words = useWords(settingsWords);
  const { problem, roles, who } = useWords(common);
  const { list } = useFormats();
  const { show } = useSearch({ from: '/shell/settings' });
  const { data: own } = useSuspenseQuery(session);
  const needs = NEEDS[show];
  const isAllowed = needs === null || may(own, needs[0]);
  return (
    <>
      <PageHead title={words.title} answer={words.says[show]} />
      <Tabs
        label={words.title}
        links={SHOWN.map((part) => (
          <Link key={part} to="/settings" search={{ show: part }}>
            {words.tabs[part]}
          </Link>
        ))}
      />
      {!isAllowed && needs !== null && (
        <div className="empty">
          <h2>{problem.notPermitted}</h2>
          <p>
            {problem.notPermittedSays(
              list(
                needs[1].map((role) =>
                  (role === 'operator' ? who.operator : roles[role]).toLowerCase(),
                ),
              ),
            )}
          </p>
        </div>
      )}
      {show === 'you' && <You own={own} />}
      {isAllowed && show === 'organisations' && <Organisations own={own} />}
      {isAllowed && show === 'people' && <People own={own} />}
      {show === 'keys' && <Keys own={own} />}
      {show === 'notices' && <Notices />}
      {isAllowed && show === 'retention' && <Retention mayChange={may(own, 'setTerm')} />}
    </>
  );
}
