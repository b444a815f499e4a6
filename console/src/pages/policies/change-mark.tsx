import type { ReactNode } from 'react';
import { CheckMark } from '../../parts/mark.tsx';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import type { Change } from './queries.ts';
import { today } from '../../parts/day-field.tsx';

export type Standing =
  | 'proposed'
  | 'to-come'
  | 'in-force'
  | 'ended'
  | 'replaced'
  | 'rejected'
  | 'withdrawn';

/** Where a change stands today. */
export function standingOf({ state, from, until, ended }: Change): Standing {
  if (state !== 'adopted') return state;
  const now = today();
  if (ended !== null) return until !== null && until <= now ? 'ended' : 'replaced';
  if (until !== null && until <= now) return 'ended';
  return from !== null && from > now ? 'to-come' : 'in-force';
}
const HOLDS: Readonly<Record<Standing, boolean | null>> = {
  proposed: null,
  'to-come': null,
  'in-force': true,
  ended: null,
  replaced: null,
  rejected: null,
  withdrawn: null,
};

export function ChangeMark({ change }: { readonly change: Change }): ReactNode {
  const { standings } = useWords(policiesWords);
  const standing = standingOf(change);
  return <CheckMark holds={HOLDS[standing]}>{standings[standing]}</CheckMark>;
}
