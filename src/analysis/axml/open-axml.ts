import { ofBytes } from '../source.ts';
import type { Note } from './oddities.ts';
import { NO_STRINGS, openPool, type StringPool } from './string-pool.ts';

/** A binary XML file, opened: its strings, the resource ids of its names, and where its nodes are. */
export type Axml = {
  readonly view: DataView;
  readonly strings: StringPool;
  /** How many names have a resource id, and where the ids stand. */
  readonly ids: { readonly at: number; readonly count: number };
  /** The first node (namespace, element, text); equal to `end` where there is none. */
  readonly firstNode: number;
  readonly end: number;
};

const XML = 0x0003;
const STRINGS = 0x0001;
const RESOURCE_MAP = 0x0180;
const FIRST_NODE = 0x0100;
const LAST_NODE = 0x017f;

/**
 * Walks the chunks up to the first node, as the phone does: the last pool and the last map before it count, unknown ones are skipped
 * by their size, the root's type is nobody's business. What the phone refuses is read on where it can be, with a finding.
 * Phone: ResXMLTree::setTo and validate_chunk (libs/androidfw/ResourceTypes.cpp, read 2026-11-27).
 */
export function openAxml(bytes: Uint8Array, note: Note): Axml | null {
  const source = ofBytes(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 16) return null;
  const rootType = view.getUint16(0, true);
  const rootHeader = view.getUint16(2, true);
  const rootSize = view.getUint32(4, true);
  if (isText(bytes) && rootSize > bytes.length) return null;
  if (rootType !== XML) note('axml.root-type', 0, { facts: { type: rootType } });
  if (rootHeader !== 8) note('axml.root-header', 2, { facts: { size: rootHeader } });
  if (rootSize > bytes.length)
    note('axml.root-size', 4, { phoneReads: null, facts: { told: rootSize, has: bytes.length } });
  if (rootSize < bytes.length && bytes.length - rootSize >= 4)
    note('axml.trailing-bytes', rootSize, { facts: { bytes: bytes.length - rootSize } });
  const end = rootSize < 16 ? bytes.length : Math.min(rootSize, bytes.length);
  if (rootSize < 16) note('axml.root-size', 4, { facts: { told: rootSize, has: bytes.length } });
  let strings = NO_STRINGS;
  let ids = { at: 0, count: 0 };
  let pools = 0;
  let maps = 0;
  let at = rootHeader < 8 || rootHeader > end ? 8 : rootHeader;
  while (at + 8 <= end) {
    const chunk = chunkAt(view, at, end, note);
    if (chunk === null) break;
    if (chunk.type >= FIRST_NODE && chunk.type <= LAST_NODE)
      return { view, strings, ids, firstNode: at, end };
    if (chunk.type === STRINGS) {
      pools += 1;
      if (pools > 1) note('axml.second-pool', at);
      strings = openPool(source, at, chunk.size, note);
    } else if (chunk.type === RESOURCE_MAP) {
      maps += 1;
      if (maps > 1) note('axml.second-map', at);
      const count = Math.max(0, Math.floor((chunk.size - chunk.headerSize) / 4));
      ids = { at: at + chunk.headerSize, count };
    } else note('axml.unknown-chunk', at, { facts: { type: chunk.type, size: chunk.size } });
    at += chunk.size;
  }
  return { view, strings, ids, firstNode: end, end };
}

/** XML as people write it, behind a mark of its encoding or blanks. Read as numbers, letters make a size that no file has. */
const isText = (bytes: Uint8Array): boolean =>
  /^(?:\u00ef\u00bb\u00bf)?\s*<[!-~\s]{4}/u.test(
    Buffer.from(bytes.subarray(0, 64)).toString('latin1'),
  );

export type Chunk = { readonly type: number; readonly headerSize: number; readonly size: number };

/** The chunk that begins at `at`, or null where its size leads nowhere: below 8, or past the end. The caller stops there. */
export function chunkAt(view: DataView, at: number, end: number, note: Note): Chunk | null {
  const type = view.getUint16(at, true);
  const headerSize = view.getUint16(at + 2, true);
  const size = view.getUint32(at + 4, true);
  if (size < 8 || size > end - at) {
    note('axml.chunk-size', at, { phoneReads: null, facts: { type, size, left: end - at } });
    return null;
  }
  // The phone takes chunks on boundaries of four bytes only.
  if (headerSize < 8 || headerSize > size || ((headerSize | size) & 3) !== 0)
    note('axml.chunk-header', at, { phoneReads: null, facts: { type, headerSize, size } });
  return { type, headerSize, size };
}
