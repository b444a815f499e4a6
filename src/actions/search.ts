import type { Platform } from '../core/catalogue.ts';
import type { Decision } from '../core/verdict.ts';
import type { Candidate } from './explain.ts';
import type { Rulebook } from './rulebook.ts';

/** A candidate, and by what of it and how it was found. */
export type Sought = Candidate & {
  readonly by: 'identifier' | 'track-id' | 'id' | 'name';
  readonly text: string;
  readonly platform: Platform | null;
  readonly how: 'exact' | 'case-folded' | 'prefix' | 'part' | 'sound' | 'spelling';
};
/** With the verdict under a policy; of an entity there is none. */
export type SoughtOut = Sought & { readonly decision: Decision | null };

export const withVerdicts = (
  rulebook: Rulebook,
  policy: string,
  sought: readonly Sought[],
): readonly SoughtOut[] =>
  sought.map((one) => ({
    ...one,
    decision: one.kind === 'app' ? rulebook.verdict(policy, one.id) : null,
  }));
