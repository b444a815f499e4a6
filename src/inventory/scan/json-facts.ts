import { equals } from './bytes.ts';
import { emptySpans, SLOTS, type Spans } from './fields.ts';
import type { PathNode } from './json-paths.ts';
import { MAX_VALUES } from './limits.ts';

/** The values found so far of the device and the app that are open, as spans of the scanner's buffer. */
export type Facts = {
  readonly outer: Spans;
  readonly inner: Spans;
  /** Further values of a field of the inner object: slot, start, end in turn. */
  readonly further: number[];
  /** Notes the value of a node's field; false: there are too many. */
  readonly note: (node: PathNode, bytes: Uint8Array, start: number, end: number) => boolean;
  readonly forgetInner: () => void;
  readonly forgetOuter: () => void;
  /** Moves all values to the front, in their order: from `to` on. Answers where they end. */
  readonly pack: (bytes: Uint8Array, to: number) => number;
};

/** The slots are those that the layout has for either. */
export function createFacts(outerSlots: readonly number[], innerSlots: readonly number[]): Facts {
  const outer = emptySpans();
  const inner = emptySpans();
  const further: number[] = [];

  return {
    outer,
    inner,
    further,
    note(node, bytes, start, end) {
      const spans = node.ofOuter ? outer : inner;
      const place = 2 * node.slot;
      const from = spans[place] as number;
      const to = spans[place + 1] as number;
      // One member twice in an object: the last counts, as everywhere. Several elements: the first is the fact.
      if (!node.several || from >= to) {
        spans[place] = start;
        spans[place + 1] = end;
        return true;
      }
      const repeated =
        end - start === to - from && equals(bytes, start, end, bytes.subarray(from, to));
      if (node.ofOuter || node.onlyFirst || repeated || start >= end) return true;
      if (further.length >= 3 * MAX_VALUES) return false;
      further.push(node.slot, start, end);
      return true;
    },
    forgetInner() {
      forget(inner, innerSlots);
      if (further.length > 0) further.length = 0;
    },
    forgetOuter() {
      forget(outer, outerSlots);
    },
    pack(bytes, to) {
      const places: { start: number; end: number; move: (start: number, end: number) => void }[] =
        [];
      for (const spans of [outer, inner])
        for (let slot = 0; slot < SLOTS; slot++) {
          const start = spans[2 * slot] as number;
          if (start < 0) continue;
          const move = (a: number, b: number): void => {
            spans[2 * slot] = a;
            spans[2 * slot + 1] = b;
          };
          places.push({ start, end: spans[2 * slot + 1] as number, move });
        }
      for (let i = 0; i < further.length; i += 3) {
        const move = (a: number, b: number): void => {
          further[i + 1] = a;
          further[i + 2] = b;
        };
        places.push({ start: further[i + 1] as number, end: further[i + 2] as number, move });
      }
      // In order of their place each moves left only, over bytes that nothing refers to any more.
      places.sort((a, b) => a.start - b.start);
      let at = to;
      for (const { start, end, move } of places) {
        bytes.copyWithin(at, start, end);
        move(at, at + end - start);
        at += end - start;
      }
      return at;
    },
  };
}

function forget(spans: Spans, slots: readonly number[]): void {
  for (let i = 0; i < slots.length; i++) {
    const place = 2 * (slots[i] as number);
    spans[place] = spans[place + 1] = -1;
  }
}
