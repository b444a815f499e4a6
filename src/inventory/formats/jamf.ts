import { devicesOnly, type Family } from './family.ts';

/** Jamf Pro. OpenAPI 11.7.1 read; CSV headers from memory. `applications: null` is a section that failed: unknown. */
export const JAMF: readonly Family[] = [
  {
    id: 'jamf-v2-detail',
    title: 'Jamf Pro, mobile devices with details (API v2)',
    anchor: 'jamf',
    kind: 'json',
    has: ['results.*.mobileDeviceId|mobileDeviceId', 'results.*.applications|applications'],
    traits: { platform: 'ios' },
    fields: { managed: 'managementStatus' },
  },
  {
    id: 'jamf-v2-devices',
    title: 'Jamf Pro, mobile devices (API v2)',
    anchor: 'jamf',
    kind: 'json',
    has: ['results.*.mobileDeviceId|results.*.managementId|mobileDeviceId'],
    refuse: devicesOnly(
      'This list of mobile devices',
      'jamf',
      'Ask for it with section=APPLICATIONS.',
    ),
  },
  {
    id: 'jamf-classic',
    title: 'Jamf Pro, mobile device (classic API)',
    anchor: 'jamf',
    kind: 'json',
    has: ['mobile_device|mobile_devices|mobile_devices.*.applications'],
    traits: { platform: 'ios' },
  },
  {
    id: 'jamf-advanced-search',
    title: 'Jamf Pro, advanced mobile device search',
    anchor: 'jamf',
    kind: 'csv',
    has: [
      'displayname|mobiledevicename',
      'serialnumber|udid',
      'supervised|jamfproid|jssmobiledeviceid',
      'appname|appidentifier|appbundleidentifier',
    ],
    lacks: ['blueprintname'],
    traits: { platform: 'ios' },
  },
];
