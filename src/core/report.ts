import type { Platform } from './catalogue.ts';
import type { Day } from './day.ts';
import type { Instant, Inventory, Strength, Visibility } from './inventory.ts';
import type { AppId } from './statements.ts';
import type { Decision, Verdict } from './verdict.ts';

/** What a scan found: the data behind the terminal, `--json`, `--csv` and `--html`. `spec/scan.md` has the JSON. */
export type ScanReport = {
  readonly policy: { readonly id: string; readonly name: string; readonly version: Day };
  readonly catalogue: { readonly version: Day; readonly digest: string };
  /** The day for which law and ownership were looked up. */
  readonly at: Day;
  readonly inputs: readonly InputSummary[];
  /** Prohibited first, then undetermined; within each the most devices first. */
  readonly apps: readonly AppFound[];
  readonly coverage: Coverage;
  /** Each device once, over all files: by the worst that was found on it. */
  readonly devicesWith: {
    readonly prohibited: number;
    /** A prohibited app's name and no identifier: to be confirmed before any holder is called. */
    readonly prohibitedByNameOnly: number;
    readonly undetermined: number;
  };
  /** Only when asked for by name (`--devices`). */
  readonly devices: readonly DeviceFound[] | null;
};

export type InputSummary = Omit<Inventory, 'devices' | 'hits' | 'counted'> & {
  readonly devices: number;
  readonly hits: number;
};

export type AppFound = {
  readonly app: AppId;
  readonly name: string;
  readonly sensitive: string;
  readonly decision: Exclude<Decision, 'permitted'>;
  readonly verdict: Verdict;
  /** Devices on which it was found, by the strongest match on each. A name match is counted apart. */
  readonly devices: Readonly<Record<Strength, number>>;
  readonly platforms: readonly Platform[];
  readonly secondCopies: number;
  /** An identifier that another app borrows matched, and no signer is known. */
  readonly borrowed: boolean;
  /** Empty where the export has no organisations. Most devices first. */
  readonly organisations: readonly { readonly organisation: string; readonly devices: number }[];
  /** Counts that an MDM gave without devices; never added to `devices`. */
  readonly counted: number;
};

export type DeviceFound = {
  readonly device: string;
  readonly name: string | null;
  readonly holder: string | null;
  readonly organisation: string | null;
  readonly file: string;
  readonly collected: Instant | null;
  readonly apps: readonly { readonly app: AppId; readonly strength: Strength }[];
};

/** Five numbers that add up to all devices, and two that say how much was looked at. */
export type Coverage = {
  readonly devices: number;
  readonly withHits: number;
  /** Seen whole, recent, and without a hit. */
  readonly without: number;
  /** No hit seen, and the inventory could not show everything. */
  readonly notVisible: number;
  /** No hit seen, and what was seen is too old. */
  readonly stale: number;
  /** No hit seen, and nothing was reported of its apps at all. */
  readonly notAssessed: number;
  readonly byVisibility: Readonly<Record<Visibility, number>>;
  readonly installs: number;
  readonly installsNotAssessed: number;
};
