import { readBinaryPlist } from './plist-binary.ts';
import { parseXmlPlist, type PlistValue } from './plist-xml.ts';

/** An honest list of a whole fleet has fewer values, and each of its texts once. */
const MOST_VALUES = 2_000_000;
const MOST_TEXT = 4;
const DEEPEST = 200;

/** A property list, XML or binary. Throws where it is neither, or unfolds without bound. */
export function parsePlist(bytes: Uint8Array): PlistValue {
  if (Buffer.from(bytes.subarray(0, 6)).toString('latin1') !== 'bplist')
    return parseXmlPlist(Buffer.from(bytes).toString('utf8'));
  const bounds = { values: MOST_VALUES, texts: MOST_TEXT * bytes.length, depth: DEEPEST };
  const list = readBinaryPlist(bytes, bounds, (what) => {
    if (what === 'duplicate-key') return;
    const isBomb = what === 'bomb' || what === 'cycle' || what === 'too-deep';
    throw new Error(`the property list ${isBomb ? 'unfolds without bound' : 'is damaged'}`);
  });
  if (list === null) throw new Error('the property list is damaged');
  return list;
}
