import type { Place } from '../../core/vetting/place.ts';

/** Looking for the place of a text is not worth more than this. */
const MOST_SEARCHED = 256 * 1024;

/**
 * Where a text stands in the file of a property list: its first occurrence as a whole text, behind the key if one is given. The readers keep no offsets, and
 * a binary list has each text once, whoever refers to it. Null where it can't be told.
 */
export const placeIn = (
  entry: string,
  bytes: Uint8Array,
  text: string,
  key: string | null = null,
): Place => {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (data.length > MOST_SEARCHED || text === '') return { entry, offset: null };
  if (data.toString('latin1', 0, 6) === 'bplist')
    return { entry, offset: find(data, inBinary(text), 0) };
  const behind = key === null ? 0 : (find(data, inText(key), 0) ?? 0);
  return { entry, offset: find(data, inText(text), behind) };
};

/** What stands right before the text, and the text with what ends it. */
type Wanted = { readonly before: Buffer; readonly text: Buffer };

const find = (data: Buffer, wanted: readonly Wanted[], from: number): number | null => {
  for (const { before, text } of wanted) {
    const at = data.indexOf(Buffer.concat([before, text]), from);
    if (at !== -1) return at + before.length;
  }
  return null;
};

const inText = (text: string): readonly Wanted[] =>
  [
    ['>', '<'],
    ['"', '"'],
    ['', ''],
  ].map(([before = '', after = '']) => ({
    before: Buffer.from(before),
    text: Buffer.from(text + after),
  }));

/** Objects of ASCII and of UTF-16: the marker with the number of characters, then these. */
const inBinary = (text: string): readonly Wanted[] => {
  const head = (kind: number): Buffer => {
    if (text.length < 15) return Buffer.of(kind | text.length);
    return text.length < 256
      ? Buffer.of(kind | 15, 0x10, text.length)
      : Buffer.of(kind | 15, 0x11, text.length >> 8, text.length & 255);
  };
  return [
    { before: head(0x50), text: Buffer.from(text, 'latin1') },
    { before: head(0x60), text: Buffer.from(text, 'utf16le').swap16() },
  ];
};
