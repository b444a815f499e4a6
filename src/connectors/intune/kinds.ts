import { parse } from 'plist';
import type { Platform } from '../../core/catalogue.ts';
import type { ManagedDevice } from '../../core/mdm/device.ts';
import type { IntuneKind } from './mark.ts';
import type { Policy } from './schema.ts';

/** Play assignments are no policy of their own: see `play.ts`. */
export type PolicyKind = Exclude<IntuneKind, 'intune-play-uninstall'>;

export type Collection =
  | 'configurationPolicies'
  | 'deviceConfigurations'
  | 'deviceCompliancePolicies';

/** Beta for all: half of what is written exists only there, and one list then serves both what is ours and what is others'. */
export const collectionPath = (collection: Collection): string =>
  `/beta/deviceManagement/${collection}`;

export type Shape = {
  readonly collection: Collection;
  /** Null: the collection has one type. */
  readonly type: string | null;
  readonly assignmentType: string | null;
  readonly platform: Platform;
  /** To whom it may be given: a restricted-apps profile to users and never to devices (memdocs ref-device-restrictions-apple.md, read 2026-11-25). */
  readonly givenTo: 'devices' | 'users';
  /** Where it lies on such a device and can do nothing, Intune says "succeeded" all the same. */
  readonly worksOn: (device: ManagedDevice) => boolean;
  /** Replaced whole, or by the members that are sent. */
  readonly update: 'PUT' | 'PATCH';
};

const GRAPH = '#microsoft.graph.';
const SUPERVISED = (device: ManagedDevice): boolean => device.enrolment === 'supervised';
const BY_DEVICE = (device: ManagedDevice): boolean =>
  device.enrolment === 'supervised' || device.enrolment === 'device-enrolment';

export const SHAPES: Readonly<Record<PolicyKind, Shape>> = {
  'intune-settings-catalog': {
    collection: 'configurationPolicies',
    type: null,
    assignmentType: `${GRAPH}deviceManagementConfigurationPolicyAssignment`,
    platform: 'ios',
    givenTo: 'devices',
    worksOn: SUPERVISED,
    // The whole body; settings are replaced (unverified).
    update: 'PUT',
  },
  'intune-custom-profile': {
    collection: 'deviceConfigurations',
    type: `${GRAPH}iosCustomConfiguration`,
    assignmentType: `${GRAPH}deviceConfigurationAssignment`,
    platform: 'ios',
    givenTo: 'devices',
    worksOn: SUPERVISED,
    update: 'PATCH',
  },
  'intune-restricted-apps': {
    collection: 'deviceConfigurations',
    type: `${GRAPH}iosGeneralDeviceConfiguration`,
    assignmentType: `${GRAPH}deviceConfigurationAssignment`,
    platform: 'ios',
    givenTo: 'users',
    worksOn: BY_DEVICE,
    update: 'PATCH',
  },
  'intune-compliance': {
    collection: 'deviceCompliancePolicies',
    type: `${GRAPH}iosCompliancePolicy`,
    // The body of `assign` has targets alone (unverified).
    assignmentType: null,
    platform: 'ios',
    givenTo: 'devices',
    worksOn: BY_DEVICE,
    update: 'PATCH',
  },
  'intune-personal-profile': {
    collection: 'deviceConfigurations',
    type: `${GRAPH}androidDeviceOwnerGeneralDeviceConfiguration`,
    assignmentType: `${GRAPH}deviceConfigurationAssignment`,
    platform: 'android',
    givenTo: 'devices',
    worksOn: (device) => device.enrolment === 'company-work-profile',
    update: 'PATCH',
  },
};

export const isPolicyKind = (kind: IntuneKind): kind is PolicyKind =>
  kind !== 'intune-play-uninstall';

export const BLOCKED_IDS = 'com.apple.applicationaccess_blockedappbundleids';
/** Two spellings are about; only the first was seen in a script (read 2026-11-25). */
export const ALLOWED_IDS: readonly string[] = [
  'com.apple.applicationaccess_allowedappbundleids',
  'com.apple.applicationaccess_allowlistedappbundleids',
];

/** What a policy of Grendel's blocks, as Graph gives it back; `settings` are those of the settings catalog. */
export function identifiersIn(
  kind: PolicyKind,
  policy: Policy,
  settings: readonly unknown[],
): readonly string[] {
  switch (kind) {
    case 'intune-settings-catalog':
      return settingValues(settings, BLOCKED_IDS);
    case 'intune-custom-profile':
      return payloadValues(policy['payload'], 'blockedAppBundleIDs');
    case 'intune-restricted-apps':
      return policy['compliantAppListType'] === 'appsNotInListCompliant'
        ? appIds(policy['compliantAppsList'])
        : [];
    case 'intune-compliance':
      return appIds(policy['restrictedApps']);
    case 'intune-personal-profile':
      return policy['personalProfilePlayStoreMode'] === 'blockedApps'
        ? appIds(policy['personalProfilePersonalApplications'])
        : [];
  }
}

export function appIds(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const appId = isRecord(item) ? item['appId'] : null;
    return typeof appId === 'string' && appId !== '' ? [appId] : [];
  });
}

const DEEPEST = 12;
/** The values of one setting, wherever it lies in the groups of a policy. */
export function settingValues(settings: unknown, definition: string, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(settings))
    return settings.flatMap((one: unknown) => settingValues(one, definition, depth + 1));
  if (!isRecord(settings)) return [];
  const id = settings['settingDefinitionId'];
  if (typeof id === 'string' && id.toLowerCase() === definition)
    return valuesOf(settings['simpleSettingCollectionValue']);
  return Object.values(settings).flatMap((one) => settingValues(one, definition, depth + 1));
}

const valuesOf = (list: unknown): readonly string[] =>
  Array.isArray(list)
    ? list.flatMap((one: unknown) =>
        isRecord(one) && typeof one['value'] === 'string' ? [one['value']] : [],
      )
    : [];

/** Of a custom configuration's payload: a property list in base64. */
export function payloadValues(payload: unknown, key: string): readonly string[] {
  if (typeof payload !== 'string') return [];
  try {
    const profile: unknown = parse(Buffer.from(payload, 'base64').toString('utf8'));
    const contents = isRecord(profile) ? profile['PayloadContent'] : null;
    if (!Array.isArray(contents)) return [];
    return contents.flatMap((one: unknown) => {
      const list = isRecord(one) ? one[key] : null;
      return Array.isArray(list) ? list.filter((value) => typeof value === 'string') : [];
    });
  } catch {
    // Signed, or no property list: of it nothing can be said.
    return [];
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
