import type { Enrolment } from '../../src/core/inventory.ts';

/** Who is in the fleet, by which MDM, in what mix. All names are invented. */
export type Source = {
  readonly id:
    | 'jamf'
    | 'intune'
    | 'workspace-one'
    | 'kandji'
    | 'fleet'
    | 'android-management'
    | 'android-management-lines'
    | 'excel'
    | 'excel-nl';
  readonly letter: string;
  readonly ministries: readonly [string, ...string[]];
  readonly devices: number;
  readonly platforms: readonly (readonly ['ios' | 'android', number])[];
  readonly tablets: number;
  readonly ios: readonly (readonly [Enrolment, number])[];
  readonly android: readonly (readonly [Enrolment, number])[];
  /** Does the export say when a device was last looked at? If not, no stale devices are made: nobody could see them. */
  readonly dated: boolean;
};

const IOS_ONLY = [['ios', 1]] as const;
const BOTH = [
  ['ios', 6],
  ['android', 4],
] as const;
const ANDROID_ONLY = [['android', 1]] as const;
const NONE: readonly (readonly [Enrolment, number])[] = [['unknown', 1]];

export const SOURCES: readonly Source[] = [
  {
    id: 'jamf',
    letter: 'D',
    ministries: ['Ministry of Dikes', 'Ministry of Orchards'],
    devices: 380,
    platforms: IOS_ONLY,
    tablets: 0.15,
    ios: [
      ['supervised', 82],
      ['device-enrolment', 7],
      ['user-enrolment', 11],
    ],
    android: NONE,
    dated: true,
  },
  {
    id: 'intune',
    letter: 'B',
    ministries: ['Ministry of Bicycles'],
    devices: 320,
    platforms: BOTH,
    tablets: 0.1,
    ios: [
      ['supervised', 85],
      ['user-enrolment', 15],
    ],
    android: [
      ['fully-managed', 55],
      ['company-work-profile', 30],
      ['personal-work-profile', 15],
    ],
    dated: false,
  },
  {
    id: 'workspace-one',
    letter: 'L',
    ministries: ['Ministry of Libraries'],
    devices: 260,
    platforms: BOTH,
    tablets: 0.1,
    ios: [['supervised', 1]],
    android: [
      ['fully-managed', 70],
      ['company-work-profile', 30],
    ],
    dated: false,
  },
  {
    id: 'kandji',
    letter: 'H',
    ministries: ['Ministry of Lighthouses'],
    devices: 220,
    platforms: IOS_ONLY,
    tablets: 0.2,
    ios: [['supervised', 1]],
    android: NONE,
    dated: false,
  },
  {
    id: 'fleet',
    letter: 'C',
    ministries: ['Ministry of Canals'],
    devices: 260,
    platforms: BOTH,
    tablets: 0.1,
    ios: [
      ['supervised', 80],
      ['device-enrolment', 8],
      ['user-enrolment', 12],
    ],
    android: [['personal-work-profile', 1]],
    dated: true,
  },
  {
    id: 'android-management',
    letter: 'M',
    ministries: ['Ministry of Markets'],
    devices: 240,
    platforms: ANDROID_ONLY,
    tablets: 0.1,
    ios: NONE,
    android: [
      ['fully-managed', 48],
      ['company-work-profile', 40],
      ['personal-work-profile', 12],
    ],
    dated: true,
  },
  {
    id: 'android-management-lines',
    letter: 'N',
    ministries: ['Ministry of Markets'],
    devices: 120,
    platforms: ANDROID_ONLY,
    tablets: 0.3,
    ios: NONE,
    android: [['fully-managed', 1]],
    dated: true,
  },
  {
    id: 'excel',
    letter: 'K',
    ministries: ['Ministry of Clocks'],
    devices: 150,
    platforms: BOTH,
    tablets: 0.1,
    ios: [['supervised', 1]],
    android: [['fully-managed', 1]],
    dated: true,
  },
  {
    id: 'excel-nl',
    letter: 'T',
    ministries: ['Ministry of Clocks'],
    devices: 50,
    platforms: IOS_ONLY,
    tablets: 1,
    ios: [['supervised', 1]],
    android: NONE,
    dated: true,
  },
];

export const WEEKS = [
  { id: 'week-47', around: Date.UTC(2026, 10, 17, 6) },
  { id: 'week-48', around: Date.UTC(2026, 10, 24, 6) },
] as const;
export type WeekId = (typeof WEEKS)[number]['id'];
