import type { Platform } from './catalogue.ts';
import type { AppId } from './statements.ts';

/** An instant as RFC 3339 text in UTC (`2026-11-24T07:12:09Z`). */
export type Instant = string & { readonly brand: 'Instant' };

/**
 * What is looked for: every identifier, name and number of the catalogue. What is not in here is not
 * assessed: counted, and forgotten as it streams by.
 */
export type Watchlist = {
  readonly identifiers: readonly WatchedIdentifier[];
  readonly names: readonly WatchedName[];
};
type WatchedIdentifier = {
  /** Exact case. Compared exactly; on iOS case-folded at lower strength. */
  readonly identifier: string;
  readonly platform: Platform;
  readonly app: AppId;
  readonly kind: 'identifier' | 'track-id';
};
type WatchedName = { readonly name: string; readonly app: AppId };

/** How sure the match is: the weakest that any MDM left us with. */
export type Strength = 'exact' | 'case-folded' | 'name';

/** What kind of management the device is under; decides what its inventory can show. */
export type Enrolment =
  | 'supervised'
  | 'device-enrolment'
  | 'user-enrolment'
  | 'fully-managed'
  | 'company-work-profile'
  | 'personal-work-profile'
  | 'unknown';

/** What an inventory can show of a device. Only `all` may ever be called clean. */
export type Visibility =
  | 'all'
  | 'managed-only'
  | 'work-side'
  | 'names-only'
  | 'nothing'
  | 'unknown';

/**
 * One device of one inventory: what coverage needs, and nothing about its apps but hits. The names of devices without a hit
 * are never kept: `name` and `holder` are null there. (A device that has no id at all is told by its name, which is then its key.)
 */
export type SeenDevice = {
  /** The MDM's own id where it has one, else serial, IMEI or name: unique within the inventory. */
  readonly key: string;
  /** Sound serial or IMEI, to know the device again in another MDM's export; null where there is none. */
  readonly serial: string | null;
  /** Of devices with a hit only, as the record with the hit or a later one has it. */
  readonly name: string | null;
  readonly holder: string | null;
  readonly organisation: string | null;
  readonly platform: Platform | null;
  readonly enrolment: Enrolment;
  readonly ownership: 'company' | 'personal' | 'unknown';
  readonly visibility: Visibility;
  /** When its apps were collected, by the inventory's own columns. */
  readonly collected: Instant | null;
};

/** The devices of an inventory, made one by one as they are asked for: a fleet is held as columns. An array is one too. */
export type SeenDevices = Iterable<SeenDevice> & {
  readonly length: number;
  /** In the order of the iteration, from 0; undefined beyond the last. */
  readonly at: (index: number) => SeenDevice | undefined;
};

/** One app of the watchlist on one device, once, however many rows, versions or clones showed it. */
export type Hit = {
  readonly device: string;
  readonly app: AppId;
  readonly strength: Strength;
  readonly platform: Platform | null;
  /** As the inventory wrote them, all spellings; never those of an app that is no hit. */
  readonly identifiers: readonly string[];
  readonly names: readonly string[];
  /** A clone or second user (Android user 10, 999). */
  readonly secondCopy: boolean;
};

/** Counts the MDM itself gives, without devices: fleet statistics, nobody can be called. */
export type Counted = {
  readonly app: AppId;
  readonly strength: Strength;
  readonly devices: number;
};

/** What went wrong or was left out, with its place. Never holds a value of a row that is no hit. */
export type Problem = {
  readonly code: string;
  readonly message: string;
  /** What the reader can do. */
  readonly remedy: string;
  readonly line: number | null;
  readonly column: string | null;
  /** How often, where the same problem was seen more than once; `line` is then the first. */
  readonly times: number;
};

/** What one file gave. */
export type Inventory = {
  /** As the user named it. */
  readonly file: string;
  /** `jamf-v2-detail`, `intune-app-inv-raw-data`, `generic-csv` …; `title` in words. */
  readonly format: string;
  readonly title: string;
  /** Bytes read of the file itself (packed). */
  readonly bytes: number;
  readonly rows: number;
  /** Installed apps looked at (hits and not), after dropping those not installed. */
  readonly installs: number;
  /** Of these, apps that the catalogue does not know: one number, no identifiers. */
  readonly notAssessed: number;
  /** Rows of apps that are pending, removed or not installed: no hits. */
  readonly notInstalled: number;
  /** Private apps that a personal enrolment should not have reported: dropped at the door. */
  readonly droppedPersonal: number;
  /** Rows that fell together with another row of the same device and app. */
  readonly merged: number;
  readonly devices: SeenDevices;
  readonly hits: readonly Hit[];
  readonly counted: readonly Counted[];
  /**
   * `read`: everything looked at. `partly`: something could not be seen or read (broken rows, cut off,
   * a next page missing, names only). `refused`: no inventory in it; `problems` says why.
   */
  readonly outcome: 'read' | 'partly' | 'refused';
  /** The moment the inventory is of: the newest time in its own columns; null where it has none. */
  readonly moment: Instant | null;
  readonly problems: readonly Problem[];
};
