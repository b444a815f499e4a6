import { Buffer, isUtf8 } from 'node:buffer';
import type { Sink } from './sink.ts';

/**
 * Watches a stream for what no UTF-8 text has: NUL bytes and malformed sequences; each is told once, with its line.
 * The checks are native and cost a few per cent; the place is only looked for where a check fails.
 */
export type Faults = {
  /** `[start, end)` is new; the line `line` begins at or before `lineStart`, which is at or before `start`. */
  readonly look: (
    bytes: Uint8Array,
    start: number,
    end: number,
    lineStart: number,
    line: number,
  ) => void;
  readonly end: (line: number) => void;
};

export function watchFaults(sink: Sink): Faults {
  let nul = false;
  let malformed = false;
  /** A sequence that the block border cuts, its `cut` first bytes. */
  const sequence = new Uint8Array(4);
  let cut = 0;

  return {
    look(bytes, start, end, lineStart, line) {
      const tell = (code: 'nul-bytes' | 'invalid-utf8', at: number): void =>
        sink.problem(code, line + countLines(bytes, lineStart, at));
      if (!nul) {
        const at = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).indexOf(0);
        nul = at >= 0;
        if (nul) tell('nul-bytes', start + at);
      }
      if (malformed) return;
      let from = start;
      while (cut > 0 && from < end) {
        malformed = ((bytes[from] as number) & 0xc0) !== 0x80;
        if (malformed) break;
        sequence[cut++] = bytes[from++] as number;
        if (cut < sequenceLength(sequence[0] as number)) continue;
        malformed = !isUtf8(sequence.subarray(0, cut));
        cut = 0;
        break;
      }
      const border = lastBorder(bytes, from, end);
      if (!malformed && !isUtf8(bytes.subarray(from, border))) {
        malformed = true;
        from = firstMalformed(bytes, from, border);
      }
      if (malformed) tell('invalid-utf8', from);
      else for (let at = border; at < end; at++) sequence[cut++] = bytes[at] as number;
    },
    end(line) {
      if (!malformed && cut > 0) sink.problem('invalid-utf8', line);
    },
  };
}

const sequenceLength = (lead: number): number =>
  lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;

/** End of the last sequence that is whole. */
function lastBorder(bytes: Uint8Array, start: number, end: number): number {
  for (let at = end - 1; at >= start && at >= end - 3; at--) {
    const byte = bytes[at] as number;
    if (byte >= 0xc0) return at + sequenceLength(byte) > end ? at : end;
    if (byte < 0x80) return end;
  }
  return end;
}

function firstMalformed(bytes: Uint8Array, start: number, end: number): number {
  let good = start;
  let bad = end;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const border = lastBorder(bytes, start, middle);
    if (isUtf8(bytes.subarray(start, border))) good = middle;
    else bad = middle;
  }
  return good;
}

/** Line ends of any kind in `[start, end)`. */
export function countLines(bytes: Uint8Array, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === 10 || (byte === 13 && bytes[at + 1] !== 10)) lines++;
  }
  return lines;
}
