import type { Role } from '../../core/rights.ts';

/** The invented government of `examples/fleet`: nothing here is of anybody. */

export const MINISTRIES = [
  'Ministry of Bicycles',
  'Ministry of Canals',
  'Ministry of Clocks',
  'Ministry of Dikes',
  'Ministry of Libraries',
  'Ministry of Lighthouses',
  'Ministry of Markets',
  'Ministry of Orchards',
] as const;

type InventedFleet = {
  /** Of its exports, the same in each week. */
  readonly file: string;
  readonly name: string;
  readonly mdm: string;
  /** Null: of several, which its exports name. */
  readonly of: (typeof MINISTRIES)[number] | null;
};
const fleet = (
  file: string,
  mdm: string,
  name: string,
  of: InventedFleet['of'] = null,
): InventedFleet => ({ file, mdm, name, of });
export const FLEETS: readonly InventedFleet[] = [
  fleet('bicycles-intune-AppInvRawData.zip', 'intune', 'Bicycles (Intune)', 'Ministry of Bicycles'),
  fleet('canals-fleet-hosts.json.gz', 'fleet', 'Canals (Fleet)', 'Ministry of Canals'),
  fleet('clocks-phones.xlsx', 'excel', 'Clocks, phones (a list)', 'Ministry of Clocks'),
  fleet(
    'clocks-tablets-opnieuw-opgeslagen.csv',
    'excel',
    'Clocks, tablets (a list)',
    'Ministry of Clocks',
  ),
  fleet('dikes-orchards-jamf-v2-detail.json.gz', 'jamf', 'Dikes and Orchards (Jamf)'),
  fleet(
    'libraries-workspace-one-device_apps.csv',
    'workspace-one',
    'Libraries (Workspace ONE)',
    'Ministry of Libraries',
  ),
  fleet(
    'lighthouses-kandji-apps_install_report.csv',
    'kandji',
    'Lighthouses (Kandji)',
    'Ministry of Lighthouses',
  ),
  fleet(
    'markets-android-management-devices.json.gz',
    'android-management',
    'Markets (Android Management)',
    'Ministry of Markets',
  ),
  fleet(
    'markets-inspectors-status-reports.ndjson.gz',
    'android-management',
    'Markets, inspectors (Android Management)',
    'Ministry of Markets',
  ),
];

/** A ministry that a simulated MDM manages the phones of. */
export const SIMULATED_MINISTRY = 'Ministry of Tides';
export const SIMULATED_FLEET = 'Tides (a simulated MDM)';

export const PEOPLE: readonly { readonly name: string; readonly role: Role }[] = [
  { name: 'Noor Lindhout', role: 'policy-officer' },
  { name: 'Milan Okkerse', role: 'mdm-administrator' },
  { name: 'Aylin van Duyn', role: 'authority' },
  { name: 'Ravi Terpstra', role: 'analyst' },
  { name: 'Eva Kromhout', role: 'auditor' },
];

/** The policy that all of it is under. */
export const POLICY = 'nl';

/** What waits for a second person. */
export const PROPOSAL = {
  id: 'nl-temu',
  policy: POLICY,
  government: 'NL',
  authority: 'Ministry of Bicycles (invented)',
  instrument: 'An invented decision',
  measure: 'prohibit',
  subject: { kind: 'app', app: 'temu' },
  words: 'Temu',
  source: 'https://example.org/decision',
} as const;
export const PROPOSED_BECAUSE = 'Invented: looked at by the agency, found on some phones.';

export const TASK = 'Invented: inspects market stalls with dealers who use nothing else.';
/** Days that the exception is asked for. */
export const ASKED_DAYS = 60;
/** On many phones of the sample, and known for what it is needed for. */
export const ASKED_APP = 'wechat';

/** Its export is handed in a last time with the larger part missing, so that it is held for a person. */
export const CUT_FILE = 'libraries-workspace-one-device_apps.csv';
