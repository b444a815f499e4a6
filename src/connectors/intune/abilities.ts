import type { Abilities, Ability, Lever, Source } from '../../core/mdm/abilities.ts';

const read = (says: string): Source => ({ basis: 'read', says: `${says}, read 2026-11-25` });
const unverified = (says: string): Source => ({ basis: 'unverified', says });

const RESTRICTIONS = read('MicrosoftDocs/memdocs ref-device-restrictions-apple.md');
const TYPES = read('@microsoft/microsoft-graph-types 2.43.1 and -beta 0.44.0-preview');
const PLAY = read('Microsoft’s guide on blocking AI apps on Android with Intune');

/**
 * The list of apps is renewed every seven days from the day of each phone's enrolment, whatever `lastSyncDateTime` says
 * (memdocs discovered-apps.md of 2025-12-03, read 2026-11-25).
 */
const WEEK = 168;

const cannot = (because: string, source: Source): Ability => ({ can: false, because, source });
const NO_REMOVAL = cannot(
  'Intune takes off what it assigned itself; no call of Graph removes an app by its bundle ID',
  TYPES,
);
const BY_BLOCK = cannot(
  'The block itself takes the app off, with its data: there is no step of its own',
  PLAY,
);
const PROFILE = 'settings catalog, Blocked App Bundle IDs';

const levers: readonly Lever[] = [
  {
    platform: 'ios',
    enrolment: 'supervised',
    shows: 'all',
    age: WEEK,
    block: {
      can: true,
      by: `${PROFILE}; hides the app and leaves it there`,
      needs: ['supervised', 'iOS 15'],
      source: read('two public scripts that post the body, and a public policy export'),
    },
    remove: NO_REMOVAL,
  },
  {
    platform: 'ios',
    enrolment: 'device-enrolment',
    shows: 'all',
    age: WEEK,
    block: cannot(
      'Without supervision the profile is reported as applied and does nothing; restricted apps and compliance report by bundle ID',
      RESTRICTIONS,
    ),
    remove: NO_REMOVAL,
  },
  {
    platform: 'ios',
    enrolment: 'user-enrolment',
    shows: 'managed-only',
    age: WEEK,
    block: cannot('A user enrolment leaves private apps to the holder', RESTRICTIONS),
    remove: NO_REMOVAL,
  },
  {
    platform: 'android',
    enrolment: 'fully-managed',
    // An older page (2020) said that these show nothing.
    shows: 'all',
    age: WEEK,
    block: {
      can: true,
      by: 'Managed Google Play app with the intent uninstall; takes it off and keeps it out',
      needs: ['Managed Google Play bound to the tenant', 'the app is in Google Play'],
      source: PLAY,
    },
    remove: BY_BLOCK,
  },
  {
    platform: 'android',
    enrolment: 'company-work-profile',
    shows: 'work-side',
    age: WEEK,
    block: {
      can: true,
      by: 'device restrictions, personal profile: list of blocked apps (blind); on the work side the intent uninstall',
      needs: ['Managed Google Play bound to the tenant'],
      source: TYPES,
    },
    remove: BY_BLOCK,
  },
  {
    platform: 'android',
    enrolment: 'personal-work-profile',
    shows: 'work-side',
    age: WEEK,
    block: {
      can: true,
      by: 'the intent uninstall, on the work side alone; the personal side is out of reach',
      needs: ['Managed Google Play bound to the tenant'],
      source: PLAY,
    },
    remove: cannot('The personal side is out of reach', PLAY),
  },
];

export const INTUNE_ABILITIES: Abilities = {
  mdm: 'intune',
  title: 'Microsoft Intune',
  matchesBy: 'name',
  delivery: 'fleet',
  levers,
  allowList: cannot(
    'its settings for blocked apps and for allowed apps exclude each other, and Grendel uses the first',
    unverified('from descriptions of the settings; not tried'),
  ),
  exempt: {
    can: true,
    by: 'a security group of Grendel’s own in the directory, excluded from the assignment',
    needs: ['the phone has an object in the directory'],
    source: {
      basis: 'read',
      says: 'microsoft-graph-docs-contrib group-post-members.md, read 2026-11-27',
    },
  },
  markNonCompliant: {
    can: true,
    by: 'iosCompliancePolicy.restrictedApps (beta)',
    needs: ['a Conditional Access policy that asks for a compliant device'],
    source: TYPES,
  },
  messageHolder: cannot('The notices are Grendel’s own', unverified('not built')),
  verify: {
    strongest: 'reported',
    by: 'the report DeviceStatusesByConfigurationProfile; it says that the profile was taken, and nothing proves more',
    source: read('ref-graph-available-reports (2026-05-26)'),
    less: [
      {
        kind: 'intune-play-uninstall',
        strongest: 'assigned',
        because:
          'who still has an app is a report of its own for each app; the next inventory says it',
      },
    ],
  },
  limits: [
    { what: 'restricted apps of a profile', most: 10_000, of: 'identifiers', source: TYPES },
    { what: 'restricted apps of a compliance policy', most: 100, of: 'identifiers', source: TYPES },
    { what: 'apps of the personal profile’s list', most: 500, of: 'identifiers', source: TYPES },
    {
      what: 'requests on devices',
      most: 2_000,
      of: 'in 20 seconds for each app',
      source: read('learn.microsoft.com/graph/throttling-limits'),
    },
    {
      what: 'changes of configuration',
      most: 100,
      of: 'in 20 seconds for each app',
      source: read('learn.microsoft.com/graph/throttling-limits'),
    },
    {
      what: 'export jobs',
      most: 48,
      of: 'a minute for each app',
      source: read('memdocs export-graph-apis.md (2025-02-28)'),
    },
    {
      what: 'requests of one batch',
      most: 20,
      of: 'requests',
      source: read('json-batching.md (2025-02)'),
    },
  ],
  rights: {
    read: [
      'DeviceManagementManagedDevices.Read.All',
      'DeviceManagementConfiguration.Read.All',
      'DeviceManagementApps.Read.All',
      'GroupMember.Read.All',
    ],
    apply: [
      'DeviceManagementManagedDevices.Read.All',
      'DeviceManagementManagedDevices.PrivilegedOperations.All',
      'DeviceManagementConfiguration.ReadWrite.All',
      'DeviceManagementApps.ReadWrite.All',
      'Group.ReadWrite.All',
      'Device.ReadWrite.All',
    ],
  },
};
