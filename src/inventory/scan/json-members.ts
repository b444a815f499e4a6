import type { Arena } from './arena.ts';
import { memberAt } from './json-paths.ts';
import { AFTER, KEY, nodeOf, type JsonState } from './json-state.ts';
import { FOUR } from './json-strings.ts';
import type { Structure } from './json-structure.ts';
import {
  COMMA_MARK,
  lastOfTexts,
  MARK_COLON,
  MARK_COLON_ARRAY_MARK,
  MARK_COLON_MARK,
  QUOTE,
  scalarEnd,
} from './json-tokens.ts';
import { seek, type Stops } from './window.ts';

/**
 * Runs over members of the shapes `"name":"text",` and `"name":12,` that lie together in the window, as nearly all do;
 * answers where it came to. What has another shape is left to the loop over tokens.
 */
export type Members = (bytes: Uint8Array, at: number) => number;

export function membersReader(
  arena: Arena,
  stops: Stops,
  state: JsonState,
  { inner, outer, note }: Structure,
): Members {
  return (bytes, at) => {
    if (at >= stops.end) seek(stops, arena, at, FOUR);
    const { index, end } = stops;
    const view = arena.view();
    const node = nodeOf(state);
    let p = at;
    let place = stops.at;
    while ((index[place] as number) < p) place++;
    if (index[place] !== p) return at;
    for (;;) {
      // INVARIANT: the name's first mark is at `p`, and `index[place]` is it.
      const nameEnd = index[place + 1] as number;
      if (nameEnd >= end) break;
      const behindName = view.getInt32(nameEnd, true);
      if (behindName === MARK_COLON_ARRAY_MARK) {
        // A list of texts, and nobody wants it.
        const last = lastOfTexts(bytes, view, stops, place + 2);
        if (last < 0 || (node !== null && memberAt(node, bytes, view, p + 1, nameEnd) !== null))
          break;
        place = last + 1;
        const closing = (index[last] as number) + 1;
        p = closing + 1;
        state.expect = AFTER;
        if (view.getInt16(p, true) !== COMMA_MARK) break;
        state.expect = KEY;
        p++;
        continue;
      }
      let start = nameEnd + 3;
      let valueEnd: number;
      let behindValue: number;
      if ((behindName & 0xffffff) === MARK_COLON_MARK) {
        valueEnd = index[place + 3] as number;
        if (valueEnd >= end) break;
        behindValue = view.getInt32(valueEnd, true);
        if ((behindValue & 0xff) !== QUOTE) break;
        behindValue >>= 8;
        place += 4;
      } else if ((behindName & 0xffff) === MARK_COLON) {
        // Only numbers that end in the window: the border may cut others.
        start = nameEnd + 2;
        const first = bytes[start] as number;
        valueEnd = scalarEnd(bytes, start);
        if (valueEnd >= end || first < 48 || first > 57) break;
        behindValue = view.getInt16(valueEnd, true);
        place += 2;
      } else break;
      if (node !== null) {
        const wanted = memberAt(node, bytes, view, p + 1, nameEnd);
        if (wanted !== null && wanted.slot >= 0) {
          if (wanted.several || wanted.isInner) note(wanted, start, valueEnd);
          else {
            // As `note` does, without its questions: the object that the node belongs to is open.
            const spans = wanted.ofOuter ? outer : inner;
            spans[2 * wanted.slot] = start;
            spans[2 * wanted.slot + 1] = valueEnd;
          }
        }
      }
      const behind = start === nameEnd + 3 ? valueEnd + 1 : valueEnd;
      if ((behindValue & 0xffff) !== COMMA_MARK) {
        p = behind;
        state.expect = AFTER;
        break;
      }
      p = behind + 1;
      state.expect = KEY;
    }
    stops.at = place;
    return p;
  };
}
