import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { bufferOf } from '../source.ts';
import type { Source } from '../source.ts';
import type { Zip } from '../zip/zip.ts';
import { BOUNDS } from './bounds.ts';
import { finding, hex } from './finding.ts';

/** The APK signing block: pairs of an id and a value, right before the central directory. */
export type SigningBlock = {
  readonly offset: number;
  readonly directoryOffset: number;
  /** The first pair of each id, as phones and apksigner take it; null for a value that is too large. */
  readonly values: ReadonlyMap<number, Value>;
};
type Value = { readonly offset: number; readonly size: number };

const MAGIC = 'APK Sig Block 42';
const FOOTER = 24;
const HEADER = 8;
const MOST = 2 ** 31 - 1;

export const IDS = { v2: 0x7109871a, v3: 0xf05368c0, v31: 0x1b93ad61, v32: 0x70e1c89f } as const;

const PADDING = 0x42726577;
/** Ids that one finding, or one kind of findings, names. */
const MOST_NAMED = 10;

/** Ids with a name: AOSP's verifiers and apksig; frosting and dependencies are Google Play's. Anything else is reported. */
const NAMED = new Set<number>([
  ...Object.values(IDS),
  PADDING,
  0x6dff800d, // source stamp
  0x2b09189e, // source stamp, version 1
  0x504b4453, // dependencies, encrypted for Google
  0x2146444e, // Play frosting
]);

/** Null: there is none where a phone looks for it. What is broken about it makes phones go on as if there were none, and is reported. */
export const readSigningBlock = (
  source: Source,
  zip: Zip,
  report: (finding: FileFinding) => void,
): SigningBlock | null => {
  const directory = directoryOf(source, zip);
  if (directory.offset < FOOTER + HEADER) return null;
  const footer = bufferOf(source.read(directory.offset - FOOTER, FOOTER));
  if (footer.toString('latin1', 8) !== MAGIC) return null;
  const broken = (why: string): null => {
    report(finding('sig.block-broken', directory.offset - FOOTER, { why }));
    return null;
  };
  if (!directory.isWhole)
    return broken('the central directory is not followed by the end record alone');
  const inFooter = footer.readBigUInt64LE(0);
  const size = Number(inFooter);
  const offset = directory.offset - size - HEADER;
  if (size < FOOTER || size > MOST || offset < 0) return broken('its size leads out of the file');
  if (bufferOf(source.read(offset, HEADER)).readBigUInt64LE(0) !== inFooter)
    return broken('its sizes at begin and end differ');
  return {
    offset,
    directoryOffset: directory.offset,
    values: readPairs(source, offset + HEADER, directory.offset - FOOTER, report),
  };
};

/** As the end record itself says it: phones move no offsets, and look for no block where the two do not follow each other up to the end of the file. */
const directoryOf = (source: Source, zip: Zip) => {
  const { offset: end, size } = zip.endRecord;
  const record = bufferOf(source.read(end, 22));
  if (record.length < 22) return { offset: 0, isWhole: false };
  const [length, offset] = [record.readUInt32LE(12), record.readUInt32LE(16)];
  return { offset, isWhole: offset + length === end && end + size === source.size };
};

const readPairs = (
  source: Source,
  from: number,
  to: number,
  report: (finding: FileFinding) => void,
): ReadonlyMap<number, Value> => {
  const values = new Map<number, Value>();
  const repeated = new Map<number, number>();
  const unknown: number[] = [];
  let count = 0;
  let at = from;
  for (; at < to && count < BOUNDS.pairs; count++) {
    const head = bufferOf(source.read(at, 12));
    const size = to - at < 12 ? null : Number(head.readBigUInt64LE(0));
    if (size === null || size < 4 || size > to - at - 8) {
      report(finding('sig.block-broken', at, { why: 'a pair leads out of the block' }));
      break;
    }
    const id = head.readUInt32LE(8);
    if (!values.has(id)) values.set(id, { offset: at + 12, size: size - 4 });
    else if (id !== PADDING) repeated.set(id, repeated.get(id) ?? at);
    if (!NAMED.has(id)) unknown.push(id);
    at += 8 + size;
  }
  for (const [id, second] of [...repeated].slice(0, MOST_NAMED))
    report(finding('sig.duplicate-block', second, { id: hex(id) }, FIRST_COUNTS));
  if (count === BOUNDS.pairs && at < to)
    report(finding('sig.limit', at, { what: 'pairs', most: BOUNDS.pairs }));
  if (unknown.length > 0) {
    const ids = [...new Set(unknown)].slice(0, MOST_NAMED).map(hex).join(', ');
    report(finding('sig.unknown-block', from, { ids, count: unknown.length }));
  }
  return values;
};

const FIRST_COUNTS = { phone: 'the first block of this id', tools: 'the last one (androguard)' };
