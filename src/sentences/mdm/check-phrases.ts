import type { Step } from '../../core/mdm/plan.ts';
import type { Stand } from '../../core/mdm/verify.ts';
import type { N } from './plan-phrases.ts';

/** What is said of a look whether a plan holds, in words of one language. */
export type CheckPhrases = {
  readonly held: (by: string | null) => string;
  readonly heldBy: Readonly<Record<'proven' | 'reported' | 'assigned', string>>;
  readonly pending: string;
  readonly refused: string;
  readonly differs: (phones: string, steps: N, kinds: string) => string;
  readonly steps: Readonly<Record<Step['kind'], string>>;
  readonly notKnown: string;
  readonly removed: (key: string) => string;
  readonly changed: (key: string) => string;
  readonly reach: (key: string, lost: string, gained: string) => string;
  readonly lost: (phones: string, n: N, key: string) => string;
  readonly stands: Readonly<Record<Stand, string>>;
  readonly standing: (key: string, phones: string, list: string | null) => string;
  readonly useless: (n: string) => string;
  readonly leaving: (phones: string) => string;
  readonly leftover: (key: string, phones: string) => string;
  readonly unread: (n: N) => string;
};
