import { assess, type Assessment } from '../core/assess.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { ChangeId } from '../core/changes/change.ts';
import { proposedWatchlist } from '../core/changes/proposed-watchlist.ts';
import type { RuleSet } from '../core/changes/rule-set.ts';
import type { Day } from '../core/day.ts';
import type { Watchlist } from '../core/inventory.ts';
import type { Policy } from '../core/policy.ts';
import type { AppId } from '../core/statements.ts';
import type { Decision } from '../core/verdict.ts';

/** The catalogue, the policies and the decisions that are in force; read anew when they change. */
export type RulesSource = () => Rules;
export type Rules = RuleSet & {
  /** Another one after each change of what holds or is proposed. */
  readonly edition?: string;
  readonly proposed?: readonly ProposedRules[];
};
/** A change that is not in force, and the rules with it from the day on which it would begin. */
export type ProposedRules = {
  readonly change: ChangeId;
  readonly from: Day;
  readonly rules: RuleSet;
};

/** Verdicts of one day under every policy, each worked out once. */
export type Rulebook = {
  /** What is looked for: all that the catalogue knows, and what is counted for proposals. */
  readonly watchlist: Watchlist;
  readonly proposed: readonly ProposedBook[];
  readonly catalogue: Catalogue;
  readonly policy: (id: string) => Policy | null;
  readonly verdict: (policy: string, app: AppId) => Decision;
  readonly assessment: (policy: string) => Assessment;
  /** Apps with that verdict under any of these policies. */
  readonly apps: (policies: readonly string[], decision: Decision) => ReadonlySet<AppId>;
};

type ProposedBook = { readonly change: ChangeId; readonly book: Rulebook };

export function rulebookOf(rules: Rules, at: Day): Rulebook {
  const { catalogue, policies, decisions, proposed = [] } = rules;
  const assessments = new Map<string, Assessment>();
  const policy = (id: string): Policy | null => policies.find((p) => p.id === id) ?? null;
  const assessment = (id: string): Assessment => {
    const before = assessments.get(id);
    if (before) return before;
    const found = policy(id);
    if (!found) throw new Error(`a policy that is not here is assigned: ${id}`);
    const now = assess(catalogue, found, at, decisions);
    assessments.set(id, now);
    return now;
  };
  const verdict = (id: string, app: AppId): Decision => assessment(id).verdict(app).decision;
  return {
    watchlist: proposedWatchlist(
      catalogue,
      proposed.map((one) => one.rules.catalogue),
    ),
    proposed: proposed.map(({ change, from, rules: then }) => ({
      change,
      book: rulebookOf(then, from > at ? from : at),
    })),
    catalogue,
    policy,
    assessment,
    verdict,
    apps: (ids, decision) =>
      new Set(
        catalogue.apps
          .filter(({ id: app }) => ids.some((one) => verdict(one, app) === decision))
          .map(({ id }) => id),
      ),
  };
}

/** One book as long as neither the rules nor the day change: working it out takes tens of milliseconds. */
export function keepRulebook(): (rules: Rules, at: Day) => Rulebook {
  let kept: { readonly rules: Rules; readonly at: Day; readonly book: Rulebook } | null = null;
  return (rules, at) => {
    if (kept?.rules !== rules || kept.at !== at) kept = { rules, at, book: rulebookOf(rules, at) };
    return kept.book;
  };
}
