import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import type { Policy } from '../../api/policy.ts';

type Props = { readonly group: Policy['groups'][number]; readonly at: string };

/** What a group of people is under, and from when: one line for each measure. */
export function Phases({ group, at }: Props): ReactNode {
  const words = useWords(policiesWords);
  const { day } = useFormats();
  return (
    <dl className="facts after-table">
      {group.phases.map(({ measure, from }) => (
        <div key={measure}>
          <dt>{words.measures[measure]}</dt>
          <dd>
            {from === null
              ? words.held.noDay
              : from <= at
                ? words.held.since(day(from))
                : words.held.begins(day(from))}{' '}
            <span className="quiet">{words.measuresSay[measure]}</span>
          </dd>
        </div>
      ))}
      <div>
        <dt>{words.held.regime}</dt>
        <dd>{group.regime === 'allow-list' ? words.held.allowList : words.held.denyList}</dd>
      </div>
    </dl>
  );
}
