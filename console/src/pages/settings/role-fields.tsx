import type { ReactNode } from 'react';
import { Field } from '../../parts/form.tsx';
import { common } from '../../words/common/index.ts';
import { useWords } from '../../words/context.tsx';
import { settingsWords } from '../../words/settings/index.ts';
import { ROLES, type Role } from './queries.ts';
import { WhereField } from './where-field.tsx';

export type RoleDraft = {
  readonly role: Role;
  readonly organisation: string;
  readonly rank: string;
  readonly delegated: boolean;
};

/** As the API takes it. */
export const grantOf = ({ role, organisation, rank, delegated }: RoleDraft) => ({
  role,
  organisation,
  rank: role === 'authority' && rank.trim() !== '' ? rank.trim() : null,
  delegated: role === 'authority' && delegated,
});

type Props = {
  readonly id: string;
  readonly draft: RoleDraft;
  readonly onChange: (draft: RoleDraft) => void;
};

/** A role, where it holds, and of an authority its rank. */
export function RoleFields({ id, draft, onChange }: Props): ReactNode {
  const { people: words } = useWords(settingsWords);
  const { roles } = useWords(common);
  return (
    <>
      <Field id={`${id}-role`} label={words.role} hint={words.rolesSay[draft.role]}>
        {(control) => (
          <select
            {...control}
            value={draft.role}
            onChange={({ target }) =>
              onChange({ ...draft, role: ROLES.find((one) => one === target.value) ?? draft.role })
            }
          >
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {roles[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <WhereField
        id={`${id}-where`}
        label={words.where}
        hint={words.whereSays}
        value={draft.organisation}
        onChange={(organisation) => onChange({ ...draft, organisation })}
      />
      {draft.role === 'authority' && (
        <>
          <Field id={`${id}-rank`} label={words.rank} hint={words.rankSays} isOptional>
            {(control) => (
              <input
                {...control}
                type="text"
                autoComplete="off"
                value={draft.rank}
                onChange={({ target }) => onChange({ ...draft, rank: target.value })}
              />
            )}
          </Field>
          <div className="choice">
            <input
              type="checkbox"
              id={`${id}-delegated`}
              checked={draft.delegated}
              onChange={({ target }) => onChange({ ...draft, delegated: target.checked })}
            />
            <label htmlFor={`${id}-delegated`}>{words.delegated}</label>
            <p>{words.delegatedSays}</p>
          </div>
        </>
      )}
    </>
  );
}
