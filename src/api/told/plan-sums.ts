import type { Plan, Step } from '../../core/mdm/plan.ts';
import type { Restriction, RestrictionKey } from '../../core/mdm/restriction.ts';
import type { AppId } from '../../core/statements.ts';

/** A plan counted up: what each restriction does and on how many devices, without a device in it. */
export type PlanSums = {
  readonly restrictions: readonly RestrictionSum[];
  /** Devices that lose an app with its data, by app; the most first. */
  readonly removals: readonly { readonly app: AppId; readonly devices: number }[];
  readonly kinds: Readonly<Partial<Record<Step['kind'], number>>>;
};
export type RestrictionSum = {
  readonly key: RestrictionKey;
  /** Null where the plan only takes it away, and its content is not known any more. */
  readonly restriction: Restriction | null;
  /** Its content is made or replaced. */
  readonly put: boolean;
  /** Who has it afterwards, where that changes; `all-but`: all that it fits but so many. */
  readonly reach: { readonly kind: 'only' | 'all-but'; readonly devices: number } | null;
  /** Devices that are given it, and from which it is taken, one by one. */
  readonly given: number;
  readonly taken: number;
  readonly dropped: boolean;
};

export function sumsOf({ steps, restrictions }: Pick<Plan, 'steps' | 'restrictions'>): PlanSums {
  const byKey = new Map<RestrictionKey, RestrictionSum>();
  const removals = new Map<AppId, number>();
  const kinds: Partial<Record<Step['kind'], number>> = {};
  for (const step of steps) {
    kinds[step.kind] = (kinds[step.kind] ?? 0) + 1;
    if (step.kind === 'remove-app') removals.set(step.app, (removals.get(step.app) ?? 0) + 1);
    else {
      const sum = byKey.get(step.key) ?? emptySum(step.key, restrictions);
      byKey.set(step.key, withStep(sum, step));
    }
  }
  return {
    restrictions: [...byKey.values()],
    removals: [...removals]
      .map(([app, devices]) => ({ app, devices }))
      .toSorted((a, b) => b.devices - a.devices),
    kinds,
  };
}

const emptySum = (key: RestrictionKey, all: readonly Restriction[]): RestrictionSum => ({
  key,
  // Of several contents the first is the one that is wanted; those that it replaces come behind it.
  restriction: all.find((one) => one.key === key) ?? null,
  put: false,
  reach: null,
  given: 0,
  taken: 0,
  dropped: false,
});

function withStep(
  sum: RestrictionSum,
  step: Exclude<Step, { readonly kind: 'remove-app' }>,
): RestrictionSum {
  switch (step.kind) {
    case 'put':
      return { ...sum, put: true };
    case 'reach':
      return { ...sum, reach: { kind: step.now.kind, devices: step.now.devices.length } };
    case 'give':
      return { ...sum, given: sum.given + 1 };
    case 'take':
      return { ...sum, taken: sum.taken + 1 };
    case 'drop':
      return { ...sum, dropped: true };
    default:
      return step satisfies never;
  }
}
