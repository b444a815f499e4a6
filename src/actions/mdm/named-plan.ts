import type { FleetId } from '../../core/finding.ts';
import type { DeviceRef, ManagedDevice } from '../../core/mdm/device.ts';
import type { Observation, SeenRestriction, Unread } from '../../core/mdm/observation.ts';
import type { Hold, Plan, PlanRules, Step, Wanted } from '../../core/mdm/plan.ts';
import type { Reach } from '../../core/mdm/restriction.ts';
import type { MdmServer } from './door.ts';

/**
 * An MDM's own ids are known while it is looked at, and pseudonyms are what is kept: a plan is put away under these and taken out
 * again by the next observation. Null: the device is not there any more.
 */
export type Naming = (ref: DeviceRef) => DeviceRef | null;

export type Names = {
  /** To keep. */
  readonly kept: Naming;
  /** To carry out. */
  readonly shown: Naming;
};

export function namesOfSeen(
  server: MdmServer,
  fleet: FleetId,
  { devices }: { readonly devices: readonly Pick<ManagedDevice, 'ref'>[] },
): Names {
  const name = server.mdm.names(fleet);
  const kept = new Map<DeviceRef, DeviceRef>();
  const shown = new Map<string, DeviceRef>();
  for (const { ref } of devices) {
    const aliases = name(ref);
    kept.set(ref, aliases[0].name as DeviceRef);
    for (const alias of aliases) shown.set(alias.name, ref);
  }
  return {
    kept: (ref) => kept.get(ref) ?? (name(ref)[0].name as DeviceRef),
    shown: (pseudonym) => shown.get(pseudonym) ?? null,
  };
}

const all = (refs: readonly DeviceRef[], as: Naming): readonly DeviceRef[] =>
  refs.flatMap((ref) => as(ref) ?? []);

const reachAs = (reach: Reach, as: Naming): Reach => ({
  ...reach,
  devices: all(reach.devices, as),
});

/** Null: it is about a device that is gone. */
export function stepAs(step: Step, as: Naming): Step | null {
  if (step.kind === 'reach')
    return { ...step, was: step.was && reachAs(step.was, as), now: reachAs(step.now, as) };
  if (!('device' in step)) return step;
  const device = as(step.device);
  return device === null ? null : { ...step, device };
}

function unreadAs(unread: readonly Unread[], as: Naming): readonly Unread[] {
  return unread.flatMap((one) => {
    if (one.what.kind !== 'device') return one;
    const device = as(one.what.device);
    return device === null ? [] : { ...one, what: { ...one.what, device } };
  });
}

const holdAs = (hold: Hold, as: Naming): Hold =>
  hold.code === 'nothing-read' ? { ...hold, unread: unreadAs(hold.unread, as) } : hold;

/** Steps keep their numbers only where `as` knows every device, as it does when a plan is put away. */
export const planAs = (plan: Plan, as: Naming): Plan => ({
  ...plan,
  steps: plan.steps.flatMap((step) => stepAs(step, as) ?? []),
  holds: plan.holds.map((hold) => holdAs(hold, as)),
  unread: unreadAs(plan.unread, as),
  ...(plan.landings && { landings: landingsAs(plan.landings, as) }),
});

const landingsAs = (landings: NonNullable<Plan['landings']>, as: Naming) => ({
  ...landings,
  changes: landings.changes.map((one) => ({ ...one, losing: all(one.losing, as) })),
});

export const wantedAs = (wanted: Wanted, as: Naming): Wanted => ({
  ...wanted,
  restrictions: wanted.restrictions.map((one) => ({
    ...one,
    except: all(one.except, as),
    ...(one.only ? { only: all(one.only, as) } : {}),
  })),
  removals: wanted.removals.flatMap((one) => {
    const device = as(one.device);
    return device === null ? [] : { ...one, device };
  }),
});

export const rulesAs = (rules: PlanRules, as: Naming): PlanRules => ({
  ...rules,
  canary: rules.canary && all(rules.canary, as),
  ...(rules.retry ? { retry: all(rules.retry, as) } : {}),
});

export const restrictionsAs = (
  { restrictions }: Pick<Observation, 'restrictions'>,
  as: Naming,
): readonly SeenRestriction[] =>
  restrictions.map((one) => ({ ...one, reach: one.reach && reachAs(one.reach, as) }));
