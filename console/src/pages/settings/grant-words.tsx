import type { ReactNode } from 'react';
import type { Schemas } from '../../api/generated.ts';
import { common } from '../../words/common/index.ts';
import { useWords } from '../../words/context.tsx';
import { settingsWords } from '../../words/settings/index.ts';

type Grant = Pick<Schemas['Person']['grants'][number], 'role' | 'rank' | 'delegated'>;

/** A role and where it holds: `Authority, Ministry of Canals; rank: agency-head`. */
export function GrantWords({
  grant,
  where,
}: {
  readonly grant: Grant;
  readonly where: string;
}): ReactNode {
  const { roles } = useWords(common);
  const { people } = useWords(settingsWords);
  return (
    <>
      {roles[grant.role]}, <bdi>{where}</bdi>
      {grant.rank !== null && (
        <span className="quiet">
          {' '}
          <bdi>{people.ofRank(grant.rank)}</bdi>
        </span>
      )}
      {grant.delegated && <span className="quiet"> {people.isDelegated}</span>}
    </>
  );
}
