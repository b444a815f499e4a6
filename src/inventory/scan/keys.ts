import { decode, hash, isAscii, lower, trimEnd, trimStart, wordsOf } from './bytes.ts';
import { grown } from './grown.ts';

/** What a key is; the number goes into the hash, so that a serial number is never taken for an id. */
export const ID_KEY = 0;
export const SERIAL_KEY = 1;
export const IMEI_KEY = 2;
export const NAME_KEY = 3;

/** Kept in place of a device for a key that cannot be relied on, so that it is judged only once. */
export const UNSOUND = -2;
export const UNSEEN = -1;

/**
 * From the bytes of a key to the number of its device. A key is held once, as bytes behind one another, and is text only
 * when somebody asks for it; a look-up decodes nothing.
 */
export type Keys = {
  /** The device that has the key, `UNSEEN` or `UNSOUND`. */
  readonly find: (kind: number, bytes: Uint8Array, start: number, end: number) => number;
  /** The key must be unseen. Answers the key's own number. */
  readonly put: (
    kind: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    device: number,
  ) => number;
  /** No key is looked up or put any more: what that needs is given up at once, and texts remain. */
  readonly close: () => void;
  /** Makers' serial numbers are upper-cased by some MDMs, so all are. */
  readonly textOf: (key: number) => string;
  /** Bytes that the keys take. */
  readonly size: () => number;
};

export function createKeys(): Keys {
  let size = 1024;
  let places = new Int32Array(size);
  let hashes = new Int32Array(256);
  let devices = new Int32Array(256);
  let kinds = new Uint8Array(256);
  /** Where each key begins, and behind the last where the next will. */
  let starts = new Uint32Array(257);
  let text = new Uint8Array(8192);
  let count = 0;

  const hashOf = (kind: number, bytes: Uint8Array, start: number, end: number): number =>
    Math.imul(hash(bytes, start, end) + kind, 0x9e3779b1);

  function grow(): void {
    hashes = grown(hashes);
    devices = grown(devices);
    kinds = grown(kinds);
    starts = grown(starts, hashes.length + 1);
  }

  /** A place is found by the low bits of a hash: their number is always a power of two. */
  function spread(): void {
    size *= 2;
    // Given back before more is taken, and not when garbage is next collected.
    places.buffer.transfer(0);
    places = new Int32Array(size);
    for (let number = 0; number < count; number++) settle(number);
  }

  function settle(number: number): void {
    let place = (hashes[number] as number) & (size - 1);
    while (places[place] !== 0) place = (place + 1) & (size - 1);
    places[place] = number + 1;
  }

  /**
   * Without regard to case where case says nothing: in serial numbers, and in ids that are numbers (UDIDs, GUIDs). Other ids
   * are compared exactly, since some are base64.
   */
  function isSame(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = starts[number] as number;
    if ((starts[number + 1] as number) - from !== end - start) return false;
    let otherCase = false;
    for (let i = start, at = from; i < end; i++, at++) {
      const byte = bytes[i] as number;
      const held = text[at] as number;
      if (byte === held) continue;
      if (lower(byte) !== lower(held)) return false;
      otherCase = true;
    }
    if (!otherCase) return true;
    return kinds[number] === ID_KEY ? isHex(bytes, start, end) : isAscii(bytes, start, end);
  }

  return {
    find(kind, bytes, start, end) {
      const h = hashOf(kind, bytes, start, end);
      const mask = size - 1;
      for (let place = h & mask; places[place] !== 0; place = (place + 1) & mask) {
        const number = (places[place] as number) - 1;
        if (hashes[number] !== h || kinds[number] !== kind) continue;
        if (isSame(number, bytes, start, end)) return devices[number] as number;
      }
      return UNSEEN;
    },
    put(kind, bytes, start, end, device) {
      if (count === hashes.length) grow();
      if (count * 2 >= size) spread();
      const from = starts[count] as number;
      const to = from + end - start;
      if (to > MAX_TEXT) throw new RangeError('more than 4 GiB of device ids');
      if (to > text.length) text = grown(text, to);
      for (let i = start, at = from; i < end; i++, at++) text[at] = bytes[i] as number;
      hashes[count] = hashOf(kind, bytes, start, end);
      kinds[count] = kind;
      devices[count] = device;
      starts[count + 1] = to;
      settle(count);
      return count++;
    },
    close() {
      for (const column of [places, hashes, devices]) column.buffer.transferToFixedLength(0);
      places = new Int32Array((size = 1));
      hashes = devices = new Int32Array(0);
    },
    textOf(key) {
      const plain = decode(text, starts[key] as number, starts[key + 1] as number);
      return kinds[key] === SERIAL_KEY || kinds[key] === IMEI_KEY ? plain.toUpperCase() : plain;
    },
    size: () =>
      [places, hashes, devices, kinds, starts].reduce((sum, column) => sum + column.byteLength, 0) +
      text.byteLength,
  };
}
const MAX_TEXT = 0xff_ff_ff_ff;

/** Hexadecimal digits and hyphens alone. */
function isHex(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = lower(bytes[at] as number);
    if (byte !== 45 && !(byte >= 48 && byte <= 57) && !(byte >= 97 && byte <= 102)) return false;
  }
  return true;
}

/** A key without what spreadsheets put around it to keep it text: `'0012` and `="0012"`. */
export function bareKey(bytes: Uint8Array, start: number, end: number): readonly [number, number] {
  let from = trimStart(bytes, start, end);
  let to = trimEnd(bytes, from, end);
  if (bytes[from] === 61 && bytes[from + 1] === 34 && bytes[to - 1] === 34 && to - from > 3) {
    from += 2;
    to--;
  } else if (bytes[from] === 39 && to - from > 1) from++;
  return [from, to];
}

/** The key of the record before: most exports keep a device's rows together, and then nothing is looked up. */
export type LastKey = {
  readonly is: (slot: number, bytes: Uint8Array, start: number, end: number) => boolean;
  readonly set: (slot: number, bytes: Uint8Array, start: number, end: number) => void;
};

export function createLastKey(): LastKey {
  const room = new Uint8Array(256);
  const roomWords = new Int32Array(room.buffer);
  const little = new Uint8Array(Int32Array.of(1).buffer)[0] === 1;
  let length = 0;
  let keySlot = -1;
  return {
    is(slot, bytes, start, end) {
      if (slot !== keySlot || end - start !== length) return false;
      // Four bytes at a time: it is asked with every row, and an id is long.
      const view = wordsOf(bytes);
      const words = length >> 2;
      for (let word = 0, at = start; word < words; word++, at += 4)
        if (view.getInt32(at, little) !== roomWords[word]) return false;
      for (let at = words << 2; at < length; at++) if (bytes[start + at] !== room[at]) return false;
      return true;
    },
    set(slot, bytes, start, end) {
      keySlot = end - start <= room.length ? slot : -1;
      if (keySlot === -1) return;
      length = end - start;
      for (let at = 0; at < length; at++) room[at] = bytes[start + at] as number;
    },
  };
}
