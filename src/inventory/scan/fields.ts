import { FIELDS, type Field } from '../layout.ts';

/**
 * Every field has a slot. A scanner hands a record on as its bytes and one `Spans`: slot `s` lies at
 * `[spans[2 * s], spans[2 * s + 1])` of the bytes; both are -1 where the record does not have it.
 */
export type Spans = Int32Array;

/** Publisher and version are in every export and decide nothing: scanners pass over them. */
export const NEEDED: ReadonlySet<Field> = new Set(
  FIELDS.filter((field) => field !== 'publisher' && field !== 'version'),
);

export const SLOTS = FIELDS.length;
export const slotOf = (field: Field): number => FIELDS.indexOf(field);

export const DEVICE_ID = slotOf('device-id');
export const SERIAL = slotOf('serial');
export const IMEI = slotOf('imei');
export const DEVICE_NAME = slotOf('device-name');
export const HOLDER = slotOf('holder');
export const ORGANISATION = slotOf('organisation');
export const IDENTIFIER = slotOf('identifier');
export const TRACK_ID = slotOf('track-id');
export const APP_NAME = slotOf('app-name');
export const STATE = slotOf('state');
export const MANAGED = slotOf('managed');
export const PROFILE = slotOf('profile');
export const APP_PLATFORM = slotOf('app-platform');
export const DEVICE_COUNT = slotOf('device-count');

export const bitsOf = (fields: Iterable<Field | null>): number => {
  let bits = 0;
  for (const field of fields) if (field !== null) bits |= 1 << slotOf(field);
  return bits;
};

/** `more`: places behind the fields, for what a scanner reads and does not hand on. */
export const emptySpans = (more = 0): Spans => new Int32Array(2 * (SLOTS + more)).fill(-1);

/** Has the record something there? An empty cell is as good as none. */
export const has = (spans: Spans, slot: number): boolean =>
  (spans[2 * slot] as number) < (spans[2 * slot + 1] as number);
