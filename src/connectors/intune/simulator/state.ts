import type { SimulatedFleet } from '../../simulated/fleet.ts';
import type { SimulatedPhone } from '../../simulated/phone.ts';
import type { SetTraps } from '../../simulated/traps.ts';

/** What real tenants do that the traps of all simulated vendors do not cover. Each may be changed while it runs. */
export type Quirks = {
  /** Devices on a page of a list; Intune's own is 1,000. */
  pageSize: number;
  /** What becomes of the next export jobs; those after them end well. */
  jobs: ('hangs' | 'fails' | 'address-ended' | 'two-members' | 'bomb')[];
  /** Polls until a job has ended. */
  polls: number;
  /** Columns come in another order, and one is there that nobody asked for. */
  otherColumns: boolean;
  /** Hours until an approved app is in the list of apps. */
  approveHours: number;
  /** So many devices at the end are left out of the list, not of their number. */
  omits: number;
  /** A group that was just made refuses members so many times. */
  newGroups: number;
  /** Apps as each phone showed them on its weekday, or as they are now. */
  inventory: 'weekly' | 'now';
  /** Packages that Google Play has; null: all. */
  play: ReadonlySet<string> | null;
  /** Details of detected apps without their names; `everywhere`: their list has none either. */
  nameless: 'details' | 'everywhere' | null;
  /** Of a batch, every so manieth single request is answered 429; 0: none. */
  batchThrottles: number;
};

export const PLAIN_QUIRKS: Quirks = {
  pageSize: 1000,
  jobs: [],
  polls: 2,
  otherColumns: false,
  approveHours: 0,
  omits: 0,
  newGroups: 0,
  inventory: 'now',
  play: null,
  nameless: null,
  batchThrottles: 0,
};

export type Json = Record<string, unknown>;
export type StoredAssignment = {
  readonly id: string;
  readonly intent?: string;
  readonly target: { readonly '@odata.type': string; readonly groupId?: string };
};
export type StoredPolicy = {
  readonly id: string;
  readonly collection: string;
  readonly body: Json;
  readonly settings: readonly unknown[];
  readonly assignments: readonly StoredAssignment[];
  readonly created: string;
  readonly modified: string;
};
export type StoredGroup = {
  readonly id: string;
  readonly body: Json;
  readonly members: Set<string>;
  refusals: number;
};
export type StoredApp = {
  readonly id: string;
  readonly packageId: string;
  readonly from: number;
  assignments: readonly StoredAssignment[];
};
type Status = { readonly status: string; readonly at: string };

/** All that lies in the simulated tenant. */
export type Tenant = {
  readonly fleet: SimulatedFleet;
  readonly traps: SetTraps;
  readonly quirks: Quirks;
  readonly policies: Map<string, StoredPolicy>;
  readonly groups: Map<string, StoredGroup>;
  readonly apps: Map<string, StoredApp>;
  readonly approved: Set<string>;
  readonly jobs: Map<string, Job>;
  /** What each phone said of each policy: `policy phone`. */
  readonly statuses: Map<string, Status>;
  /** Phones with restricted apps, by their index: policy and identifiers. */
  readonly violations: Map<number, { readonly policy: string; readonly apps: readonly string[] }>;
  readonly synced: Map<number, number>;
  /** A number that grows, for ids. */
  readonly next: () => number;
  /** Something was changed. False: the tenant is deaf, and nothing may be. */
  readonly does: (work: () => void) => void;
};
export type Job = {
  readonly id: string;
  readonly report: string;
  readonly select: readonly string[];
  readonly filter: string | null;
  readonly fate: Quirks['jobs'][number] | 'ends';
  polled: number;
};

/** Ids of the directory: the phone's own with another first digit, so that its place can be read back. */
const first = (digit: string, id: string): string => digit + id.slice(1);
export const entraIdOf = (phone: SimulatedPhone): string => first('a', phone.id);
export const objectIdOf = (phone: SimulatedPhone): string => first('d', phone.id);
export const userIdOf = (phone: SimulatedPhone): string => first('b', phone.id);

export function phoneBy(
  fleet: SimulatedFleet,
  id: string,
  name: (phone: SimulatedPhone) => string,
): SimulatedPhone | null {
  const index = Number.parseInt(id.slice(-12), 16);
  if (!Number.isSafeInteger(index) || index < 0 || index >= fleet.size) return null;
  const phone = fleet.phone(index);
  return name(phone) === id.toLowerCase() ? phone : null;
}

export const guid = (number: number, kind: string): string =>
  `${kind.padEnd(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString();
