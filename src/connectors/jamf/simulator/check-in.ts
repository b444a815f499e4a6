import type { Effect, SimulatedPhone } from '../../simulated/phone.ts';
import { type Dict, readPlist } from '../plist.ts';
import {
  type Installed,
  type JamfState,
  numberOf,
  type SimulatedProfile,
  type SimulatedScope,
} from './state.ts';

const inScope = (scope: SimulatedScope, id: string): boolean =>
  (scope.all || scope.lists.get('mobile_devices')?.includes(id) === true) &&
  scope.exclusions.get('mobile_devices')?.includes(id) !== true;

/** All phones that are on take what Jamf means for them, and tell what they have. */
export function checkIn(
  state: JamfState,
  phones: Iterable<SimulatedPhone> = state.present(),
): void {
  for (const phone of phones) {
    if (phone.contact() !== 'answers') continue;
    const before = state.installed.get(phone.index) ?? [];
    const after = [...state.profiles.values()]
      .filter(({ scope }) => inScope(scope, numberOf(phone)))
      .flatMap((profile) => given(state, phone, profile, before));
    for (const { identifier } of before)
      if (!after.some((one) => one.identifier === identifier)) phone.take(identifier);
    if (before.length > 0 || after.length > 0) state.installed.set(phone.index, after);
    for (const { bundle, scope } of state.apps.values())
      if (scope.exclusions.get('mobile_devices')?.includes(numberOf(phone)) === true)
        phone.remove(bundle);
    state.heard.set(phone.index, state.fleet.now());
  }
}

function given(
  state: JamfState,
  phone: SimulatedPhone,
  profile: SimulatedProfile,
  before: readonly Installed[],
): readonly Installed[] {
  const had = before.find((one) => one.profile === profile.id);
  if (had !== undefined && had.sent === profile.sent) return [had];
  const content = contentOf(profile.payloads);
  // A payload that User Enrolment forbids makes the phone refuse the whole profile.
  if (phone.enrolment === 'user-enrolment' && content.restricts) return [];
  phone.put(content.identifier, content.effect);
  return [
    // A phone knows a profile by its identifier: under a new one, the old profile stays beside it.
    ...(had === undefined || had.identifier === content.identifier ? [] : [had]),
    {
      profile: profile.id,
      sent: profile.sent,
      displayName: profile.name,
      uuid: content.uuid,
      identifier: content.identifier,
      at: new Date(state.fleet.now()).toISOString(),
    },
  ];
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

function contentOf(payloads: string): {
  readonly identifier: string;
  readonly uuid: string;
  readonly restricts: boolean;
  readonly effect: Effect;
} {
  const top = readPlist(payloads) as Dict;
  const restrictions = (top['PayloadContent'] as readonly Dict[]).filter(
    (one) => one['PayloadType'] === 'com.apple.applicationaccess',
  );
  const allowed = restrictions.flatMap((one) => [
    ...texts(one['allowListedAppBundleIDs']),
    ...texts(one['whitelistedAppBundleIDs']),
  ]);
  return {
    identifier: String(top['PayloadIdentifier']),
    uuid: String(top['PayloadUUID']),
    restricts: restrictions.length > 0,
    effect: {
      blocked: new Set(
        restrictions.flatMap((one) => [
          ...texts(one['blockedAppBundleIDs']),
          ...texts(one['blacklistedAppBundleIDs']),
        ]),
      ),
      allowed: allowed.length > 0 ? new Set(allowed) : null,
      needs: 'supervision',
      from: [9, 3],
      side: 'all',
      uninstalls: false,
    },
  };
}
