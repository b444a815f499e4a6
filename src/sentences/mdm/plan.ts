import type { Day } from '../../core/day.ts';
import type { Hold, Plan, Wanted } from '../../core/mdm/plan.ts';
import { sumsOf, type PlanSums } from '../../core/mdm/plan-sums.ts';
import type { Language } from '../../core/notices/rules.ts';
import { dayIn } from '../places.ts';
import { changesSaid } from './changes.ts';
import { conflictIn } from './conflict.ts';
import { noteSaid } from './notes.ts';
import { restrictionSaid } from './restriction.ts';
import { tellerOf, type NamedApp, type Teller } from './teller.ts';

/** One sentence of a plan, and what it is about, so that it can be shown with weight. */
export type Told = {
  readonly about:
    | 'what'
    | 'loses-data'
    | 'held'
    | 'blocks'
    | 'takes-away'
    | 'changes'
    | 'canary'
    | 'left-out'
    | 'gap'
    | 'conflict'
    | 'unread'
    | 'note'
    | 'amount';
  readonly text: string;
};

/** A plan, with what was decided of it since it was made. */
export type SaidPlan = {
  readonly document: Plan;
  readonly wanted: Pick<Wanted, 'restrictions'>;
  /** Phones that get it first. */
  readonly canary: number;
  readonly limit: number;
  /** What still keeps it from being carried out. */
  readonly holds: readonly Hold[];
};

/** A plan as it is read before it is applied: what loses data comes first, then what stops it. `named`: an app, or its category. */
export function planIn(language: Language, plan: SaidPlan, named: NamedApp): readonly Told[] {
  const teller = tellerOf(language, named);
  const { phrases, on, count } = teller;
  const { document, wanted, limit, holds, canary } = plan;
  const sums = sumsOf(document, wanted);
  const leftOut = new Set(wanted.restrictions.flatMap(({ except }) => except)).size;
  const landings = new Map(document.landings?.restrictions.map((one) => [one.key, one]));
  const said: (Told | null)[] = [
    { about: 'what', text: headOf(document, language, teller) },
    lossOf(document, sums, teller),
    ...holds.map((hold) => ({ about: 'held', text: holdText(hold, limit, teller) }) as const),
    ...sums.restrictions.flatMap((sum) => restrictionSaid(sum, landings.get(sum.key), teller)),
    ...changesSaid(document, dayIn(language), teller),
    document.kind === 'canary' ? { about: 'canary', text: phrases.canary(on(canary)) } : null,
    leftOut === 0 ? null : { about: 'left-out', text: phrases.leftOut(on(leftOut)) },
    ...document.gaps
      .filter(({ devices }) => devices > 0)
      .map(({ reason, platform, devices }) => {
        const phones = on(devices, platform);
        return { about: 'gap', text: phrases.gap(phones, phrases.gaps[reason]) } as const;
      }),
    ...document.conflicts.map(
      (one) => ({ about: 'conflict', text: conflictIn(one, teller) }) as const,
    ),
    document.unread.length === 0 ? null : { about: 'unread', text: unreadText(document, teller) },
    ...(document.notes ?? []).map(
      (note) => ({ about: 'note', text: noteSaid(note, dayIn(language), teller) }) as const,
    ),
    {
      about: 'amount',
      text:
        document.steps.length === 0
          ? phrases.nothing
          : phrases.amount(
              teller.phones(document.touches),
              teller.n(document.steps.length),
              count(limit),
            ),
    },
  ];
  return said.filter((one) => one !== null);
}

function headOf(
  { kind, basedOn, policy, catalogue }: Plan,
  language: Language,
  { phrases }: Teller,
): string {
  const day = dayIn(language)(basedOn.at.slice(0, 10) as Day);
  return phrases.head(phrases.kinds[kind], policy, catalogue, day, basedOn.at.slice(11, 16));
}

/** Apps that are taken off by name; what takes apps off blindly names none. */
function lossOf(
  { losesData }: Plan,
  { removals }: PlanSums,
  { phrases, on, list, nameOf }: Teller,
): Told | null {
  if (losesData === 0) return null;
  const byName = Map.groupBy(removals, ({ app }) => nameOf(app));
  const apps = [...byName].map(([name, same]) =>
    phrases.removes(name, on(same.reduce((sum, { devices }) => sum + devices, 0))),
  );
  return {
    about: 'loses-data',
    text: phrases.losesData(on(losesData), apps.length === 0 ? null : list(apps)),
  };
}

function holdText(hold: Hold, limit: number, { phrases, phones, count }: Teller): string {
  switch (hold.code) {
    case 'over-limit':
      return phrases.overLimit(phones(hold.touches), count(limit));
    case 'nothing-read':
      return phrases.nothingRead;
    case 'essential-app':
      return phrases.essential(hold.identifier);
    default:
      return hold satisfies never;
  }
}

function unreadText({ unread }: Plan, { phrases, n }: Teller): string {
  return phrases.unread(n(unread.length), [...new Set(unread.map(({ why }) => why))].join(', '));
}
