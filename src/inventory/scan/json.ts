import { hasRoom, giveBack, takeArena, TEXT } from './arena.ts';
import type { JsonLayout } from '../layout.ts';
import { watchFaults } from './faults.ts';
import { appsReader } from './json-apps.ts';
import { createDocuments } from './json-documents.ts';
import { membersReader } from './json-members.ts';
import { memberAt, pathTree, type PathNode } from './json-paths.ts';
import * as json from './json-state.ts';
import { BROKEN, createStrings, OPEN } from './json-strings.ts';
import { createStructure } from './json-structure.ts';
import { unescape } from './json-text.ts';
import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON_MARK,
  COMMA,
  isScalar,
  LF,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  scalarEnd,
} from './json-tokens.ts';
import { INCOMPLETE } from './kernel-memory.ts';
import { BLOCK, MAX_VALUE } from './limits.ts';
import type { Scanner, Sink } from './sink.ts';
import { noStops, startAt } from './window.ts';

/** The token at hand is not whole in the buffer: it waits for the next block. */
const WAIT = -1;

/**
 * Reads JSON token by token: one document, or several, with or without line ends between. Only the values that the layout
 * names are looked at, and they stay where they are: spans of the buffer. At the end of a block the values of the open device
 * and app and a token that the border cuts move to the front of the buffer; nothing else is carried over. Lists of plain app
 * objects are the kernel's; the loop over tokens reads everything, and is what the kernel must agree with.
 */
