import { BOUNDS } from './bounds.ts';
import type { Note } from './oddities.ts';
import { chunkAt, type Axml } from './open-axml.ts';

/** The beginning of an element, as its bytes lie; `attributesOf` reads on. */
export type Start = {
  readonly offset: number;
  readonly name: string;
  /** Where its own fields begin, after the header of its chunk, and where its chunk ends. */
  readonly ext: number;
  readonly chunkEnd: number;
};

export type Visitor = {
  /** `depth` is 1 for the root. */
  start(element: Start, depth: number): void;
  /** An element that began at this depth is closed; its name is not looked at, as the phone does not. True: nothing after it matters. */
  end(depth: number): boolean;
  text(text: string, offset: number, depth: number): void;
};

const START = 0x0102;
const END = 0x0103;
const TEXT = 0x0104;
/** Bytes that a node has after its header: namespace start and end, element start and end, text. */
const NEEDS: Readonly<Record<number, number>> = {
  0x0100: 8,
  0x0101: 8,
  [START]: 20,
  [END]: 8,
  [TEXT]: 12,
};
const NODE_HEADER = 16;

/**
 * Goes through the nodes, each at least eight bytes further on than the one before. Phone: ResXMLParser::nextNode
 * (libs/androidfw/ResourceTypes.cpp, read 2026-11-27); installing skips everything up to the first element.
 */
export function walk(axml: Axml, visit: Visitor, note: Note): void {
  const { view, strings, end } = axml;
  let depth = 0;
  let at = axml.firstNode;
  while (at + 8 <= end) {
    const chunk = chunkAt(view, at, end, note);
    if (chunk === null) return;
    const needs = NEEDS[chunk.type];
    const isKnown = needs !== undefined;
    if (chunk.headerSize < NODE_HEADER)
      note('axml.chunk-header', at, { phoneReads: null, facts: { ...chunk } });
    if (!isKnown) note('axml.unknown-chunk', at, { facts: { type: chunk.type, size: chunk.size } });
    else if (chunk.headerSize !== NODE_HEADER)
      note('axml.header-size', at + 2, { facts: { type: chunk.type, size: chunk.headerSize } });
    if (isKnown && chunk.size - chunk.headerSize < needs)
      note('axml.node-size', at, {
        phoneReads: null,
        facts: { type: chunk.type, size: chunk.size },
      });
    // Where the header's size is a lie that no phone takes, the usual one is tried.
    const header =
      chunk.headerSize < NODE_HEADER || chunk.headerSize > chunk.size
        ? NODE_HEADER
        : chunk.headerSize;
    const ext = at + header;
    const chunkEnd = at + chunk.size;
    if (isKnown && ext + needs <= chunkEnd) {
      if (chunk.type === START) {
        depth += 1;
        if (depth > BOUNDS.depth) note('axml.too-deep', at, { facts: { most: BOUNDS.depth } });
        const name = strings.text(view.getUint32(ext + 4, true));
        if (name === null) note('axml.index', ext + 4, { phoneReads: null });
        if (depth <= BOUNDS.depth)
          visit.start({ offset: at, name: name ?? '', ext, chunkEnd }, depth);
      } else if (chunk.type === END) {
        if (depth === 0) note('axml.end-before-start', at, { phoneReads: null });
        else {
          if (depth <= BOUNDS.depth && visit.end(depth)) {
            afterRoot(axml, chunkEnd, note);
            return;
          }
          depth -= 1;
        }
      } else if (chunk.type === TEXT && depth <= BOUNDS.depth) {
        const text = strings.text(view.getUint32(ext, true));
        if (text !== null) visit.text(text, ext, depth);
      }
    }
    at = chunkEnd;
  }
  if (at < end) note('axml.trailing-bytes', at, { facts: { bytes: end - at } });
  if (depth > 0) note('axml.cut-off', end, { phoneReads: null, facts: { open: depth } });
}

/** Nobody reads on after the root is closed; only what a tool might take for more is told. */
function afterRoot({ view, end }: Axml, from: number, note: Note): void {
  let at = from;
  while (at + 8 <= end) {
    const type = view.getUint16(at, true);
    const size = view.getUint32(at + 4, true);
    if (size < 8 || size > end - at) break;
    if (type === START) note('axml.second-root', at);
    else if (NEEDS[type] === undefined) note('axml.unknown-chunk', at, { facts: { type, size } });
    at += size;
  }
  if (at < end) note('axml.trailing-bytes', at, { facts: { bytes: end - at } });
}
