import { decode, equalsText, hash, trimEnd, trimStart, wordsOf } from './bytes.ts';

/** What a key is; the number goes into the hash, so that a serial number is never taken for an id. */
export const ID_KEY = 0;
export const SERIAL_KEY = 1;
export const IMEI_KEY = 2;
export const NAME_KEY = 3;

/** Kept in place of a device for a key that cannot be relied on, so that it is judged only once. */
export const UNSOUND = -2;
export const UNSEEN = -1;

/**
 * From the bytes of a key to the number of its device. The text of a key is held once, shared with the
 * device that it belongs to; a look-up decodes nothing where the key is ASCII.
 */
export type Keys = {
  readonly find: (kind: number, bytes: Uint8Array, start: number, end: number) => number;
  /** The key must be unseen. */
  readonly put: (
    kind: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    text: string,
    device: number,
  ) => void;
};

export function createKeys(): Keys {
  let size = 1024;
  let places = new Int32Array(size);
  let hashes = new Int32Array(256);
  let devices = new Int32Array(256);
  let kinds = new Uint8Array(256);
  const texts: string[] = [];

  const hashOf = (kind: number, bytes: Uint8Array, start: number, end: number): number =>
    Math.imul(hash(bytes, start, end) + kind, 0x9e3779b1);

  function grow(): void {
    const room = hashes.length * 2;
    const wider = [new Int32Array(room), new Int32Array(room), new Uint8Array(room)] as const;
    wider[0].set(hashes);
    wider[1].set(devices);
    wider[2].set(kinds);
    [hashes, devices, kinds] = wider;
    size = room * 2;
    places = new Int32Array(size);
    for (let number = 0; number < texts.length; number++) settle(number);
  }

  function settle(number: number): void {
    let place = (hashes[number] as number) & (size - 1);
    while (places[place] !== 0) place = (place + 1) & (size - 1);
    places[place] = number + 1;
  }

  return {
    find(kind, bytes, start, end) {
      const h = hashOf(kind, bytes, start, end);
      const mask = size - 1;
      for (let place = h & mask; places[place] !== 0; place = (place + 1) & mask) {
        const number = (places[place] as number) - 1;
        if (hashes[number] !== h || kinds[number] !== kind) continue;
        const text = texts[number] as string;
        // Ids are compared exactly (some are base64); makers' serial numbers are upper-cased by some MDMs.
        if (!equalsText(bytes, start, end, text)) continue;
        if (kind !== ID_KEY || decode(bytes, start, end) === text) return devices[number] as number;
      }
      return UNSEEN;
    },
    put(kind, bytes, start, end, text, device) {
      if (texts.length === hashes.length) grow();
      const number = texts.length;
      hashes[number] = hashOf(kind, bytes, start, end);
      kinds[number] = kind;
      devices[number] = device;
      texts.push(text);
      settle(number);
    },
  };
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
      room.set(bytes.subarray(start, end));
    },
  };
}
