import type { Plan, Step, Wanted } from './plan.ts';
import type { Reach, Restriction, RestrictionKey } from './restriction.ts';
import type { AppId } from '../statements.ts';

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
  readonly reach: {
    readonly kind: 'only' | 'all-but';
    readonly devices: number;
    /** Devices that come and go; null: all that it fits but those named, which only the MDM can count. */
    readonly gained: number | null;
    readonly lost: number | null;
  } | null;
  /** Devices that are given it, and from which it is taken, one by one. */
  readonly given: number;
  readonly taken: number;
  readonly dropped: boolean;
};

export function sumsOf(
  { steps, restrictions }: Pick<Plan, 'steps' | 'restrictions'>,
  wanted: Pick<Wanted, 'restrictions'>,
): PlanSums {
  // Of several contents of a key the one that is wanted comes first; a reach alone has none in the plan.
  const known = [
    ...wanted.restrictions.flatMap(({ restriction, trial }) => [restriction, trial ?? []].flat()),
    ...restrictions,
  ];
  const byKey = new Map<RestrictionKey, RestrictionSum>();
  const removals = new Map<AppId, number>();
  const kinds: Partial<Record<Step['kind'], number>> = {};
  for (const step of steps) {
    kinds[step.kind] = (kinds[step.kind] ?? 0) + 1;
    if (step.kind === 'remove-app') removals.set(step.app, (removals.get(step.app) ?? 0) + 1);
    else {
      const sum = byKey.get(step.key) ?? emptySum(step.key, known);
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
      return { ...sum, reach: reachSum(step.was, step.now) };
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

function reachSum(was: Reach | null, now: Reach): NonNullable<RestrictionSum['reach']> {
  const before = was ?? NOBODY;
  const { kind, devices } = now;
  const size = devices.length;
  const added = without(devices, before.devices);
  const dropped = without(before.devices, devices);
  if (kind === 'only')
    return before.kind === 'only'
      ? { kind, devices: size, gained: added, lost: dropped }
      : { kind, devices: size, gained: 0, lost: null };
  return before.kind === 'only'
    ? { kind, devices: size, gained: null, lost: 0 }
    : { kind, devices: size, gained: dropped, lost: added };
}
const NOBODY: Reach = { kind: 'only', devices: [] };

function without(some: Reach['devices'], others: Reach['devices']): number {
  const known = new Set(others);
  return some.filter((device) => !known.has(device)).length;
}
