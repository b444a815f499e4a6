import type { Measure, Policy } from '../../api/policy.ts';

/** By questions, or the whole text. */
export const TEXTS = ['questions', 'text'] as const;

/** What was answered, by question; what was not touched is not there. Days and numbers as they were typed. */
export type Draft = {
  readonly phases?: Readonly<Record<string, string>>;
  readonly territories?: string;
  readonly grounds?: string;
  readonly maxDays?: string;
  readonly remindDays?: string;
  readonly staleAfterDays?: string;
  readonly significantInterest?: string;
};

export const phaseKey = (group: string, measure: Measure): string => `${group} ${measure}`;

/** The policy with what was answered put in; its version is the day from which it would hold. */
export function changed(policy: Policy, draft: Draft, version: string): Policy {
  const number = <T extends number | null>(
    typed: string | undefined,
    before: T,
    none: T,
  ): T | number => (typed === undefined ? before : typed.trim() === '' ? none : Number(typed));
  return {
    ...policy,
    version,
    territories:
      draft.territories === undefined ? policy.territories : codes(draft.territories.toUpperCase()),
    significantInterest: number(
      draft.significantInterest,
      policy.significantInterest,
      policy.significantInterest,
    ),
    groups: policy.groups.map((group) => ({
      ...group,
      phases: group.phases.map((phase) => {
        const typed = draft.phases?.[phaseKey(group.id, phase.measure)];
        return typed === undefined ? phase : { ...phase, from: typed === '' ? null : typed };
      }),
    })),
    exceptions: {
      ...policy.exceptions,
      grounds:
        draft.grounds === undefined
          ? policy.exceptions.grounds
          : codes(draft.grounds.toLowerCase()),
      maxDays: number(draft.maxDays, policy.exceptions.maxDays, null),
      remindDays: number(
        draft.remindDays,
        policy.exceptions.remindDays,
        policy.exceptions.remindDays,
      ),
    },
    staleAfterDays: number(draft.staleAfterDays, policy.staleAfterDays, policy.staleAfterDays),
  };
}
const codes = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((one) => one !== '')),
];

export const asText = (policy: object): string => JSON.stringify(policy, null, 2);

/** Null: it is no JSON object. Whether it is a policy the server says. */
export function read(text: string): Policy | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Policy)
      : null;
  } catch {
    return null;
  }
}