export function jsonScanner(layout: JsonLayout, sink: Sink): Scanner {
  const tree = pathTree(layout);
  const faults = watchFaults(sink);
  const arena = takeArena();
  const stops = noStops();
  const state = json.startState();
  const structure = createStructure(layout, sink, arena, state);
  const documents = createDocuments(state, structure, sink);
  const strings = createStrings(arena, stops);
  const members = membersReader(arena, stops, state, structure);
  const apps = appsReader(layout, tree, arena, state, structure, sink);

  // [from, to) of the arena is not read yet; before it may stand values of what is open.
  let from = TEXT;
  let to = TEXT;
  let ended = false;
  /** An app object that is not whole is tried again when twice as much is there: it is read twice, not once per block. */
  let patience = 0;

  function append(block: Uint8Array): void {
    const length = to - TEXT + block.length;
    if (!hasRoom(arena, length)) arena.grow(2 * length);
    arena.bytes().set(block, to);
    faults.look(arena.bytes(), to, to + block.length, from, state.line);
    to += block.length;
  }

  /** Keeps what is still needed: the values of what is open, and the token that begins at `at`. */
  function carry(at: number): void {
    const packed = structure.pack(TEXT);
    arena.bytes().copyWithin(packed, at, to);
    from = packed;
    to = packed + to - at;
  }

  const broken = (at: number): number => documents.fail('broken-json', at, state.startsLine);

  /** The rest of a string that nobody wants or that is too long, and that is not whole in the buffer. */
  function skipString(bytes: Uint8Array, at: number): number {
    const behind = strings.skip(bytes, at, to);
    return behind < 0 ? documents.fail('broken-json', ~behind, false) : behind;
  }

  function skipBlank(bytes: Uint8Array, at: number): number {
    let p = at;
    for (; p < to && (bytes[p] as number) <= 32; p++) {
      if (bytes[p] !== LF) continue;
      state.startsLine = true;
      if (state.depth > 0) documents.lineEnds(p);
      state.line++;
    }
    return p;
  }

  function key(bytes: Uint8Array, p: number): number {
    const byte = bytes[p];
    if (byte === CLOSE_OBJECT && state.expect === json.FIRST_KEY) return close(p);
    if (byte !== QUOTE) return broken(p);
    const reached = members(bytes, p);
    if (reached > p) return reached;
    const node = json.nodeOf(state);
    const end = strings.end(bytes, p);
    if (end === BROKEN) return broken(p);
    if (end === OPEN && node !== null && to - p <= MAX_VALUE) return WAIT;
    state.child = null;
    state.expect = json.COLON;
    if (end === OPEN) {
      strings.skipping = 0;
      return skipString(bytes, p + 1);
    }
    if (node !== null) {
      const stop = strings.escaped ? unescape(bytes, p + 1, end) : end;
      if (stop > 0) state.child = memberAt(node, bytes, arena.view(), p + 1, stop);
    }
    if (bytes[end + 1] !== COLON_MARK || end + 1 >= to) return end + 1;
    state.expect = json.VALUE;
    return end + 2;
  }

  function value(bytes: Uint8Array, p: number, final: boolean): number {
    if (state.expect === json.ROOT) {
      documents.begin();
      state.child = tree;
    }
    const byte = bytes[p];
    const { child } = state;
    if (byte === QUOTE) return text(bytes, p, child !== null && child.slot >= 0 ? child : null);
    if (byte === OPEN_OBJECT && child !== null && child === apps.node) {
      const reached = apps.run(p, to, documents.mayHaveLines());
      if (reached > p) startAt(stops, arena, reached, to);
      if (reached > p) return reached;
      if (reached === INCOMPLETE && !final && to - p <= MAX_VALUE) {
        patience = 2 * (to - p);
        return WAIT;
      }
    }
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      const array = byte === OPEN_ARRAY;
      if (!structure.open(array)) return documents.fail('too-deep', p, state.startsLine);
      state.child = array ? json.starOf(state) : null;
      state.expect = array ? json.FIRST_VALUE : json.FIRST_KEY;
      return p + 1;
    }
    if (byte === CLOSE_ARRAY && state.expect === json.FIRST_VALUE) return close(p);
    const end = scalarEnd(bytes, p);
    if (end >= to && !final && end - p <= MAX_VALUE) return WAIT;
    if (!isScalar(bytes, p, end)) return broken(p);
    const isNull = byte === 110;
    if (child !== null && child.slot >= 0) structure.note(child, isNull ? 0 : p, isNull ? 0 : end);
    state.expect = json.AFTER;
    return end;
  }

  function text(bytes: Uint8Array, p: number, wanted: PathNode | null): number {
    const end = strings.end(bytes, p);
    if (end === BROKEN) return broken(p);
    if (end === OPEN) {
      if (wanted !== null && to - p <= MAX_VALUE) return WAIT;
      if (wanted !== null) sink.problem('value-too-long', state.line);
      state.expect = json.AFTER;
      strings.skipping = 0;
      return skipString(bytes, p + 1);
    }
    if (wanted !== null) {
      const stop = strings.escaped ? unescape(bytes, p + 1, end) : end;
      if (stop < 0) return broken(p);
      structure.note(wanted, p + 1, stop);
    }
    state.expect = json.AFTER;
    return end + 1;
  }

  function colon(bytes: Uint8Array, p: number): number {
    if (bytes[p] !== COLON_MARK) return broken(p);
    state.expect = json.VALUE;
    return p + 1;
  }

  function after(bytes: Uint8Array, p: number): number {
    const array = state.isArray[state.depth - 1] === 1;
    const byte = bytes[p];
    if (byte === (array ? CLOSE_ARRAY : CLOSE_OBJECT)) return close(p);
    if (byte !== COMMA) return broken(p);
    state.expect = array ? json.VALUE : json.KEY;
    if (array) state.child = json.starOf(state);
    return p + 1;
  }

  function close(p: number): number {
    structure.close();
    state.expect = json.AFTER;
    return p + 1;
  }

  function token(bytes: Uint8Array, p: number, final: boolean): number {
    const { expect } = state;
    if (expect === json.KEY || expect === json.FIRST_KEY) return key(bytes, p);
    if (expect <= json.FIRST_VALUE) return value(bytes, p, final);
    return expect === json.COLON ? colon(bytes, p) : after(bytes, p);
  }

  function scan(final: boolean): void {
    if (to - from < patience && !final) return;
    patience = 0;
    const bytes = arena.bytes();
    let p = from;
    bytes[to] = QUOTE;
    startAt(stops, arena, from, to);
    if (strings.skipping >= 0) p = skipString(bytes, p);
    while (p < to && !documents.stopped) {
      if (documents.skippingLine) {
        const end = bytes.subarray(p, to).indexOf(LF);
        p = end < 0 ? to : p + end;
        documents.skippingLine = end < 0;
        continue;
      }
      p = skipBlank(bytes, p);
      if (p >= to) break;
      const next = token(bytes, p, final);
      if (next === WAIT) break;
      p = next;
      if (state.expect === json.AFTER && state.depth === 0) {
        state.expect = json.ROOT;
        documents.end();
      }
      state.startsLine = false;
    }
    carry(Math.min(p, to));
  }

  return {
    push(block) {
      for (let at = 0; at < block.length; at += BLOCK) {
        if (documents.stopped) return;
        append(block.subarray(at, at + BLOCK));
        scan(false);
      }
    },
    end() {
      if (ended) return;
      ended = true;
      if (!documents.stopped) scan(true);
      if (!documents.stopped && (state.depth > 0 || strings.skipping >= 0 || from < to)) {
        sink.problem('cut-off', state.line);
        structure.abandon();
      }
      faults.end(state.line);
      giveBack(arena);
    },
  };
}
