import { decode } from './bytes.ts';
import { DEVICE_ID, has, IMEI, SERIAL, type Spans } from './fields.ts';
import { isPlainlySound, soundness, type KeyKind } from './identity.ts';
import { bareKey, ID_KEY, IMEI_KEY, SERIAL_KEY, UNSEEN, UNSOUND, type Keys } from './keys.ts';
import type { ProblemCode } from './problems.ts';

/** A key of a record that can be relied on. */
export type Found = {
  readonly kind: KeyKind;
  readonly start: number;
  readonly end: number;
  /** The device that has this key, or `UNSEEN`: nobody has it yet. */
  readonly device: number;
};
/** The record has no such key. */
export const NONE: Found = { kind: 'device-id', start: 0, end: 0, device: UNSEEN };

export const KINDS: readonly KeyKind[] = ['device-id', 'serial', 'imei'];
export const SLOT_OF: Record<KeyKind, number> = {
  'device-id': DEVICE_ID,
  serial: SERIAL,
  imei: IMEI,
};
export const KEY_OF: Record<KeyKind, number> = {
  'device-id': ID_KEY,
  serial: SERIAL_KEY,
  imei: IMEI_KEY,
};

export type LookUp = (kind: KeyKind, bytes: Uint8Array, spans: Spans, line: number) => Found;

/** Finds the key of one kind in a record; judges it where it is new. */
export function keyLookUp(
  keys: Keys,
  joined: (device: number) => number,
  problem: (code: ProblemCode, line: number | null) => void,
): LookUp {
  return (kind, bytes, spans, line) => {
    const slot = SLOT_OF[kind];
    if (!has(spans, slot)) return NONE;
    const [start, end] = bareKey(bytes, spans[2 * slot] as number, spans[2 * slot + 1] as number);
    const device = keys.find(KEY_OF[kind], bytes, start, end);
    if (device >= 0) return { kind, start, end, device: joined(device) };
    if (device === UNSOUND) return NONE;
    const sound = isPlainlySound(bytes, start, end)
      ? 'sound'
      : soundness(kind, decode(bytes, start, end));
    if (sound === 'sound') return { kind, start, end, device: UNSEEN };
    if (sound === 'damaged') problem('damaged-number', line);
    if (sound !== 'empty') keys.put(KEY_OF[kind], bytes, start, end, UNSOUND);
    return NONE;
  };
}
