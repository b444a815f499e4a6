import type { ArtefactKind } from '../artefact.ts';
import { isLater } from '../instant.ts';
import { aimOf } from './aim.ts';
import type { DeviceRef } from './device.ts';
import { type Look, lookAt } from './look.ts';
import { stepsTo } from './make-plan.ts';
import type { Conflict, Observation, SeenStanding, Unread } from './observation.ts';
import { isOurs } from './ours.ts';
import type { PlanRules, Step, Wanted, WantedRestriction } from './plan.ts';
import { lies } from './plan-devices.ts';
import { memberOf } from './reach.ts';
import type { ContentHash, Restriction, RestrictionKey, Standing } from './restriction.ts';
import { nowWanted } from './trial.ts';

/**
 * Where a device stands that is to have a restriction: one of these, and never two. `assigned`: the MDM means to; `waiting`: so, and
 * the device has not been heard since. `nothing-known`: nothing of this content. `unread`: it could not be asked, which is no drift.
 */
export type Stand = Standing | 'waiting' | 'nothing-known' | 'unread';

export type RestrictionCheck = {
  /** The key that was wanted; on canaries it may lie under that of its trial. */
  readonly key: RestrictionKey;
  readonly kind: ArtefactKind;
  readonly hash: ContentHash;
  /** Devices that are to have it; the sum of `counts`. */
  readonly wanted: number;
  readonly counts: Readonly<Record<Stand, number>>;
  /** It lies on devices where it can do nothing, whatever they report: unsupervised phones (FC-39). Not among `wanted`. */
  readonly withoutEffect: number;
  /** Devices that are not to have it (any more), and still do. */
  readonly leaving: number;
};

export type Verification = {
  readonly observation: string;
  readonly at: Observation['at'];
  /**
   * `held`: planning again finds nothing to do, all devices that are to have something have it as `heldBy` says, and all that are not
   * are rid of it. `pending`: nothing to do, and not every device has answered. `differs`: something is to be done again, or a device
   * refused. `unread`: what could not be read says neither.
   */
  readonly outcome: 'held' | 'pending' | 'differs' | 'unread';
  /** The weakest that any device is held by; null where it does not hold. */
  readonly heldBy: 'proven' | 'reported' | 'assigned' | null;
  readonly restrictions: readonly RestrictionCheck[];
  /** No longer wanted, and still on devices. */
  readonly leftovers: readonly { readonly key: RestrictionKey; readonly devices: number }[];
  /** What planning again would do; of apps to remove it says nothing, an inventory does. */
  readonly steps: readonly Step[];
  readonly conflicts: readonly Conflict[];
  readonly unread: readonly Unread[];
};

/** The strongest that the MDM ever says of a kind: where that is `assigned`, nobody can wait for more, and it is held by no more. */
type Strongest = (kind: ArtefactKind) => Standing;

/** Whether what is wanted really holds, from what was observed last and nothing that was remembered (FC-43, FC-45). */
export function verify(
  wanted: Wanted,
  seen: Observation,
  rules: PlanRules,
  strongest: Strongest = () => 'proven',
): Verification {
  const look = lookAt(seen);
  const steps = stepsTo({ ...wanted, removals: [] }, look, rules);
  const restrictions = wanted.restrictions.map((one) => checkOf(one, look, rules));
  const leftovers = leftoversOf(wanted, look, rules);
  const outcome = outcomeOf(wanted, look, steps, restrictions, leftovers.length, strongest);
  const weakest = (['assigned', 'reported'] as const).find((stand) =>
    restrictions.some(({ counts }) => counts[stand] > 0),
  );
  return {
    observation: seen.id,
    at: seen.at,
    outcome,
    heldBy: outcome === 'held' && restrictions.length > 0 ? (weakest ?? 'proven') : null,
    restrictions,
    leftovers,
    steps,
    conflicts: seen.conflicts,
    unread: seen.unread,
  };
}

