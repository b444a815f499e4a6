import { devicesOnly, type Family } from './family.ts';

/**
 * Microsoft Intune. No identifiers in the app inventory: `ApplicationKey` is a hash (memdocs 2025-12, read). Personal
 * iPhones: managed apps only; company ones: all but system apps; up to seven days old (discovered-apps.md, read).
 */
const TRAITS = { hidesPersonal: true } as const;

export const INTUNE: readonly Family[] = [
  {
    id: 'intune-batch',
    title: 'Microsoft Intune, answers of a batch (Graph)',
    anchor: 'intune',
    kind: 'json',
    has: ['responses.*.body', 'responses.*.status'],
    traits: TRAITS,
    // The id of a response is the caller's number of the request: 1 is another phone in each batch (json-batching.md, read).
    fields: { 'device-id': 'body.id' },
  },
  {
    id: 'intune-restricted-apps',
    title: 'Microsoft Intune, devices with restricted apps',
    anchor: 'intune',
    kind: 'json',
    has: [
      'value.*.restrictedApps|restrictedApps',
      'value.*.restrictedAppsState|restrictedAppsState|value.*.managedDeviceId',
    ],
    // Lists violations alone: a device that is missing was not looked at here.
    traits: { cap: 'unknown' },
  },
  {
    id: 'intune-detected-apps',
    title: 'Microsoft Intune, detected apps with their devices (Graph)',
    anchor: 'intune',
    kind: 'json',
    has: [
      'value.*.deviceCount|deviceCount',
      'value.*.sizeInByte|value.*.publisher|value.*.platform|value.*.managedDevices|managedDevices',
    ],
    traits: TRAITS,
  },
  {
    id: 'intune-managed-devices-apps',
    title: 'Microsoft Intune, managed devices with detected apps (Graph)',
    anchor: 'intune',
    kind: 'json',
    has: ['value.*.detectedApps|detectedApps'],
    traits: TRAITS,
  },
  {
    id: 'intune-device-detected-apps',
    title: 'Microsoft Intune, detected apps of one device (Graph)',
    anchor: 'intune',
    kind: 'json',
    has: ['value.*.sizeInByte', 'value.*.displayName'],
    traits: TRAITS,
  },
  {
    id: 'intune-managed-devices',
    title: 'Microsoft Intune, managed devices (Graph)',
    anchor: 'intune',
    kind: 'json',
    has: [
      'value.*.managedDeviceOwnerType|value.*.deviceEnrollmentType|value.*.managementAgent|value.*.complianceState',
    ],
    refuse: devicesOnly(
      'The list of managed devices',
      'intune',
      'Export the report of discovered apps (AppInvRawData).',
    ),
  },
  {
    id: 'intune-app-inv-raw-data',
    title: 'Microsoft Intune, discovered apps, raw data (AppInvRawData)',
    anchor: 'intune',
    kind: 'csv',
    has: [
      'applicationkey|applicationname',
      'deviceid|devicename',
      'osdescription|platform|applicationpublisher|emailaddress|userid',
    ],
    lacks: ['bundleid', 'packagename', 'bundleidentifier'],
    traits: TRAITS,
    fields: {
      platform: 'platform',
      'app-name': 'applicationname',
      'device-id': 'deviceid',
      serial: 'serialnumber',
    },
  },
  {
    id: 'intune-app-inv-raw-data',
    title: 'Microsoft Intune, discovered apps, raw data (JSON)',
    anchor: 'intune',
    kind: 'json',
    has: ['columns', 'values.*.ApplicationName', 'values.*.DeviceId|values.*.DeviceName'],
    traits: TRAITS,
  },
  {
    id: 'intune-app-inv-aggregate',
    title: 'Microsoft Intune, discovered apps, totals (AppInvAggregate)',
    anchor: 'intune',
    kind: 'csv',
    has: ['applicationkey', 'applicationname'],
    aggregate: true,
    traits: TRAITS,
  },
  {
    id: 'intune-app-inv-aggregate',
    title: 'Microsoft Intune, discovered apps, totals (JSON)',
    anchor: 'intune',
    kind: 'json',
    has: ['columns', 'values.*.ApplicationName'],
    aggregate: true,
    traits: TRAITS,
  },
  {
    id: 'intune-discovered-apps',
    title: 'Microsoft Intune, discovered apps, totals (admin centre)',
    anchor: 'intune',
    kind: 'csv',
    has: ['applicationname', 'applicationpublisher', 'devicecount'],
    traits: TRAITS,
  },
  {
    id: 'intune-devices',
    title: 'Microsoft Intune, devices',
    anchor: 'intune',
    kind: 'csv',
    has: ['devicename', 'lastcheckin', 'managedby|ownership|compliance|primaryuserupn'],
    lacks: ['applicationname', 'appname', 'bundleid', 'packagename'],
    refuse: devicesOnly(
      'The list of devices',
      'intune',
      'Export the report of discovered apps (AppInvRawData).',
    ),
  },
];
