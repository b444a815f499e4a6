import { linkOptions } from '@tanstack/react-router';
import type { Schemas } from '../../api/generated.ts';

type Item = Schemas['Waiting'];

/** Where it is done: the thing itself where it has a page of its own, else the list that it stands in. */
export function placeOf({ kind, page, target: { kind: what, id } }: Item) {
  if (id !== null) {
    if (what === 'change') return linkOptions({ to: '/policies/$change', params: { change: id } });
    if (what === 'exception')
      return linkOptions({ to: '/exceptions/$exception', params: { exception: id } });
    if (what === 'approval')
      return linkOptions({ to: '/exceptions/approvals/$approval', params: { approval: id } });
    if (what === 'plan') return linkOptions({ to: '/blocking/plans/$plan', params: { plan: id } });
    if (what === 'connection')
      return linkOptions({ to: '/blocking/$connection', params: { connection: id } });
  }
  if (kind === 'messages-failed') return linkOptions({ to: '/findings/failed' });
  if (what === 'outbox') return linkOptions({ to: '/findings/outbox' });
  if (what === 'answers')
    return linkOptions({ to: '/findings', search: { answer: 'not-mine,disputed' } });
  if (what === 'findings') return linkOptions({ to: '/findings', search: LISTS[kind] ?? {} });
  return linkOptions({ to: PAGES[page] });
}

const LISTS: Partial<
  Record<Item['kind'], { readonly state?: string; readonly certain?: boolean }>
> = {
  'findings-escalated': { state: 'escalated' },
  'findings-overdue': { state: 'overdue' },
  'findings-to-confirm': { certain: false },
};
const PAGES = {
  findings: '/findings',
  policy: '/policies',
  exceptions: '/exceptions',
  blocking: '/blocking',
} as const;
