import { queryOptions } from '@tanstack/react-query';
import { api, got } from '../../api/client.ts';
import { may, type Session } from '../../api/queries.ts';
import type { Schemas } from '../../api/generated.ts';

export type Waiting = Readonly<Record<'open' | 'overdue' | 'escalated' | 'possible', number>>;
type Count = Schemas['FindingCount'];

/** What waits for whoever may list findings: exact, since they may see them one by one. */
export const waiting = (session: Session) =>
  queryOptions({
    queryKey: ['findings', 'summary'],
    enabled: may(session, 'summariseFindings'),
    queryFn: async ({ signal }) => (await got(api.GET('/api/findings/summary', { signal }))).items,
    select: waitingIn,
  });

function waitingIn(items: readonly Count[]): Waiting {
  const sum = (state: Count['state']): number =>
    items.reduce((so, item) => so + (item.state === state ? item.certain : 0), 0);
  return {
    open: sum('open'),
    overdue: sum('overdue'),
    escalated: sum('escalated'),
    possible: items.reduce((so, { state, possible }) => so + (state === 'closed' ? 0 : possible), 0),
  };
}
