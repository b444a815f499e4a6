/**
 * How a recognised export is laid out: where each thing stands that the fold needs. Recognition (reading a sample
 * of the content) makes a layout; the byte scanners follow it; nothing in between looks at the data again.
 */

/** Facts of a device. */
export const DEVICE_FIELDS = [
  'device-id',
  'serial',
  'imei',
  'device-name',
  'holder',
  'organisation',
  'platform',
  'os-version',
  'model',
  'ownership',
  'enrolment',
  'supervised',
  'collected',
] as const;
export type DeviceField = (typeof DEVICE_FIELDS)[number];

/**
 * Facts of one app on one device. `state`: installed, pending, removed … in the MDM's words. `profile`: the Android user or profile,
 * 0, 10, 999, work, personal. `device-count`: statistics without devices, how many the MDM counts.
 */
export const APP_FIELDS = [
  'identifier',
  'track-id',
  'app-name',
  'publisher',
  'version',
  'state',
  'managed',
  'profile',
  'app-platform',
  'device-count',
] as const;
export type AppField = (typeof APP_FIELDS)[number];

export const FIELDS: readonly Field[] = [...DEVICE_FIELDS, ...APP_FIELDS];
export type Field = DeviceField | AppField;

export type CsvLayout = {
  readonly kind: 'csv';
  /** One byte: comma, semicolon, tab, pipe. */
  readonly delimiter: number;
  /** False for writers that never quote: then a quotation mark is a character like any other. */
  readonly quoted: boolean;
  /** Records before the data: empty first lines, `#TYPE`, header lines. Counted in records, empty ones included. */
  readonly skip: number;
  /**
   * Meaning of each column, in the file's order; null for what the fold does not need. Where a field stands twice
   * (`Bundle ID` beside `Package name`) the first cell that is not empty counts.
   */
  readonly columns: readonly (Field | null)[];
  /** One row per app; or one row per device with all its apps in one cell, split at this byte sequence. */
  readonly apps: 'rows' | { readonly separator: string };
};

/** Member names from the object in question inwards; `*` steps into every element of an array. */
export type Path = readonly string[];

export type JsonLayout = {
  readonly kind: 'json';
  /**
   * One JSON document, one per line (NDJSON), or several one after the other: the scanner treats them alike.
   * From the root to each device object: `results`,`*`. Empty: the root itself is the one device.
   */
  readonly devices: Path;
  /** From a device to a fact. Any order of members; facts may stand after the apps. */
  readonly device: Partial<Record<DeviceField, Path>>;
  /** From a device to each app object. A JSON null or an absent member there means *unknown*, not *none*. */
  readonly apps: Path;
  /** From an app to a fact. */
  readonly app: Partial<Record<AppField, Path>>;
  /**
   * The other way round (Intune's detected apps): `devices` leads to each app, `apps` from there to its devices,
   * `device` and `app` are still read where they stand.
   */
  readonly inverted: boolean;
  /** Further members of the app object for a field that has one above; the first that is not empty counts. */
  readonly also?: readonly { readonly field: AppField; readonly path: Path }[];
};

export type Layout = CsvLayout | JsonLayout;

/** Words (folded: trimmed, lower case) in the `state` field that mean *not installed (any more, or yet)*. All else counts. */
export type AbsentStates = ReadonlySet<string>;
