import type { Field, JsonLayout } from '../layout.ts';
import { bitsOf, emptySpans, slotOf } from './fields.ts';
import { watchFaults } from './faults.ts';
import { createFacts } from './json-facts.ts';
import { memberAt, pathTree, type PathNode } from './json-paths.ts';
import { unescape } from './json-text.ts';
import {
  BACKSLASH,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON_MARK,
  COMMA,
  COMMA_MARK,
  isScalar,
  lastOfTexts,
  LF,
  MARK_COLON,
  MARK_COLON_ARRAY_MARK,
  MARK_COLON_MARK,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  scalarEnd,
} from './json-tokens.ts';
import { BLOCK, MAX_DEPTH, MAX_VALUE } from './limits.ts';
import type { ProblemCode } from './problems.ts';
import type { ListState, Scanner, Sink } from './sink.ts';
import { fourOf, giveBack, takeArena, TEXT } from './stops.ts';
import { more, noStops, seek } from './window.ts';

/** What may come next. */
const ROOT = 0;
const VALUE = 1;
const FIRST_VALUE = 2;
const FIRST_KEY = 3;
const KEY = 4;
const COLON = 5;
const AFTER = 6;

/** What matters inside a string; a line end there is a fault, and how a lost quotation mark is noticed. */
const FOUR = fourOf(QUOTE, BACKSLASH, LF, LF);
/**
 * Reads JSON token by token: one document, or several, with or without line ends between. Only the values that the layout
 * names are looked at, and they stay where they are: spans of the buffer. At the end of a block the values of the open device
 * and app and a token that the border cuts move to the front of the buffer; nothing else is carried over.
 */