function outcomeOf(
  { restrictions: wanted }: Wanted,
  look: Look,
  steps: readonly Step[],
  checks: readonly RestrictionCheck[],
  leftovers: number,
  strongest: Strongest,
): Verification['outcome'] {
  const sum = (...stands: readonly Stand[]): number =>
    checks.reduce((all, { counts }) => all + stands.reduce((n, one) => n + counts[one], 0), 0);
  if (steps.length > 0 || sum('failed', 'conflict', 'without-effect') > 0) return 'differs';
  if (look.seen.unread.length > 0 || sum('unread') > 0) return 'unread';
  // A content that the MDM does not tell can't be held against ours.
  if (wanted.some(({ restriction }) => look.restrictions.get(restriction.key)?.hash === null))
    return 'unread';
  const leaving = checks.reduce((all, check) => all + check.leaving, leftovers);
  const isMeantForAny = wanted.length === 0 || checks.some((check) => check.wanted > 0);
  const assigned = checks.reduce(
    (all, { kind, counts }) => all + (strongest(kind) === 'assigned' ? 0 : counts.assigned),
    0,
  );
  const open = assigned + sum('waiting', 'nothing-known') + leaving;
  return open === 0 && isMeantForAny ? 'held' : 'pending';
}

function checkOf(one: WantedRestriction, look: Look, rules: PlanRules): RestrictionCheck {
  const { key, hash, kind } = one.restriction;
  const now = nowWanted(one, look, rules);
  const aim = aimOf(one, look, { unreadToo: true });
  const standOf = standing(now, look, rules);
  const counts: Record<Stand, number> = {
    proven: 0,
    reported: 0,
    assigned: 0,
    failed: 0,
    conflict: 0,
    'without-effect': 0,
    waiting: 0,
    'nothing-known': 0,
    unread: 0,
  };
  let [wanted, withoutEffect, leaving] = [0, 0, 0];
  for (const device of askedOf(look, rules)) {
    const says = aim(device);
    const has = lies(look.standing(now.key, device));
    if (says === 'has') {
      wanted += 1;
      counts[standOf(device)] += 1;
    } else if (says === 'excepted' && has !== null && has.standing !== 'without-effect') {
      leaving += 1;
    } else if (says === 'unfit' && has !== null && has.standing !== 'assigned') {
      withoutEffect += 1;
    }
  }
  return { key, kind, hash, wanted, counts, withoutEffect, leaving };
}

const askedOf = ({ devices }: Look, { canary }: PlanRules): readonly DeviceRef[] =>
  canary === null ? [...devices.keys()] : [...new Set(canary)].filter((one) => devices.has(one));

function standing(
  { key, hash }: Restriction,
  look: Look,
  { delivery }: PlanRules,
): (device: DeviceRef) => Stand {
  const there = look.restrictions.get(key);
  const lies = delivery === 'fleet' && there?.hash === hash;
  const isReached = lies ? memberOf(there.reach) : () => false;
  const { unread } = look;
  const isUnread = unread.restriction(key) || unread.standings(key);
  return (device) => {
    if (isUnread || unread.devices.has(device)) return 'unread';
    const has = look.standing(key, device);
    if (has === null || !speaksOf(has, hash, lies))
      return isReached(device) ? heard(null, device) : 'nothing-known';
    return has.standing === 'assigned' ? heard(has, device) : has.standing;
  };

  function heard(has: SeenStanding | null, device: DeviceRef): Stand {
    const last = look.devices.get(device)?.heard ?? null;
    if (last === null) return 'waiting';
    return has?.at != null && isLater(has.at, last) ? 'waiting' : 'assigned';
  }
}

/** Where the MDM does not say which content a device has, it is the one that lies there, or that it means to give. */
const speaksOf = ({ hash: of, standing: is }: SeenStanding, hash: ContentHash, lies: boolean) =>
  of === null ? lies || (is !== 'proven' && is !== 'reported') : of === hash;

function leftoversOf(
  { restrictions }: Wanted,
  look: Look,
  rules: PlanRules,
): Verification['leftovers'] {
  const kept = new Set(
    restrictions.flatMap((one) => [one.restriction.key, nowWanted(one, look, rules).key]),
  );
  return [...look.standings].flatMap(([key, standings]) => {
    if (kept.has(key) || !isOurs(key, look)) return [];
    const devices = askedOf(look, rules).filter((device) => {
      const has = lies(standings.get(device) ?? null);
      return has !== null && has.standing !== 'without-effect';
    }).length;
    return devices > 0 ? [{ key, devices }] : [];
  });
}
