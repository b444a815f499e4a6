import type { Day } from '../../core/day.ts';
import type { Policy } from '../../core/policy.ts';
import { fileTitle } from '../../core/vetting/title.ts';
import type { Vetted } from '../../core/vetting/report.ts';
import { vetUnder } from '../../core/vetting/vet.ts';
import type { Rules } from '../rulebook.ts';
import type { StoredExamination } from './stored.ts';

/** What a line of a list says of an examined file. */
export type VettingSummary = Pick<Vetted, 'outcome' | 'why' | 'answer' | 'decision' | 'whose'> & {
  /** The app's name, identifier and version as the file says them; hostile. */
  readonly title: string | null;
  readonly platform: string | null;
  readonly identifier: string | null;
  readonly version: string | null;
};

export type Ruled = { readonly rules: Rules; readonly policy: Policy; readonly at: Day };

/** The verdict of today: what was read of the file stays, law and ownership do not. */
export const judge = ({ examined }: StoredExamination, ruled: Ruled): Vetted =>
  under(ruled)(examined);

/** Ownership is worked out once for a policy and a day, not once for a file. */
const judging = new WeakMap<Rules, Map<string, ReturnType<typeof vetUnder>>>();
function under({ rules, policy, at }: Ruled): ReturnType<typeof vetUnder> {
  const of = judging.get(rules) ?? new Map<string, ReturnType<typeof vetUnder>>();
  judging.set(rules, of);
  const key = `${policy.id} ${at}`;
  const before = of.get(key);
  if (before !== undefined) return before;
  // Yesterday is asked for no more.
  if (of.size >= MOST_DAYS) of.clear();
  const made = vetUnder({ catalogue: rules.catalogue, policy, at, decisions: rules.decisions });
  of.set(key, made);
  return made;
}
const MOST_DAYS = 20;

/** As long as the rules stand. A file costs some milliseconds, and a list has two hundred. */
const kept = new WeakMap<Rules, Map<string, VettingSummary>>();
const MOST_KEPT = 20_000;

export async function summaryOf(
  { sha256, edition }: { readonly sha256: string; readonly edition: string },
  ruled: Ruled,
  examination: () => Promise<StoredExamination | null>,
): Promise<VettingSummary | null> {
  const { rules, policy, at } = ruled;
  const of = kept.get(rules) ?? new Map<string, VettingSummary>();
  kept.set(rules, of);
  const key = [sha256, edition, policy.id, at].join(' ');
  const before = of.get(key);
  if (before !== undefined) return before;
  const found = await examination();
  if (found === null) return null;
  const summary = summarised(judge(found, ruled));
  if (of.size >= MOST_KEPT) of.clear();
  // One that stopped may be read again under the same name.
  if (summary.why !== 'reader-stopped') of.set(key, summary);
  return summary;
}

const summarised = (vetted: Vetted): VettingSummary => {
  const { outcome, why, answer, decision, whose, told } = vetted;
  return {
    outcome,
    why,
    answer,
    decision,
    whose,
    title: fileTitle(vetted),
    platform: told?.platform ?? null,
    identifier: told?.identifier?.name ?? null,
    version: told?.version?.name ?? null,
  };
};