export function jsonScanner(layout: JsonLayout, sink: Sink): Scanner {
  const tree = pathTree(layout);
  const faults = watchFaults(sink);
  const slotsIn = (fields: object): number[] => (Object.keys(fields) as Field[]).map(slotOf);
  const [ofDevice, ofApp] = [slotsIn(layout.device), slotsIn(layout.app)];
  const facts = layout.inverted ? createFacts(ofApp, ofDevice) : createFacts(ofDevice, ofApp);
  const { outer, inner, further } = facts;
  const variant = emptySpans();

  sink.fields(bitsOf(Object.keys({ ...layout.device, ...layout.app }) as Field[]));

  const arena = takeArena();
  const stops = noStops();
  // [from, to) of the arena is not read yet; before it may stand values of what is open.
  let from = TEXT;
  let to = TEXT;
  let line = 1;
  let ended = false;

  let expect = ROOT;
  let depth = 0;
  /** Node of the value to come; null: not wanted. */
  let child: PathNode | null = tree;
  /** Per open container: its node, and whether it is an array. */
  const nodes: (PathNode | null)[] = [];
  const isArray = new Uint8Array(MAX_DEPTH + 1);
  /** Depth at which the device (inverted: the app) and the app lie open; -1: none. */
  let outerDepth = -1;
  let innerDepth = -1;
  let outerLine = 0;
  let list: ListState = 'missing';

  /** In a string that nobody wants (or that is too long): -1 no, 0 yes, 1 yes and the next byte is escaped. */
  let skipping = -1;
  let skippingLine = false;
  let stopped = false;
  /** Line on which the open document began; and what is known of documents per line. */
  let documentLine = 0;
  let lastWasOneLine = false;
  let lined = false;
  let openerAlone = false;
  /** No token stands before on this line. */
  let startsLine = true;

  function open(array: boolean): boolean {
    if (depth === MAX_DEPTH) return false;
    const node = child;
    nodes[depth] = node;
    isArray[depth] = array ? 1 : 0;
    if (node !== null) {
      if (array) {
        if (node.star?.isInner === true) list = 'listed';
      } else {
        if (node.isOuter && outerDepth < 0) {
          outerDepth = depth;
          outerLine = line;
          list = 'missing';
          facts.forgetOuter();
          if (layout.inverted) sink.openApp();
          else sink.openDevice();
        }
        if (node.isInner && outerDepth >= 0) {
          innerDepth = depth;
          list = 'listed';
          facts.forgetInner();
        }
      }
    }
    depth++;
    return true;
  }

  function close(): void {
    depth--;
    if (depth === innerDepth) closeInner();
    if (depth === outerDepth) closeOuter(list);
  }

  function closeInner(): void {
    innerDepth = -1;
    handInner(inner);
    for (let i = 0; i < further.length; i += 3) {
      variant.set(inner);
      const place = 2 * (further[i] as number);
      variant[place] = further[i + 1] as number;
      variant[place + 1] = further[i + 2] as number;
      handInner(variant);
    }
    facts.forgetInner();
  }

  function handInner(spans: Int32Array): void {
    if (layout.inverted) sink.device(arena.bytes(), spans, line);
    else sink.app(arena.bytes(), spans);
  }

  function closeOuter(state: ListState): void {
    outerDepth = -1;
    if (layout.inverted) sink.closeApp(arena.bytes(), outer, outerLine, state);
    else sink.closeDevice(arena.bytes(), outer, outerLine, state);
    facts.forgetOuter();
  }

  function note(node: PathNode, start: number, end: number): void {
    if (outerDepth < 0) return;
    // An app that is a bare string, an element of the list itself.
    const bare = node.isInner && innerDepth < 0;
    if (bare) facts.forgetInner();
    if (end - start > MAX_VALUE) sink.problem('value-too-long', line);
    else if (!facts.note(node, arena.bytes(), start, end)) sink.problem('too-many-values', line);
    if (bare && start < end) handInner(inner);
    if (bare) facts.forgetInner();
  }

  /** The document is broken at `at`; answers where to go on. */
  function fail(code: ProblemCode, at: number, startsLine: boolean): number {
    sink.problem(code, line);
    abandon();
    const onFirstLine = line === documentLine;
    // One record per line: the rest of the line is lost, and no more. A document over many lines cannot be taken up again.
    if (onFirstLine) skippingLine = true;
    else if (!(startsLine && !openerAlone)) stopped = true;
    return at;
  }

  function abandon(): void {
    if (outerDepth >= 0) closeOuter('broken');
    innerDepth = -1;
    facts.forgetInner();
    depth = 0;
    expect = ROOT;
    skipping = -1;
    lastWasOneLine = true;
  }

  function append(block: Uint8Array): void {
    const length = to - TEXT + block.length;
    if (length > arena.bytes().length - TEXT - 64) arena.grow(2 * length);
    arena.bytes().set(block, to);
    faults.look(arena.bytes(), to, to + block.length, from, line);
    to += block.length;
  }

  /** Keeps what is still needed: the values of what is open, and the token that begins at `at`. */
  function carry(at: number): void {
    const packed = facts.pack(arena.bytes(), TEXT);
    arena.bytes().copyWithin(packed, at, to);
    from = packed;
    to = packed + to - at;
  }

  /** A string that is not whole in the buffer and not wanted: what follows of it is passed over. */
  function skipString(bytes: Uint8Array, at: number): number {
    let p = at;
    for (; p < to; p++) {
      const byte = bytes[p];
      if (skipping === 1) skipping = 0;
      else if (byte === BACKSLASH) skipping = 1;
      else if (byte === QUOTE) {
        skipping = -1;
        return p + 1;
      } else if (byte === LF) {
        skipping = -1;
        return fail('broken-json', p, false);
      }
    }
    return p;
  }

  /** The stop behind the one at hand. */
  function next(): number {
    const stop = stops.index[++stops.at] as number;
    return stop < stops.end ? stop : more(stops, arena, FOUR);
  }

  let escaped = false;
  /** Place of the mark that closes the string opened at `at`; -1: not in this block; -2: a line end stands in it. */
  function stringEnd(bytes: Uint8Array, at: number): number {
    escaped = false;
    let stop = stops.index[stops.at] as number;
    if (stop >= stops.end) stop = more(stops, arena, FOUR);
    while (stop <= at) stop = next();
    for (;;) {
      if (stop >= to) return -1;
      const byte = bytes[stop];
      if (byte === QUOTE) return stop;
      if (byte === LF) return -2;
      escaped = true;
      const after = stop + 1;
      stop = next();
      if (stop === after) stop = next();
      if (after >= to) return -1;
    }
  }

  /**
   * Runs over members of the shapes `"name":"text",` and `"name":12,` that lie together in the window, as nearly all do;
   * answers where it came to. What has another shape is left to the loop over tokens.
   */
  function members(bytes: Uint8Array, at: number): number {
    const { index, end } = stops;
    if (at >= end) return at;
    const view = arena.view();
    const node = nodes[depth - 1] as PathNode | null;
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
        expect = AFTER;
        if (view.getInt16(p, true) !== COMMA_MARK) break;
        expect = KEY;
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
        expect = AFTER;
        break;
      }
      p = behind + 1;
      expect = KEY;
    }
    stops.at = place;
    return p;
  }

  /** A line ends inside a document. */
  function onLineEnd(): boolean {
    if (line === documentLine)
      openerAlone = depth === 1 && expect <= FIRST_KEY && expect >= FIRST_VALUE;
    return !lined || openerAlone;
  }

  function beginDocument(): void {
    lined ||= lastWasOneLine && line > documentLine;
    documentLine = line;
    openerAlone = false;
    child = tree;
  }

  function scan(final: boolean): void {
    const bytes = arena.bytes();
    let p = from;
    bytes[to] = QUOTE;
    seek(stops, arena, from, to, FOUR);
    if (skipping >= 0) p = skipString(bytes, p);
    while (p < to && !stopped) {
      if (skippingLine) {
        const end = bytes.subarray(p, to).indexOf(LF);
        p = end < 0 ? to : p + end;
        skippingLine = end < 0;
        continue;
      }
      let byte = bytes[p] as number;
      while (byte <= 32 && p < to) {
        if (byte === LF) {
          startsLine = true;
          if (depth > 0 && !onLineEnd()) {
            fail('broken-json', p, true);
            skippingLine = false;
          }
          line++;
        }
        byte = bytes[++p] as number;
      }
      if (p >= to) break;

      if (expect === KEY || expect === FIRST_KEY) {
        if (byte === QUOTE) {
          const reached = members(bytes, p);
          if (reached > p) {
            p = reached;
            startsLine = false;
            continue;
          }
          const node = nodes[depth - 1] as PathNode | null;
          const end = stringEnd(bytes, p);
          if (end >= 0) {
            child = null;
            if (node !== null) {
              const stop = escaped ? unescape(bytes, p + 1, end) : end;
              if (stop > 0) child = memberAt(node, bytes, arena.view(), p + 1, stop);
            }
            p = end + 1;
            if (bytes[p] === COLON_MARK && p < to) {
              p++;
              expect = VALUE;
            } else expect = COLON;
          } else if (end === -2) p = fail('broken-json', p, startsLine);
          else {
            if (node !== null && to - p <= MAX_VALUE) break;
            child = null;
            expect = COLON;
            skipping = 0;
            p = skipString(bytes, p + 1);
          }
        } else if (byte === CLOSE_OBJECT && expect === FIRST_KEY) {
          close();
          p++;
          expect = AFTER;
        } else p = fail('broken-json', p, startsLine);
      } else if (expect <= FIRST_VALUE) {
        if (expect === ROOT) beginDocument();
        if (byte === QUOTE) {
          const wanted = child !== null && child.slot >= 0;
          const end = stringEnd(bytes, p);
          if (end >= 0) {
            if (wanted) {
              const stop = escaped ? unescape(bytes, p + 1, end) : end;
              if (stop < 0) {
                p = fail('broken-json', p, startsLine);
                continue;
              }
              note(child as PathNode, p + 1, stop);
            }
            p = end + 1;
            expect = AFTER;
          } else if (end === -2) p = fail('broken-json', p, startsLine);
          else {
            if (wanted && to - p <= MAX_VALUE) break;
            if (wanted) sink.problem('value-too-long', line);
            expect = AFTER;
            skipping = 0;
            p = skipString(bytes, p + 1);
          }
        } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
          const array = byte === OPEN_ARRAY;
          if (open(array)) {
            child = array ? starOf(depth) : null;
            expect = array ? FIRST_VALUE : FIRST_KEY;
            p++;
          } else p = fail('too-deep', p, startsLine);
        } else if (byte === CLOSE_ARRAY && expect === FIRST_VALUE) {
          close();
          p++;
          expect = AFTER;
        } else {
          const end = scalarEnd(bytes, p);
          if (end >= to && !final && end - p <= MAX_VALUE) break;
          if (!isScalar(bytes, p, end)) p = fail('broken-json', p, startsLine);
          else {
            if (child !== null && child.slot >= 0)
              if (byte === 110) note(child, 0, 0);
              else note(child, p, end);
            p = end;
            expect = AFTER;
          }
        }
      } else if (expect === COLON) {
        if (byte === COLON_MARK) {
          p++;
          expect = VALUE;
        } else p = fail('broken-json', p, startsLine);
      } else {
        const array = isArray[depth - 1] === 1;
        if (byte === COMMA) {
          p++;
          expect = array ? VALUE : KEY;
          if (array) child = starOf(depth);
        } else if (byte === (array ? CLOSE_ARRAY : CLOSE_OBJECT)) {
          close();
          p++;
          // Most often the next of its kind follows at once.
          const another = bytes[p] === COMMA && bytes[p + 1] === OPEN_OBJECT && p + 1 < to;
          if (another && !array && depth > 0 && isArray[depth - 1] === 1) {
            child = starOf(depth);
            open(false);
            expect = FIRST_KEY;
            p += 2;
          }
        } else p = fail('broken-json', p, startsLine);
      }
      if (expect === AFTER && depth === 0) {
        expect = ROOT;
        lastWasOneLine = line === documentLine;
      }
      startsLine = false;
    }
    carry(Math.min(p, to));
  }

  const starOf = (level: number): PathNode | null => nodes[level - 1]?.star ?? null;

  return {
    push(block) {
      for (let at = 0; at < block.length; at += BLOCK) {
        if (stopped) return;
        append(block.subarray(at, at + BLOCK));
        scan(false);
      }
    },
    end() {
      if (ended) return;
      ended = true;
      if (!stopped) scan(true);
      if (!stopped && (depth > 0 || skipping >= 0 || from < to)) {
        sink.problem('cut-off', line);
        abandon();
      }
      faults.end(line);
      giveBack(arena);
    },
  };
}
