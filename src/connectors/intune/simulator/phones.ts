import type { Effect, SimulatedPhone } from '../../simulated/phone.ts';
import {
  isRecord,
  settingValues,
  ALLOWED_IDS,
  appIds,
  BLOCKED_IDS,
  payloadValues,
} from '../kinds.ts';
import { isIn } from './directory.ts';
import {
  isoOf,
  objectIdOf,
  type StoredAssignment,
  type StoredPolicy,
  type Tenant,
  userIdOf,
} from './state.ts';

/**
 * A phone speaks with Intune: takes what is assigned to it, says "succeeded" of all of it (an unsupervised one too), and Intune sees
 * which restricted apps it has. One that is off or locked does nothing.
 */
export function checkIn(tenant: Tenant, phone: SimulatedPhone): boolean {
  if (phone.contact() !== 'answers') return false;
  const { policies, statuses, synced, fleet, violations } = tenant;
  const now = isoOf(fleet.now());
  synced.set(phone.index, fleet.now());
  const reaching = [...policies.values()].filter(
    (policy) => platformOf(policy) === phone.platform && reaches(tenant, policy.assignments, phone),
  );
  const effects = new Map(
    reaching.flatMap((policy) => {
      const effect = effectOf(policy, phone);
      return effect === null ? [] : [[policy.id, effect] as const];
    }),
  );
  const removals = playEffect(tenant, phone);
  if (removals !== null) effects.set('play', removals);
  // Two that contradict each other: neither is taken, and both say so.
  const allows = [...effects.values()].some(({ allowed }) => allowed !== null);
  const blocks = [...effects.values()].some(
    ({ blocked, side }) => blocked.size > 0 && side !== 'work',
  );
  const conflict = allows && blocks;
  for (const name of phone.held().keys())
    if (!effects.has(name) || conflict) take(tenant, phone, name);
  if (!conflict) for (const [name, effect] of effects) put(tenant, phone, name, effect);

  for (const key of statuses.keys()) {
    const [policy, index] = key.split(' ');
    if (index === String(phone.index) && !reaching.some(({ id }) => id === policy))
      statuses.delete(key);
  }
  violations.delete(phone.index);
  for (const policy of reaching) {
    const status = conflict && effects.has(policy.id) ? 'conflict' : saysOf(policy, phone);
    statuses.set(`${policy.id} ${phone.index}`, { status, at: now });
    const found = restricted(policy).filter((identifier) => phone.has(identifier));
    if (
      policy.collection === 'deviceConfigurations' &&
      found.length > 0 &&
      phone.enrolment !== 'user-enrolment'
    )
      violations.set(phone.index, { policy: policy.id, apps: found });
  }
  return true;
}

/** Only what differs is an effect. */
function put(tenant: Tenant, phone: SimulatedPhone, name: string, effect: Effect): void {
  const held = phone.held().get(name);
  const same =
    held !== undefined &&
    setKey(held.blocked) === setKey(effect.blocked) &&
    setKey(held.allowed) === setKey(effect.allowed);
  if (same && !effect.uninstalls) return;
  if (same) phone.put(name, effect);
  else tenant.does(() => phone.put(name, effect));
}
const take = (tenant: Tenant, phone: SimulatedPhone, name: string): void =>
  tenant.does(() => phone.take(name));
const setKey = (set: ReadonlySet<string> | null): string =>
  set === null ? '-' : [...set].toSorted().join('\n');

function reaches(
  tenant: Tenant,
  assignments: readonly StoredAssignment[],
  phone: SimulatedPhone,
): boolean {
  const ids = [objectIdOf(phone), userIdOf(phone)];
  const is = ({ target }: StoredAssignment, name: string): boolean =>
    target['@odata.type'] === `#microsoft.graph.${name}`;
  const out = assignments.some(
    (one) => is(one, 'exclusionGroupAssignmentTarget') && isIn(tenant, one.target.groupId, ids),
  );
  if (out) return false;
  return assignments.some(
    (one) =>
      is(one, 'allDevicesAssignmentTarget') ||
      is(one, 'allLicensedUsersAssignmentTarget') ||
      (is(one, 'groupAssignmentTarget') && isIn(tenant, one.target.groupId, ids)),
  );
}

