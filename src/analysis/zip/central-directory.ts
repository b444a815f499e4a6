import { bufferOf } from '../source.ts';
import type { Source } from '../source.ts';
import { BOUNDS } from './bounds.ts';
import { withZip64 } from './zip64.ts';
import type { Entry } from './zip.ts';

export const DIRECTORY_SIGNATURE = 0x02014b50;
const SIZE = 46;
const PLAIN = /^[\u0020-\u007e]*$/u;

/** An entry before its local header was looked at; `key` is its name, one character for each byte. */
export type DirectoryRecord = Omit<Entry, 'dataOffset'> & {
  readonly key: string;
  readonly isPlain: boolean;
  /** The version of the format that it says is needed to unpack it. */
  readonly needs: number;
};

/** The records from `offset` on, at most `most`, none beyond `end`; and where the last one ends. Header offsets are moved by `shift`. */
export const readDirectory = (
  source: Source,
  { offset, end, most, shift }: { offset: number; end: number; most: number; shift: number },
): { readonly records: readonly DirectoryRecord[]; readonly end: number } => {
  const bytes = bufferOf(source.read(offset, Math.min(end - offset, BOUNDS.centralDirectory)));
  const records: DirectoryRecord[] = [];
  let at = 0;
  while (
    records.length < most &&
    at + SIZE <= bytes.length &&
    bytes.readUInt32LE(at) === DIRECTORY_SIGNATURE
  ) {
    const name = at + SIZE;
    const extra = name + bytes.readUInt16LE(at + 28);
    const comment = extra + bytes.readUInt16LE(at + 30);
    const next = comment + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) break;
    const key = bytes.toString('latin1', name, extra);
    const isPlain = PLAIN.test(key);
    const rawName = bytes.subarray(name, extra);
    const sizes = withZip64(
      {
        size: bytes.readUInt32LE(at + 24),
        packed: bytes.readUInt32LE(at + 20),
        headerOffset: bytes.readUInt32LE(at + 42),
      },
      bytes,
      extra,
      comment,
    );
    records.push({
      key,
      isPlain,
      name: isPlain ? key : rawName.subarray(0, BOUNDS.shownName).toString('utf8'),
      rawName,
      needs: bytes.readUInt16LE(at + 6),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      size: sizes.size,
      packed: sizes.packed,
      headerOffset: sizes.headerOffset + shift,
    });
    at = next;
  }
  return { records, end: offset + at };
};
