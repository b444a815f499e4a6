import type { ExceptionRules } from './policy.ts';
import type { PersonId } from './rights.ts';

/** Who is about to decide. */
export type Decider = {
  /** Null: nobody in particular. */
  readonly person: PersonId | null;
  /** Ranks of their grants as an authority, over the organisation that it is about. */
  readonly ranks: readonly HeldRank[];
  /** One of the devices is theirs, as far as addresses tell. */
  readonly isHolder: boolean;
};
export type HeldRank = {
  /** A word of the policy: `agency-head`. Null: an authority without one. */
  readonly rank: string | null;
  /** They act for whoever has the rank. */
  readonly delegated: boolean;
};

export type DecidingRefusal =
  | { readonly code: 'person-needed' }
  | { readonly code: 'self-approval' }
  | { readonly code: 'wrong-rank'; readonly rank: string }
  | { readonly code: 'not-delegable'; readonly rank: string };

/** Why they do not decide on this. Two people are two people: neither who asked nor whose phone it is. */
export function decidingRefusal(
  decider: Decider,
  askedBy: PersonId | null,
  rules: Pick<ExceptionRules, 'rank' | 'delegable'>,
): DecidingRefusal | null {
  if (decider.person === null) return { code: 'person-needed' };
  if (decider.person === askedBy || decider.isHolder) return { code: 'self-approval' };
  const { rank, delegable } = rules;
  if (rank === null) return null;
  const held = decider.ranks.filter((one) => one.rank === rank);
  if (held.some(({ delegated }) => !delegated)) return null;
  if (held.length === 0) return { code: 'wrong-rank', rank };
  return delegable ? null : { code: 'not-delegable', rank };
}

/** Whether whoever decides does so for another. */
export const isDelegated = ({ ranks }: Decider, rank: string | null): boolean =>
  rank !== null && !ranks.some((one) => one.rank === rank && !one.delegated);

/** Addresses as people and MDMs write them: case and blanks around them tell no two apart. */
export const isSameAddress = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one.trim() !== '' && folded(one) === folded(other);
const folded = (address: string): string => address.trim().normalize('NFC').toLowerCase();
