import { fourOf, type Arena } from './arena.ts';
import { BACKSLASH, LF, QUOTE } from './json-tokens.ts';
import { more, type Stops } from './window.ts';

/** What matters inside a string; a line end there is a fault, and how a lost quotation mark is noticed. */
export const FOUR = fourOf(QUOTE, BACKSLASH, LF, LF);
/** Answers of `end`: the mark that closes is not in this block; a line ends before it. */
export const OPEN = -1;
export const BROKEN = -2;

export type Strings = {
  /** Had the string that `end` was asked for escapes? */
  escaped: boolean;
  /** In a string that nobody wants (or that is too long): -1 no, 0 yes, 1 yes and the next byte is escaped. */
  skipping: number;
  /** Place of the mark that closes the string opened at `at`. */
  readonly end: (bytes: Uint8Array, at: number) => number;
  /** Passes over a string that is not whole in the buffer; the place behind it or the text's end, or `~place` of a line end in it. */
  readonly skip: (bytes: Uint8Array, at: number, to: number) => number;
};

export function createStrings(arena: Arena, stops: Stops): Strings {
  /** The stop behind the one at hand. */
  function next(): number {
    const stop = stops.index[++stops.at] as number;
    return stop < stops.end ? stop : more(stops, arena, FOUR);
  }

  const strings: Strings = {
    escaped: false,
    skipping: -1,
    end(bytes, at) {
      strings.escaped = false;
      const { to } = stops;
      let stop = stops.index[stops.at] as number;
      if (stop >= stops.end) stop = more(stops, arena, FOUR);
      while (stop <= at) stop = next();
      for (;;) {
        if (stop >= to) return OPEN;
        const byte = bytes[stop];
        if (byte === QUOTE) return stop;
        if (byte === LF) return BROKEN;
        strings.escaped = true;
        const after = stop + 1;
        stop = next();
        if (stop === after) stop = next();
        if (after >= to) return OPEN;
      }
    },
    skip(bytes, at, to) {
      let p = at;
      for (; p < to; p++) {
        const byte = bytes[p];
        if (strings.skipping === 1) strings.skipping = 0;
        else if (byte === BACKSLASH) strings.skipping = 1;
        else if (byte === QUOTE || byte === LF) {
          strings.skipping = -1;
          return byte === QUOTE ? p + 1 : ~p;
        }
      }
      return p;
    },
  };
  return strings;
}
