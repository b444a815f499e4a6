import { holdsOf } from './holds.ts';
import { landingsOf, type ExemptFrom } from './landing.ts';
import type { Look } from './look.ts';
import type { Plan, PlanRules, Step } from './plan.ts';
import type { Restriction } from './restriction.ts';
import { touchedBy } from './touched.ts';

type Made = Pick<Plan, 'id' | 'kind' | 'policy' | 'catalogue' | 'gaps'> & {
  readonly at: Plan['made'];
  readonly notes?: Plan['notes'];
  readonly exemptions?: readonly ExemptFrom[] | undefined;
};

/** Puts a plan together around its steps. `contents`: all that is known, of which it keeps what its steps speak of. */
export function finish(
  { id, kind, at, policy, catalogue, gaps, notes, exemptions }: Made,
  steps: readonly Step[],
  contents: readonly Restriction[],
  look: Look,
  rules: PlanRules,
): Plan {
  const byHash = new Map(contents.map((one) => [`${one.key} ${one.hash}`, one]));
  const [comes, spoken] = [new Set<string>(), new Set<string>()];
  for (const step of steps) {
    if (step.kind === 'remove-app' || step.kind === 'reach') continue;
    if (step.kind === 'put' || step.kind === 'give') comes.add(`${step.key} ${step.now}`);
    spoken.add(`${step.key} ${step.was ?? ''}`);
  }
  const pick = (keys: Iterable<string>): readonly Restriction[] =>
    [...keys].flatMap((key) => byHash.get(key) ?? []);
  const put = pick(comes);
  const { touches, losesData } = touchedBy(steps, byHash, look);
  const { seen } = look;
  return {
    id,
    made: at,
    basedOn: { observation: seen.id, at: seen.at },
    kind,
    policy,
    catalogue,
    delivery: rules.delivery,
    restrictions: pick(new Set([...comes, ...spoken])),
    steps,
    holds: holdsOf(steps, put, touches, look, rules),
    gaps,
    conflicts: seen.conflicts,
    unread: seen.unread,
    touches,
    losesData,
    landings: landingsOf(steps, byHash, look, rules.delivery, exemptions),
    ...(notes === undefined ? {} : { notes }),
  };
}
