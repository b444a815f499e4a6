import type { Arena } from './arena.ts';
import type { Field, JsonLayout } from '../layout.ts';
import { bitsOf, emptySpans, slotOf, type Spans } from './fields.ts';
import { createFacts } from './json-facts.ts';
import type { PathNode } from './json-paths.ts';
import type { JsonState } from './json-state.ts';
import { MAX_DEPTH, MAX_VALUE } from './limits.ts';
import type { ListState, Sink } from './sink.ts';

/** Devices and apps as they open and close, and the values that are found in them. */
export type Structure = {
  readonly outer: Spans;
  readonly inner: Spans;
  /** Opens the object or array that `state.child` is the node of; false: too deep. */
  readonly open: (array: boolean) => boolean;
  readonly close: () => void;
  readonly note: (node: PathNode, start: number, end: number) => void;
  /** Hands on the app whose values stand in `inner`, without further ones. */
  readonly handApp: () => void;
  /** Closes all at a place where the document breaks. */
  readonly abandon: () => void;
  /** Moves what is kept to the front, from `to` on; answers where it ends. */
  readonly pack: (to: number) => number;
};

export function createStructure(
  layout: JsonLayout,
  sink: Sink,
  arena: Arena,
  state: JsonState,
): Structure {
  const slotsIn = (fields: object): number[] => (Object.keys(fields) as Field[]).map(slotOf);
  const [ofDevice, ofApp] = [slotsIn(layout.device), slotsIn(layout.app)];
  const facts = layout.inverted ? createFacts(ofApp, ofDevice) : createFacts(ofDevice, ofApp);
  const { outer, inner, further } = facts;
  const variant = emptySpans();
  let outerLine = 0;
  let list: ListState = 'missing';

  sink.fields(bitsOf(Object.keys({ ...layout.device, ...layout.app }) as Field[]));

  function open(array: boolean): boolean {
    const { depth, child: node } = state;
    if (depth === MAX_DEPTH) return false;
    state.nodes[depth] = node;
    state.isArray[depth] = array ? 1 : 0;
    state.depth++;
    if (node === null) return true;
    if (array) {
      if (node.star?.isInner === true) list = 'listed';
      return true;
    }
    if (node.isOuter && state.outerDepth < 0) {
      state.outerDepth = depth;
      outerLine = state.line;
      list = 'missing';
      facts.forgetOuter();
      if (layout.inverted) sink.openApp();
      else sink.openDevice();
    }
    if (node.isInner && state.outerDepth >= 0) {
      state.innerDepth = depth;
      list = 'listed';
      facts.forgetInner();
    }
    return true;
  }

  function close(): void {
    const depth = --state.depth;
    if (depth === state.innerDepth) closeInner();
    if (depth === state.outerDepth) closeOuter(list);
  }

  function closeInner(): void {
    state.innerDepth = -1;
    hand(inner);
    for (let i = 0; i < further.length; i += 3) {
      variant.set(inner);
      const place = 2 * (further[i] as number);
      variant[place] = further[i + 1] as number;
      variant[place + 1] = further[i + 2] as number;
      hand(variant);
    }
    facts.forgetInner();
  }

  function hand(spans: Spans): void {
    if (layout.inverted) sink.device(arena.bytes(), spans, state.line);
    else sink.app(arena.bytes(), spans);
  }

  function handApp(): void {
    hand(inner);
    facts.forgetInner();
  }

  function closeOuter(how: ListState): void {
    state.outerDepth = -1;
    if (layout.inverted) sink.closeApp(arena.bytes(), outer, outerLine, how);
    else sink.closeDevice(arena.bytes(), outer, outerLine, how);
    facts.forgetOuter();
  }

  function note(node: PathNode, start: number, end: number): void {
    if (state.outerDepth < 0) return;
    // An app that is a bare string, an element of the list itself.
    const bare = node.isInner && state.innerDepth < 0;
    if (bare) facts.forgetInner();
    if (end - start > MAX_VALUE) sink.problem('value-too-long', state.line);
    else if (!facts.note(node, arena.bytes(), start, end))
      sink.problem('too-many-values', state.line);
    if (bare && start < end) hand(inner);
    if (bare) facts.forgetInner();
  }

  return {
    outer,
    inner,
    open,
    close,
    note,
    handApp,
    abandon() {
      if (state.outerDepth >= 0) closeOuter('broken');
      state.innerDepth = -1;
      facts.forgetInner();
      state.depth = 0;
    },
    pack: (to) => facts.pack(arena.bytes(), to),
  };
}
