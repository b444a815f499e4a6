import type { Abilities, Ability, Lever, Source } from '../../core/mdm/abilities.ts';
import type { AbilityWord } from '../../core/mdm/ability-words.ts';

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

const cannot = (because: AbilityWord, source: Source): Ability<AbilityWord> => ({
  can: false,
  because,
  source,
});
const NO_REMOVAL = cannot('intune-no-removal', TYPES);
const BY_BLOCK = cannot('block-removes', PLAY);

const levers: readonly Lever<AbilityWord>[] = [
  {
    platform: 'ios',
    enrolment: 'supervised',
    shows: 'all',
    age: WEEK,
    block: {
      can: true,
      by: 'intune-block-apple',
      needs: ['supervised', 'ios-15'],
      source: read('two public scripts that post the body, and a public policy export'),
    },
    remove: NO_REMOVAL,
  },
  {
    platform: 'ios',
    enrolment: 'device-enrolment',
    shows: 'all',
    age: WEEK,
    block: cannot('unsupervised-reported', RESTRICTIONS),
    remove: NO_REMOVAL,
  },
  {
    platform: 'ios',
    enrolment: 'user-enrolment',
    shows: 'managed-only',
    age: WEEK,
    block: cannot('user-enrolment-private', RESTRICTIONS),
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
      by: 'intune-block-android',
      needs: ['managed-google-play', 'app-in-google-play'],
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
      by: 'intune-block-company-profile',
      needs: ['managed-google-play'],
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
      by: 'intune-block-work-profile',
      needs: ['managed-google-play'],
      source: PLAY,
    },
    remove: cannot('personal-side', PLAY),
  },
];

export const INTUNE_ABILITIES: Abilities<AbilityWord> = {
  mdm: 'intune',
  title: 'Microsoft Intune',
  matchesBy: 'name',
  delivery: 'fleet',
  levers,
  allowList: cannot(
    'intune-no-allow-list',
    unverified('from descriptions of the settings; not tried'),
  ),
  exempt: {
    can: true,
    by: 'intune-exempt',
    needs: ['object-in-directory'],
    source: {
      basis: 'read',
      says: 'microsoft-graph-docs-contrib group-post-members.md, read 2026-11-27',
    },
  },
  markNonCompliant: {
    can: true,
    by: 'intune-non-compliant',
    needs: ['conditional-access'],
    source: TYPES,
  },
  messageHolder: cannot('own-notices', unverified('not built')),
  verify: {
    strongest: 'reported',
    by: 'intune-proof',
    source: read('ref-graph-available-reports (2026-05-26)'),
    less: [
      {
        kind: 'intune-play-uninstall',
        strongest: 'assigned',
        because: 'intune-play-proof',
      },
    ],
  },
  limits: [
    { what: 'restricted-apps-of-profile', most: 10_000, of: 'identifiers', source: TYPES },
    { what: 'restricted-apps-of-compliance', most: 100, of: 'identifiers', source: TYPES },
    { what: 'apps-of-personal-list', most: 500, of: 'identifiers', source: TYPES },
    {
      what: 'requests-on-devices',
      most: 2_000,
      of: 'per-20-seconds-and-app',
      source: read('learn.microsoft.com/graph/throttling-limits'),
    },
    {
      what: 'changes-of-configuration',
      most: 100,
      of: 'per-20-seconds-and-app',
      source: read('learn.microsoft.com/graph/throttling-limits'),
    },
    {
      what: 'export-jobs',
      most: 48,
      of: 'per-minute-and-app',
      source: read('memdocs export-graph-apis.md (2025-02-28)'),
    },
    {
      what: 'requests-of-batch',
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
