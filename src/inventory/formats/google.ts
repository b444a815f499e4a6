import { devicesOnly, type Family, seeExport } from './family.ts';

/**
 * Google. Android Management API: discovery document 20260917, read; the managed side only, and `applicationReports`
 * only where the policy switches them on. Workspace: discovery 20260914, read; `applications` for Android only, with
 * projection=FULL; whether a work profile hides the rest is not said there.
 */
export const GOOGLE: readonly Family[] = [
  {
    id: 'android-management-policy',
    title: 'Android Management API, policy',
    anchor: 'android-management',
    kind: 'json',
    has: [
      'applications.*.installType|playStoreMode|personalUsagePolicies|statusReportingSettings|policies.*.applications',
    ],
    lacks: ['devices', 'applicationReports'],
    refuse: {
      code: 'block-policy',
      message: 'This is a policy: what is allowed and blocked, not what is installed',
      remedy: `Hand in devices.list. ${seeExport('android-management')}`,
    },
  },
  {
    id: 'android-management-devices',
    title: 'Android Management API, devices',
    anchor: 'android-management',
    kind: 'json',
    has: ['devices.*.applicationReports|applicationReports'],
    traits: { platform: 'android' },
    fields: {
      'device-id': 'name',
      state: 'state',
      enrolment: 'managementMode',
      ownership: 'ownership',
    },
  },
  {
    id: 'android-management-devices',
    title: 'Android Management API, devices without application reports',
    anchor: 'android-management',
    kind: 'json',
    has: ['devices.*.managementMode|devices.*.appliedPolicyName|managementMode'],
    refuse: devicesOnly(
      'This answer of devices.list',
      'android-management',
      'Switch on statusReportingSettings.applicationReportsEnabled in the policy, and fetch it again.',
    ),
  },
  {
    id: 'google-workspace-mobile',
    title: 'Google Workspace, mobile devices',
    anchor: 'google-workspace',
    kind: 'json',
    has: ['mobiledevices.*.applications|mobiledevices.*.resourceId|applications.*.versionCode'],
    // `deviceId` is not there for every kind of device.
    fields: { 'device-id': 'resourceId' },
  },
];
