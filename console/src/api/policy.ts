import { queryOptions } from '@tanstack/react-query';
import { api, got } from './client.ts';
import type { Schemas } from './generated.ts';

export type Held = Schemas['HeldRules'];
export const MEASURES = ['advise', 'remove', 'prevent'] as const;
export type Measure = (typeof MEASURES)[number];

/** A policy's own text (`spec/policy.md`), as far as a page reads it. */
export type Policy = {
  readonly id: string;
  readonly name: string;
  readonly government: string;
  readonly version: string;
  readonly territories: readonly string[];
  readonly significantInterest: number;
  readonly control: { readonly threshold: number };
  readonly groups: readonly {
    readonly id: string;
    readonly who: string;
    readonly phases: readonly { readonly measure: Measure; readonly from: string | null }[];
    readonly regime: string;
  }[];
  readonly exceptions: {
    readonly grounds: readonly string[];
    readonly decidedBy: string;
    readonly rank: string | null;
    readonly mitigations: readonly Mitigation[];
    readonly deviceGroups: boolean;
    readonly remindDays: number;
    readonly maxDays: number | null;
  };
  readonly notices: {
    readonly title: Readonly<Record<string, string>>;
    readonly measures: Readonly<
      Record<
        Measure,
        {
          readonly deadlineDays: number | null;
          readonly remindAfterDays: readonly number[];
          readonly escalateAfterDays: number | null;
        }
      >
    >;
    readonly timeZone: string;
    readonly quietHours: { readonly from: string; readonly to: string };
    readonly closedWeekdays: readonly string[];
    readonly languages: readonly string[];
    readonly contact: { readonly name: string } | null;
  };
  readonly staleAfterDays: number;
};
export type Mitigation = 'separate-device' | 'off-internal-networks' | 'no-official-accounts';

/** What was in force on a day, where somebody stands or in an organisation. */
export const rulesAt = (at: string, organisation: string | undefined) =>
  queryOptions({
    queryKey: ['rules', at, organisation ?? null],
    queryFn: ({ signal }) =>
      got(
        api.GET('/api/rules', {
          params: { query: organisation === undefined ? { at } : { at, organisation } },
          signal,
        }),
      ),
  });

export const changeRead = (change: string) =>
  queryOptions({
    queryKey: ['changes', 'one', change],
    queryFn: ({ signal }) =>
      got(api.GET('/api/changes/{change}', { params: { path: { change } }, signal })),
  });

/** The text of the policy that is in force on a day, with the change that put it there; null where none is recorded. */
export const policyInForce = (at: string, organisation?: string) =>
  queryOptions({
    queryKey: ['rules', 'policy', at, organisation ?? null],
    queryFn: async ({ client }) => {
      const rules = await client.ensureQueryData(rulesAt(at, organisation));
      return policyOf(rules.held, rules.policy, (id) => client.ensureQueryData(changeRead(id)));
    },
  });

/** The text of one policy by its id, among what is held. */
async function policyOf(
  held: Held['held'],
  policy: string,
  read: (id: string) => Promise<Schemas['ChangeRead']>,
): Promise<{ readonly change: string; readonly policy: Policy } | null> {
  const one = held.find(({ kind, subject }) => kind === 'policy' && subject === policy);
  if (one === undefined) return null;
  const { content } = await read(one.id);
  return { change: one.id, policy: content as Policy };
}
