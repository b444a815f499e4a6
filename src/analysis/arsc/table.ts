import { NO_STRINGS, openPool, type StringPool } from '../axml/string-pool.ts';
import type { Note } from '../axml/oddities.ts';
import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import { isPlain, languageOf } from './config.ts';
import { view, type TypeChunk } from './entries.ts';

/** A table of resources: its texts, and where the values of each type lie. */
export type Table = {
  readonly strings: StringPool;
  /** Where they lie, with the header of their pool; null: there are none. */
  readonly pool: { readonly at: number; readonly size: number } | null;
  /** By package and type, `0xPPTT`. */
  readonly types: ReadonlyMap<number, readonly TypeChunk[]>;
  /** Names of types (`string`, `raw`), likewise. */
  readonly names: ReadonlyMap<number, string>;
};

const TABLE = 0x0002;
const STRINGS = 0x0001;
const PACKAGE = 0x0200;
const TYPE = 0x0201;
/** What a package has beside values: specs, libraries, overlays, their policies, staged aliases. Nothing in them is needed here. */
const SKIPPED: ReadonlySet<number> = new Set([0x0202, 0x0203, 0x0204, 0x0205, 0x0206]);
const HEADER = 8;

type Chunk = {
  readonly at: number;
  readonly type: number;
  readonly headerSize: number;
  readonly size: number;
};

/**
 * Finds the chunks of a table; their content is read when asked for. Unknown ones are skipped by size, and reserved fields may hold anything.
 * Null: it is no table.
 */
export function readTable(source: Source, note: Note): Table | null {
  const head = view(source.read(0, 12));
  if (head.byteLength < 12 || head.getUint16(0, true) !== TABLE) {
    note('arsc.not-a-table', 0);
    return null;
  }
  const end = Math.min(source.size, head.getUint32(4, true));
  if (head.getUint32(4, true) > source.size)
    note('arsc.chunk-size', 4, { facts: { told: head.getUint32(4, true), has: source.size } });
  const table = {
    strings: NO_STRINGS,
    pool: null as Table['pool'],
    types: new Map<number, TypeChunk[]>(),
    names: new Map<number, string>(),
    count: 0,
    chunks: 0,
  };
  let pools = 0;
  for (const chunk of chunks(source, Math.max(HEADER, head.getUint16(2, true)), end, table, note)) {
    if (chunk.type === STRINGS) {
      pools += 1;
      if (pools > 1) note('arsc.second-pool', chunk.at);
      // The phone keeps the first one that it finds here.
      else {
        table.strings = openPool(source, chunk.at, chunk.size, note);
        table.pool = { at: chunk.at, size: chunk.size };
      }
    } else if (chunk.type === PACKAGE) readPackage(source, chunk, table, note);
    else note('arsc.unknown-chunk', chunk.at, { facts: { type: chunk.type, size: chunk.size } });
  }
  return table;
}

function readPackage(
  source: Source,
  { at, headerSize, size }: Chunk,
  table: {
    types: Map<number, TypeChunk[]>;
    names: Map<number, string>;
    count: number;
    chunks: number;
  },
  note: Note,
): void {
  const head = view(source.read(at, 288));
  if (head.byteLength < 284 || size < 284) {
    note('arsc.chunk-size', at, { facts: { type: PACKAGE, size } });
    return;
  }
  const id = head.getUint32(8, true) & 0xff;
  const namesAt = head.getUint32(268, true);
  const offset = head.byteLength >= 288 && headerSize >= 288 ? head.getUint32(284, true) : 0;
  let isKnownNames = false;
  for (const chunk of chunks(source, at + Math.max(HEADER, headerSize), at + size, table, note)) {
    if (chunk.type === STRINGS) {
      if (chunk.at !== at + namesAt || isKnownNames) continue;
      isKnownNames = true;
      const names = openPool(source, chunk.at, chunk.size, note);
      for (let i = 0; i < Math.min(names.count, 255); i += 1)
        table.names.set((id << 8) | ((i + 1 + offset) & 0xff), names.text(i) ?? '');
    } else if (chunk.type === TYPE) {
      table.count += 1;
      if (table.count > BOUNDS.types) {
        note('arsc.too-many-types', chunk.at, { facts: { most: BOUNDS.types } });
        return;
      }
      const type = typeOf(source, chunk);
      if (type === null) {
        note('arsc.chunk-size', chunk.at, { facts: { type: TYPE, size: chunk.size } });
        continue;
      }
      const key = (id << 8) | ((type.id + offset) & 0xff);
      const known = table.types.get(key);
      if (known) known.push(type);
      else table.types.set(key, [type]);
    } else if (!SKIPPED.has(chunk.type))
      note('arsc.unknown-chunk', chunk.at, { facts: { type: chunk.type, size: chunk.size } });
  }
}

function typeOf(source: Source, { at, headerSize, size }: Chunk): TypeChunk | null {
  const head = view(source.read(at, Math.min(size, 20 + 64)));
  if (head.byteLength < 24 || headerSize < 20) return null;
  const configSize = head.getUint32(20, true);
  const config = new DataView(
    head.buffer,
    head.byteOffset + 20,
    Math.max(0, Math.min(configSize, head.byteLength - 20)),
  );
  return {
    at,
    size,
    id: head.getUint8(8),
    flags: head.getUint8(9),
    count: Math.min(head.getUint32(12, true), 0x10000),
    offsets: at + headerSize,
    entries: at + head.getUint32(16, true),
    language: config.byteLength >= 12 ? languageOf(config) : 'und',
    isPlain: isPlain(config),
  };
}

/** Chunks one after the other, until one leads nowhere. */
function* chunks(
  source: Source,
  from: number,
  end: number,
  walked: { chunks: number },
  note: Note,
): Generator<Chunk> {
  let at = from;
  while (at + HEADER <= end) {
    const head = view(source.read(at, HEADER));
    if (head.byteLength < HEADER) return;
    const size = head.getUint32(4, true);
    const type = head.getUint16(0, true);
    if (size < HEADER || size > end - at) {
      note('arsc.chunk-size', at, { facts: { type, size, left: end - at } });
      return;
    }
    walked.chunks += 1;
    if (walked.chunks > BOUNDS.chunks) {
      note('arsc.too-many-types', at, { facts: { most: BOUNDS.chunks } });
      return;
    }
    yield { at, type, headerSize: head.getUint16(2, true), size };
    at += size;
  }
}