function platformOf({ body, collection }: StoredPolicy): 'ios' | 'android' | null {
  if (collection === 'configurationPolicies')
    return String(body['platforms']).includes('iOS') ? 'ios' : null;
  const type = String(body['@odata.type']).toLowerCase();
  if (type.includes('.ios')) return 'ios';
  return type.includes('.android') ? 'android' : null;
}

const APPLE = { needs: 'supervision', from: [15], side: 'all', uninstalls: false } as const;

function effectOf(
  { collection, body, settings }: StoredPolicy,
  phone: SimulatedPhone,
): Effect | null {
  const apple = (blocked: readonly string[], allowed: readonly string[]): Effect | null =>
    blocked.length + allowed.length === 0
      ? null
      : {
          ...APPLE,
          blocked: new Set(blocked),
          allowed: allowed.length > 0 ? new Set(allowed) : null,
        };
  if (collection === 'configurationPolicies')
    return apple(
      settingValues(settings, BLOCKED_IDS),
      ALLOWED_IDS.flatMap((id) => settingValues(settings, id)),
    );
  switch (body['@odata.type']) {
    case '#microsoft.graph.iosCustomConfiguration':
      return apple(
        payloadValues(body['payload'], 'blockedAppBundleIDs'),
        payloadValues(body['payload'], 'allowListedAppBundleIDs'),
      );
    case '#microsoft.graph.iosGeneralDeviceConfiguration': {
      const list = appIds(body['appsVisibilityList']);
      return body['appsVisibilityListType'] === 'appsInListCompliant'
        ? apple([], list)
        : apple(list, []);
    }
    case '#microsoft.graph.androidDeviceOwnerGeneralDeviceConfiguration':
      return body['personalProfilePlayStoreMode'] === 'blockedApps' &&
        phone.enrolment === 'company-work-profile'
        ? {
            blocked: new Set(appIds(body['personalProfilePersonalApplications'])),
            allowed: null,
            needs: 'nothing',
            from: null,
            side: 'personal',
            uninstalls: true,
          }
        : null;
    default:
      return null;
  }
}

/** Assignments to uninstall: on the managed side alone. */
function playEffect(tenant: Tenant, phone: SimulatedPhone): Effect | null {
  if (phone.platform !== 'android') return null;
  const blocked = [...tenant.apps.values()].flatMap(({ packageId, assignments }) =>
    reaches(
      tenant,
      assignments.filter(({ intent }) => intent === 'uninstall'),
      phone,
    )
      ? [packageId]
      : [],
  );
  if (blocked.length === 0) return null;
  return {
    blocked: new Set(blocked),
    allowed: null,
    needs: 'nothing',
    from: null,
    side: 'work',
    uninstalls: true,
  };
}

const restricted = ({ body }: StoredPolicy): readonly string[] => [
  ...(body['compliantAppListType'] === 'appsNotInListCompliant'
    ? appIds(body['compliantAppsList'])
    : []),
  ...appIds(body['restrictedApps']),
];

/** "Succeeded" also where it can do nothing; only what the kind of phone cannot take at all says otherwise. */
function saysOf(policy: StoredPolicy, phone: SimulatedPhone): string {
  if (isRecord(policy.body) && policy.collection === 'deviceCompliancePolicies')
    return restricted(policy).some((identifier) => phone.has(identifier))
      ? 'nonCompliant'
      : 'compliant';
  const owner = String(policy.body['@odata.type']).includes('androidDeviceOwner');
  return owner && phone.enrolment === 'personal-work-profile' ? 'notApplicable' : 'succeeded';
}
