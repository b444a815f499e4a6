import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { waiting, type Session } from '../../api/queries.ts';
import type { Schemas } from '../../api/generated.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { findingsWords } from '../../words/findings/index.ts';
import { CallHolders } from './call-holders.tsx';

type Item = Schemas['Waiting'];
type Kind = keyof ReturnType<typeof useKinds>;

/** What of the findings waits for whoever looks, each leading to it. */
export function ToDo({ session }: { readonly session: Session }): ReactNode {
  const words = useWords(findingsWords);
  const kinds = useKinds();
  const { number } = useFormats();
  const { data } = useQuery(waiting);
  const items = (data?.mine ?? []).filter(
    (item): item is Item & { readonly kind: Kind } => item.kind in kinds,
  );
  return (
    <div className="to-do">
      {items.length > 0 && (
        <ul aria-label={words.waits}>
          {Map.groupBy(items, ({ kind }) => kind)
            .entries()
            .map(([kind, of]) => {
              const count = of.reduce((so, item) => so + item.count, 0);
              const { says, link } = kinds[kind];
              return (
                <li key={kind}>
                  <Link {...link}>{says(number(count), count === 1)}</Link>
                </li>
              );
            })
            .toArray()}
        </ul>
      )}
      <CallHolders session={session} />
    </div>
  );
}

function useKinds() {
  const { toDo } = useWords(findingsWords);
  const list = '/findings' as const;
  return {
    'findings-escalated': {
      says: toDo.escalated,
      link: { to: list, search: { state: 'escalated' } },
    },
    'findings-overdue': { says: toDo.overdue, link: { to: list, search: { state: 'overdue' } } },
    'findings-to-confirm': { says: toDo.confirm, link: { to: list, search: { certain: false } } },
    'answers-to-settle': {
      says: toDo.settle,
      link: { to: list, search: { answer: 'not-mine,disputed' } },
    },
    'messages-failed': { says: toDo.failed, link: { to: '/findings/failed' as const } },
    'messages-to-hand-over': { says: toDo.handOver, link: { to: '/findings/outbox' as const } },
  };
}
