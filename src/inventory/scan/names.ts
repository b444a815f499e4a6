import { textAt } from './device-texts.ts';
import { bitsOf, DEVICE_NAME, emptySpans, has, HOLDER, type Spans } from './fields.ts';
import { grown } from './grown.ts';

export const NAME_BITS = bitsOf(['device-name', 'holder']);

type Named = { name: string | null; holder: string | null };
const UNNAMED: Readonly<Named> = { name: null, holder: null };

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
  readonly of: (device: number) => Readonly<Named>;
  readonly join: (other: number, into: number) => void;
  /** Forgets those whose hits did not stand. */
  readonly keepOnly: (devices: ReadonlySet<number>) => void;
};

export function createNames(): Names {
  const kept: Map<number, Named> = new Map();
  return {
    want(device) {
      if (kept.has(device)) return false;
      kept.set(device, { ...UNNAMED });
      return true;
    },
    isWanted: (device) => kept.has(device),
    take(device, bytes, spans) {
      const named = kept.get(device);
      if (named === undefined) return;
      named.name ??= textAt(bytes, spans, DEVICE_NAME);
      named.holder ??= textAt(bytes, spans, HOLDER);
    },
    of: (device) => kept.get(device) ?? UNNAMED,
    join(other, into) {
      const more = kept.get(other);
      if (more === undefined) return;
      const named = kept.get(into);
      kept.set(into, { name: named?.name ?? more.name, holder: named?.holder ?? more.holder });
      kept.delete(other);
    },
    keepOnly(devices) {
      for (const device of kept.keys()) if (!devices.has(device)) kept.delete(device);
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
