import { devicesOnly, type Family } from './family.ts';

/** Workspace ONE UEM. Rows that are assigned and not installed are listed too (API model, read). Personal devices: by privacy setting (memory). */
export const WORKSPACE_ONE: readonly Family[] = [
  {
    id: 'workspace-one-apps-search',
    title: 'Workspace ONE UEM, apps of one device (API)',
    anchor: 'workspace-one',
    kind: 'json',
    has: ['app_items.*.installed_status|app_items.*.bundle_id'],
    traits: { hidesPersonal: true },
  },
  {
    id: 'workspace-one-device-apps',
    title: 'Workspace ONE UEM, apps of one device (old API)',
    anchor: 'workspace-one',
    kind: 'json',
    has: ['DeviceApps'],
    traits: { hidesPersonal: true },
  },
  {
    id: 'workspace-one-devices',
    title: 'Workspace ONE UEM, devices',
    anchor: 'workspace-one',
    kind: 'json',
    has: ['Devices.*.DeviceFriendlyName|Devices.*.EnrollmentStatus|Devices.*.LocationGroupName'],
    lacks: ['Devices.*.DeviceApps', 'Devices.*.Apps', 'Devices.*.Applications', 'Devices.*.apps'],
    refuse: devicesOnly('The device search', 'workspace-one', 'Fetch the apps of each device.'),
  },
  {
    id: 'workspace-one-user-count-apps',
    title: 'Workspace ONE UEM, script UserDevicesApps.ps1 (counts)',
    anchor: 'workspace-one',
    kind: 'csv',
    has: ['count', 'name', 'bundleid'],
    lacks: ['devicename', 'serialnumber', 'udid', 'deviceid'],
  },
  {
    id: 'workspace-one-device-apps-script',
    title: 'Workspace ONE UEM, script of apps by device',
    anchor: 'workspace-one',
    kind: 'csv',
    has: ['appname', 'assignmentstatus', 'installedstatus'],
    traits: { hidesPersonal: true },
  },
  {
    id: 'workspace-one-device-apps-script-pl',
    title: 'Workspace ONE UEM, script of apps of one device (Polish)',
    anchor: 'workspace-one',
    kind: 'csv',
    has: ['nazwaaplikacji', 'statusprzypisania', 'statuszainstalowania'],
    traits: { hidesPersonal: true },
  },
];

/** Kandji, now also Iru. The script's header read; whether the app list of a personal device is whole is not said. */
export const KANDJI: readonly Family[] = [
  {
    id: 'kandji-apps-report',
    title: 'Kandji (Iru), installed apps report',
    anchor: 'kandji',
    kind: 'csv',
    has: ['blueprintname', 'bundleid', 'appname'],
    traits: { platform: 'ios' },
  },
  {
    id: 'kandji-device-apps',
    title: 'Kandji (Iru), apps of one device (API)',
    anchor: 'kandji',
    kind: 'json',
    has: ['apps.*.bundle_id', 'apps.*.app_name'],
  },
];

/** Samsung Knox Manage: members as public clients read them (read). */
export const KNOX: readonly Family[] = [
  {
    id: 'knox-manage-app-list',
    title: 'Samsung Knox Manage, apps of one device (API)',
    anchor: 'knox-manage',
    kind: 'json',
    has: ['resultValue.appList'],
  },
  {
    id: 'knox-manage-devices',
    title: 'Samsung Knox Manage, devices (API)',
    anchor: 'knox-manage',
    kind: 'json',
    has: ['resultValue.deviceList'],
    lacks: ['resultValue.deviceList.*.appList'],
    refuse: devicesOnly('The device list', 'knox-manage', 'Fetch the apps of each device.'),
  },
];

/** Ivanti EPMM v2 and Common Platform Services: CPS members from help.ivanti.com (read), v2 only by name. */
export const IVANTI: readonly Family[] = [
  {
    id: 'ivanti-app-inventory',
    title: 'Ivanti EPMM, app inventory (API v2)',
    anchor: 'ivanti',
    kind: 'json',
    has: ['results.*.appInventory'],
  },
  {
    id: 'ivanti-cps',
    title: 'Ivanti, Common Platform Services, applications of devices',
    anchor: 'ivanti',
    kind: 'json',
    has: [
      '*.applications.*.adHocCodeSigned|*.applications.*.bundleVersion|results.*.applications.*.bundleVersion|result.*.applications.*.bundleVersion',
    ],
  },
];

/** Headwind MDM: beans read. `applications` holds what the agent reports for configured apps: a full list is not certain. */
export const HEADWIND: readonly Family[] = [
  {
    id: 'headwind-device',
    title: 'Headwind MDM, device with applications',
    anchor: 'headwind',
    kind: 'json',
    has: ['data.applications.*.pkg|applications.*.pkg'],
    traits: { platform: 'android', cap: 'unknown' },
  },
];

/** SOTI MobiControl: devices are a bare list (a recording of 2017, read); members of its app list were not seen. */
export const SOTI: readonly Family[] = [
  {
    id: 'soti-devices',
    title: 'SOTI MobiControl, devices',
    anchor: 'soti',
    kind: 'json',
    has: ['*.DeviceId', '*.Kind|*.ComplianceStatus|*.IsAgentOnline', '*.DeviceName'],
    lacks: [
      '*.installedApplications',
      '*.InstalledApplications',
      '*.Applications',
      '*.applications',
    ],
    refuse: devicesOnly('The device list', 'soti', 'Fetch installedApplications of each device.'),
  },
];

/** ManageEngine MDM: only the paths of its API were read. */
export const MANAGE_ENGINE: readonly Family[] = [
  {
    id: 'manageengine-device-apps',
    title: 'ManageEngine MDM, apps of one device (API)',
    anchor: 'manageengine',
    kind: 'json',
    has: ['apps', 'paging|metadata|delta-token'],
  },
];

/** Apple: one device on a cable, or the old Profile Manager. */
export const APPLE: readonly Family[] = [
  {
    id: 'ideviceinstaller',
    title: 'ideviceinstaller, apps of one device',
    anchor: 'apple-configurator',
    kind: 'csv',
    has: ['cfbundleidentifier'],
    // On a cable the phone tells all user apps; system apps only when asked.
    traits: { platform: 'ios', enrolment: 'device-enrolment' },
  },
  {
    id: 'ddm-status',
    title: 'Apple, declarative status report',
    anchor: 'nanomdm',
    kind: 'json',
    has: ['StatusItems|Declarations|SyncTokens'],
    refuse: {
      code: 'no-apps',
      message: 'A status report of Declarative Device Management has no list of installed apps',
      remedy: 'Ask the devices with InstalledApplicationList. See docs/get-an-export.md#nanomdm.',
    },
  },
];
