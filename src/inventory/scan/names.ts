import { decode } from './bytes.ts';
import { textAt } from './device-texts.ts';
import { bitsOf, DEVICE_NAME, emptySpans, has, HOLDER, type Spans } from './fields.ts';
import { grown } from './grown.ts';

export const NAME_BITS = bitsOf(['device-name', 'holder']);

type Named = { readonly name: string | null; readonly holder: string | null };
const UNNAMED: Named = { name: null, holder: null };

/**
 * Names and holders, of devices with a hit and of no other: what a clean device is called is not taken up at all. So a name
 * comes from the record that has the hit, or from a later one of the device; one that stood only before it is not known any more.
 */
export type Names = {
  /** The device has a hit. False: that was known. */
  readonly want: (device: number) => boolean;
  readonly isWanted: (device: number) => boolean;
  /** Takes the name and the holder of a record for a wanted device, where it has none yet. */
  readonly take: (device: number, bytes: Uint8Array, spans: Spans) => void;
  readonly of: (device: number) => Named;
  readonly join: (other: number, into: number) => void;
  /** Forgets those whose hits did not stand. */
  readonly keepOnly: (devices: ReadonlySet<number>) => void;
};

export function createNames(): Names {
  /** By device: where its four numbers begin. */
  const rows: Map<number, number> = new Map();
  // Held as bytes: as texts the names of many devices weigh four times as much.
  let text = new Uint8Array(1024);
  let used = 0;
  /** Start and end of the name, then of the holder; an end of 0 is none. */
  let ends = new Uint32Array(256);
  let count = 0;

  function keep(place: number, bytes: Uint8Array, spans: Spans, slot: number): void {
    if (ends[place + 1] !== 0 || textAt(bytes, spans, slot) === null) return;
    const start = spans[2 * slot] as number;
    const end = spans[2 * slot + 1] as number;
    if (used + end - start > text.length) text = grown(text, used + end - start);
    ends[place] = used;
    for (let i = start; i < end; i++) text[used++] = bytes[i] as number;
    ends[place + 1] = used;
  }

  const textOf = (place: number): string | null => {
    const end = ends[place + 1] as number;
    // A view of its own: `decode` remembers an array with the length that it had, and this one grows.
    const own = text.subarray(ends[place] as number, end);
    return end === 0 ? null : decode(own, 0, own.length).trim();
  };

  return {
    want(device) {
      if (rows.has(device)) return false;
      if (count === ends.length) ends = grown(ends);
      rows.set(device, count);
      count += 4;
      return true;
    },
    isWanted: (device) => rows.has(device),
    take(device, bytes, spans) {
      const row = rows.get(device);
      if (row === undefined) return;
      keep(row, bytes, spans, DEVICE_NAME);
      keep(row + 2, bytes, spans, HOLDER);
    },
    of(device) {
      const row = rows.get(device);
      return row === undefined ? UNNAMED : { name: textOf(row), holder: textOf(row + 2) };
    },
    join(other, into) {
      const more = rows.get(other);
      if (more === undefined) return;
      rows.delete(other);
      const row = rows.get(into);
      if (row === undefined) rows.set(into, more);
      else
        for (const place of [0, 2])
          if (ends[row + place + 1] === 0)
            ends.set(ends.subarray(more + place, more + place + 2), row + place);
    },
    keepOnly(devices) {
      for (const [device, row] of rows) {
        if (devices.has(device)) continue;
        for (const place of [row, row + 2]) text.fill(0, ends[place], ends[place + 1]);
        rows.delete(device);
      }
    },
  };
}

/**
 * For the inverted layout: the names of all devices of one app, until it is known whether the app is a hit. The next app is
 * written over them.
 */
export type OpenNames = {
  readonly clear: () => void;
  readonly push: (bytes: Uint8Array, spans: Spans) => void;
  readonly bytes: () => Uint8Array;
  /** Spans in `bytes` of the nth that was pushed; good until the next call. */
  readonly spansOf: (nth: number) => Spans;
};

export function createOpenNames(): OpenNames {
  let text = new Uint8Array(1024);
  /** Of each device where its name and its holder end; each begins where the one before ends. */
  let ends = new Uint32Array(256);
  let count = 0;
  let used = 0;
  const spans = emptySpans();

  function copy(bytes: Uint8Array, from: Spans, slot: number): void {
    if (has(from, slot)) {
      const start = from[2 * slot] as number;
      const end = from[2 * slot + 1] as number;
      if (used + end - start > text.length) text = grown(text, used + end - start);
      for (let i = start; i < end; i++) text[used++] = bytes[i] as number;
    }
    if (count === ends.length) ends = grown(ends);
    ends[count++] = used;
  }

  return {
    clear() {
      text.fill(0, 0, used);
      count = used = 0;
    },
    push(bytes, from) {
      copy(bytes, from, DEVICE_NAME);
      copy(bytes, from, HOLDER);
    },
    bytes: () => text,
    spansOf(nth) {
      const at = nth * 2;
      const middle = ends[at] as number;
      spans[2 * DEVICE_NAME] = at === 0 ? 0 : (ends[at - 1] as number);
      spans[2 * DEVICE_NAME + 1] = middle;
      spans[2 * HOLDER] = middle;
      spans[2 * HOLDER + 1] = ends[at + 1] as number;
      return spans;
    },
  };
}
