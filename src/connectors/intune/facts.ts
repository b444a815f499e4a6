import { MdmFault } from '../../actions/mdm/connector.ts';
import type { Enrolment } from '../../core/inventory.ts';
import { enrolmentOf, instantOf, isDesktop, ownershipOf, platformOf } from './devices.ts';
import type { DeviceRow } from './schema.ts';

/**
 * What the list of devices says about each, kept while the report of apps streams by: the report has no word on ownership,
 * enrolment or supervision.
 * Memory: about 250 bytes a phone (id 36, its entry in the map 60, cells 100 to 150), so 25 MB for 100,000; laptops 100.
 */
export type Facts = {
  readonly add: (row: DeviceRow) => void;
  /** `absent`: not in the list; `desktop`: a laptop, of which nothing is looked at. Else a number to ask with. */
  readonly find: (id: string) => number | 'absent' | 'desktop';
  /** Writes the cells of `COLUMNS` with a comma before each, and says where they end. */
  readonly write: (index: number, into: Buffer, at: number) => number;
  readonly size: (index: number) => number;
  /** Phones and tablets, laptops left out. */
  readonly phones: () => number;
  /** Every device of the list. */
  readonly all: () => number;
  readonly ids: () => IterableIterator<readonly [string, number]>;
};

/** Behind the report's own columns. */
export const COLUMNS = [
  'Platform',
  'SerialNumber',
  'ManagedDeviceOwnerType',
  'DeviceEnrollmentType',
  'IsSupervised',
  'LastSyncDateTime',
  'UserPrincipalName',
] as const;

const MOST_DEVICES = 2_000_000;
const DESKTOP = -1;

export function createFacts(): Facts {
  const index = new Map<string, number>();
  let cells: Buffer = Buffer.alloc(64 * 1024);
  let used = 0;
  // Where the cells of each end; those of the next begin there.
  const ends: number[] = [];
  let desktops = 0;

  return {
    add: (row) => {
      const id = row.id.toLowerCase();
      if (index.has(id)) return;
      if (index.size >= MOST_DEVICES)
        throw new MdmFault(
          'unexpected',
          `Intune listed more than ${MOST_DEVICES} devices.`,
          'Check that the address is that of Microsoft Graph.',
        );
      if (isDesktop(row.operatingSystem)) {
        index.set(id, DESKTOP);
        desktops += 1;
        return;
      }
      const text = Buffer.from(cellsOf(row), 'utf8');
      if (used + text.length > cells.length) {
        const larger = Buffer.alloc(Math.max(cells.length * 2, used + text.length));
        cells.copy(larger, 0, 0, used);
        cells = larger;
      }
      text.copy(cells, used);
      used += text.length;
      index.set(id, ends.length);
      ends.push(used);
    },
    find: (id) => {
      const found = index.get(id) ?? index.get(id.toLowerCase());
      return found === undefined ? 'absent' : found === DESKTOP ? 'desktop' : found;
    },
    write: (at, into, to) => to + cells.copy(into, to, ends[at - 1] ?? 0, ends[at] ?? 0),
    size: (at) => (ends[at] ?? 0) - (ends[at - 1] ?? 0),
    phones: () => index.size - desktops,
    all: () => index.size,
    ids: () => index.entries(),
  };
}

export const isPhone = (index: number): boolean => index !== DESKTOP;

/** In the words that Intune's own exports have for it, so that whoever reads them needs to know no others. */
const ENROLMENT_WORD: Readonly<Record<Enrolment, string>> = {
  supervised: 'userEnrollment',
  'device-enrolment': 'userEnrollment',
  'user-enrolment': 'appleUserEnrollment',
  'fully-managed': 'androidEnterpriseFullyManaged',
  'company-work-profile': 'androidEnterpriseCorporateWorkProfile',
  // Graph has no word of its own for it.
  'personal-work-profile': 'personallyOwnedWorkProfile',
  unknown: '',
};

/** What a device's record says beside its apps, in the order of `COLUMNS`. */
export function factsOf(row: DeviceRow): Readonly<Record<(typeof COLUMNS)[number], string>> {
  const platform = platformOf(row.operatingSystem);
  return {
    Platform: platform === 'ios' ? 'iOS' : platform === 'android' ? 'Android' : '',
    SerialNumber: row.serialNumber ?? '',
    ManagedDeviceOwnerType: ownershipOf(row),
    DeviceEnrollmentType: ENROLMENT_WORD[enrolmentOf(row)],
    IsSupervised: platform === 'ios' && row.isSupervised !== null ? String(row.isSupervised) : '',
    LastSyncDateTime: instantOf(row.lastSyncDateTime) ?? '',
    UserPrincipalName: row.userPrincipalName ?? '',
  };
}

function cellsOf(row: DeviceRow): string {
  const facts = factsOf(row);
  return COLUMNS.map((column) => `,${cell(facts[column])}`).join('');
}

const LONGEST_CELL = 256;
/** RFC 4180; a cell never breaks its row. */
export function cell(text: string): string {
  const short = text.slice(0, LONGEST_CELL).replaceAll(/[\r\n]/g, ' ');
  return /[",]/.test(short) ? `"${short.replaceAll('"', '""')}"` : short;
}
