import type { Arena } from './arena.ts';
import { encode, hash, trimEnd, trimStart } from './bytes.ts';
import { DEVICE_COUNT, IDENTIFIER, MANAGED, SLOTS, STATE, TRACK_ID } from './fields.ts';
import { addTo, createFilter } from './filter.ts';
import { JUDGED, SPANS, SPANS_END, WATCHED, WORDS, WORDS_BITS } from './kernel-memory.ts';
import type { Passing } from './sink.ts';

/** In the order in which the kernel asks for them. */
export const JUDGED_SLOTS = [IDENTIFIER, TRACK_ID, STATE, MANAGED, DEVICE_COUNT] as const;

export const spanOf = (slot: number): number => SPANS + 8 * slot;

/** Tells the kernel what it may count: all that CSV and JSON have in common. */
export function tellPassing(arena: Arena, { watched, words }: Passing): void {
  const bytes = arena.bytes();
  bytes.fill(0xff, SPANS, SPANS_END);
  bytes.set(watched, WATCHED);
  const filter = createFilter(WORDS_BITS);
  for (const word of words) {
    const encoded = encode(word);
    addTo(filter, hash(encoded, 0, encoded.length));
  }
  bytes.set(filter, WORDS);
  for (const [nth, slot] of JUDGED_SLOTS.entries()) put(arena, JUDGED + 4 * nth, spanOf(slot));
}

/** One more identifier to look at: a span of the arena. */
export function watchFor(arena: Arena, start: number, end: number): void {
  const bytes = arena.bytes();
  const from = trimStart(bytes, start, end);
  addTo(bytes.subarray(WATCHED, WORDS), hash(bytes, from, trimEnd(bytes, from, end)));
}

export function put(arena: Arena, address: number, value: number): void {
  arena.index()[address / 4] = value;
}
export const answerAt = (arena: Arena, address: number): number =>
  arena.index()[address / 4] as number;

/** The spans of the record that the kernel stopped behind. */
export function takeSpans(arena: Arena, into: Int32Array): void {
  const index = arena.index();
  for (let i = 0; i < 2 * SLOTS; i++) into[i] = index[SPANS / 4 + i] as number;
}

/**
 * Where the kernel can read no record for some time it only costs: then it rests, longer each time, and tries again.
 */
export type Rest = {
  readonly isOver: () => boolean;
  /** The kernel ran over so many records, and then met one that it cannot read. */
  readonly ran: (records: number, stopped: boolean) => void;
};
export function createRest(): Rest {
  let records = 0;
  let short = 0;
  let left = 0;
  return {
    isOver: () => left === 0 || left-- === 0,
    ran(more, stopped) {
      records += more;
      if (!stopped) return;
      short = records > 0 ? 0 : Math.min(short + 1, 6);
      records = 0;
      if (short > 2) left = 1 << short;
    },
  };
}
