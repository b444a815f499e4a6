import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { FileFindingCode } from '../../core/vetting/file-finding-codes.ts';
import { adler32 } from './adler32.ts';
import { BOUNDS } from './bounds.ts';

/** Where the tables of one logical DEX file lie, cut to what is really there. Offsets count from the start of the file, also in a container. */
export type Header = {
  readonly offset: number;
  readonly strings: Table;
  readonly types: Table;
  readonly classes: Table;
};
type Table = { readonly offset: number; readonly count: number };

export type Say = (
  code: FileFindingCode,
  offset: number,
  facts?: FileFinding['facts'],
  phoneReads?: string | null,
) => void;

const MAGIC = 0x0a_78_65_64; // 'dex\n'
const OLD_HEADER = 0x70;
/** From version 041 on there are the container's size and the header's own offset. */
const CONTAINER_HEADER = 0x78;
const LITTLE_ENDIAN = 0x12_34_56_78;
const KNOWN = new Set(['035', '036', '037', '038', '039', '040', '041']);

/** One header, or as many as a container of version 041 holds; none where it is no DEX file. */
export function readHeaders(bytes: Uint8Array, say: Say): readonly Header[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isHeader(view, 0)) {
    say('dex.not-dex', 0, { size: bytes.length });
    return [];
  }
  if (view.getUint32(40, true) !== LITTLE_ENDIAN) {
    say('dex.not-dex', 40, { endian: view.getUint32(40, true) }, 'nothing');
    return [];
  }
  const version = versionAt(view, 0);
  if (!KNOWN.has(version)) say('dex.version', 4, { version });
  const headers = [tablesOf(view, 0, say)];
  const size = view.getUint32(32, true);
  tellHeaderSize(view, version, say);
  if (!isContainer(view, 0)) {
    tellChecksum(bytes, view, say);
    if (size !== bytes.length) say('dex.size-differs', 32, { says: size, bytes: bytes.length });
    return headers;
  }
  return [...headers, ...others(view, say)];
}

/** ART's DexFileVerifier::CheckHeader wants the very size (art/libdexfile/dex/dex_file_verifier.cc, from memory). */
function tellHeaderSize(view: DataView, version: string, say: Say): void {
  const says = view.getUint32(36, true);
  const size = version >= '041' ? CONTAINER_HEADER : OLD_HEADER;
  if (KNOWN.has(version) && says !== size) say('dex.header-size', 36, { says, size }, 'nothing');
}

/** The checksum covers what follows it, as far as the header says that the file goes. */
function tellChecksum(bytes: Uint8Array, view: DataView, say: Say): void {
  const says = view.getUint32(8, true);
  const is = adler32(
    bytes.subarray(12, Math.max(12, Math.min(view.getUint32(32, true), bytes.length))),
  );
  if (says !== is) say('dex.checksum', 8, { says, is }, 'nothing');
}

const isHeader = (view: DataView, at: number): boolean =>
  at + OLD_HEADER <= view.byteLength && view.getUint32(at, true) === MAGIC;

/** Phones want both: the version, and a header that is long enough. */
const isContainer = (view: DataView, at: number): boolean =>
  at + CONTAINER_HEADER <= view.byteLength &&
  view.getUint32(at + 36, true) >= CONTAINER_HEADER &&
  versionAt(view, at) >= '041';

const versionAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5), view.getUint8(at + 6));

/** `file_size` of each header is the way to the next one; the last one's ends at the container's end. */
function others(view: DataView, say: Say): readonly Header[] {
  const container = view.getUint32(112, true);
  if (container !== view.byteLength)
    say('dex.size-differs', 112, { says: container, bytes: view.byteLength });
  const end = Math.min(container, view.byteLength);
  const headers: Header[] = [];
  let at = view.getUint32(32, true);
  while (at < end) {
    if (headers.length + 1 === BOUNDS.headers) {
      say('limit.dex', at, { most: BOUNDS.headers, of: 'headers' });
      break;
    }
    if (!isHeader(view, at)) {
      say('dex.container-broken', at, { headers: headers.length + 1 });
      break;
    }
    headers.push(tablesOf(view, at, say));
    const way = view.getUint32(at + 32, true);
    if (way < OLD_HEADER) {
      if (end - at > way) say('dex.container-broken', at + 32, { headers: headers.length + 1 });
      break;
    }
    at += way;
  }
  if (headers.length > 0) say('dex.container', 0, { headers: headers.length + 1 });
  return headers;
}

/**
 * GUARD: lists of classes that lie over each other would be read many times: together they have no more items than fit into the file once.
 */
export function withinFile(headers: readonly Header[], size: number, say: Say): readonly Header[] {
  let room = size;
  return headers.filter(({ offset, strings, types, classes }) => {
    room -= strings.count * 4 + types.count * 4 + classes.count * 32;
    if (room >= 0) return true;
    say('dex.container-broken', offset, { headers: headers.length });
    return false;
  });
}

function tablesOf(view: DataView, at: number, say: Say): Header {
  const table = (name: string, field: number, itemSize: number): Table => {
    const count = view.getUint32(at + field, true);
    const offset = view.getUint32(at + field + 4, true);
    const room = Math.max(0, Math.floor((view.byteLength - offset) / itemSize));
    if (count > room) say('dex.cut-off', at + field, { table: name, says: count, fit: room });
    return { offset, count: Math.min(count, room) };
  };
  const types = table('type_ids', 64, 4);
  if (types.count > BOUNDS.types) say('limit.dex', at + 64, { most: BOUNDS.types, of: 'types' });
  return {
    offset: at,
    strings: table('string_ids', 56, 4),
    types: { offset: types.offset, count: Math.min(types.count, BOUNDS.types) },
    classes: table('class_defs', 96, 32),
  };
}
