import type { SeenDevice } from '../../core/inventory.ts';
import { decode, encode, trimEnd, trimStart } from './bytes.ts';
import { bitsOf, DEVICE_NAME, has, HOLDER, slotOf, type Spans } from './fields.ts';

/** The export's own words on what the device is; trimmed, null where it has none. */
export type DeviceTexts = {
  readonly platform: string | null;
  readonly osVersion: string | null;
  readonly model: string | null;
  readonly ownership: string | null;
  readonly enrolment: string | null;
  readonly supervised: string | null;
  readonly collected: string | null;
};
export type Classified = Pick<
  SeenDevice,
  'platform' | 'enrolment' | 'ownership' | 'visibility' | 'collected'
>;
export type Classify = (texts: DeviceTexts) => Classified;

const PLATFORM = slotOf('platform');
const OS_VERSION = slotOf('os-version');
const MODEL = slotOf('model');
const OWNERSHIP = slotOf('ownership');
const ENROLMENT = slotOf('enrolment');
const SUPERVISED = slotOf('supervised');
const COLLECTED = slotOf('collected');
export const CLASS_BITS = bitsOf([
  'platform',
  'os-version',
  'model',
  'ownership',
  'enrolment',
  'supervised',
  'collected',
]);

export function textAt(bytes: Uint8Array, spans: Spans, slot: number): string | null {
  if (!has(spans, slot)) return null;
  const text = decode(bytes, spans[2 * slot] as number, spans[2 * slot + 1] as number).trim();
  return text === '' ? null : text;
}

export const textsAt = (bytes: Uint8Array, spans: Spans): DeviceTexts => ({
  platform: textAt(bytes, spans, PLATFORM),
  osVersion: textAt(bytes, spans, OS_VERSION),
  model: textAt(bytes, spans, MODEL),
  ownership: textAt(bytes, spans, OWNERSHIP),
  enrolment: textAt(bytes, spans, ENROLMENT),
  supervised: textAt(bytes, spans, SUPERVISED),
  collected: textAt(bytes, spans, COLLECTED),
});

/** `iPhone van Femke (Femke Jansen)`, as bytes into `out`; answers the length, 0 without a name. */
export function nameKey(bytes: Uint8Array, spans: Spans, out: Uint8Array): number {
  const name = trimmed(bytes, spans, DEVICE_NAME);
  if (name.length === 0) return 0;
  const holder = trimmed(bytes, spans, HOLDER);
  const parts = holder.length === 0 ? [name] : [name, OPENING, holder, CLOSING];
  let length = 0;
  for (const part of parts) {
    const fitting = part.subarray(0, out.length - length);
    out.set(fitting, length);
    length += fitting.length;
  }
  return length;
}
const OPENING = encode(' (');
const CLOSING = encode(')');

function trimmed(bytes: Uint8Array, spans: Spans, slot: number): Uint8Array {
  if (!has(spans, slot)) return bytes.subarray(0, 0);
  const start = trimStart(bytes, spans[2 * slot] as number, spans[2 * slot + 1] as number);
  return bytes.subarray(start, trimEnd(bytes, start, spans[2 * slot + 1] as number));
}
