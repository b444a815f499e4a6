import { storeLink } from '../store-link.ts';
import { decode, encode } from './bytes.ts';
import { withoutInvisible } from './name.ts';
import type { Match, WatchIndex } from './watch.ts';

/**
 * Identifiers as they leave spreadsheets and web pages: an apostrophe or `="…"` that kept a cell text, no-break and invisible
 * characters around it, a link to the store, a number of the App Store. Asked only for what no table knows as it stands; null
 * where nothing watched is beneath. Such a text exists for a moment and is kept nowhere.
 */
export function findDisguised(
  index: WatchIndex,
  bytes: Uint8Array,
  start: number,
  end: number,
): Match | null {
  if (end - start > LONGEST || !looksDisguised(bytes, start, end)) return null;
  const text = withoutInvisible(decode(bytes, start, end));
  const bare = /^=?"(.*)"$/.exec(text)?.[1] ?? text.replace(/^'/, '');
  const { identifier, trackId } = storeLink(bare);
  const number = trackId || (/^\d{6,12}$/.test(bare) ? bare : '');
  if (number !== '') return lookUp(index.trackId, number);
  return lookUp(index.identifier, identifier || bare);
}

function lookUp(
  find: (bytes: Uint8Array, start: number, end: number) => Match | null,
  text: string,
): Match | null {
  const bytes = encode(text);
  return find(bytes, 0, bytes.length);
}

/** No identifier is as long; a link may be. */
const LONGEST = 1024;

/**
 * Package names and bundle IDs begin with a letter, and end with a letter, digit, hyphen or underscore. The kernel hands on whatever
 * looks disguised (`kernel/assembly/judge.ts`), so both must see it alike.
 */
function looksDisguised(bytes: Uint8Array, start: number, end: number): boolean {
  if (!isLetter(bytes[start]) || !isLast(bytes[end - 1])) return true;
  return COLONS.some((at) => start + at < end && bytes[start + at] === 58);
}

/** Where the colon stands in `http:`, `https:`, `market:`, `itms-app:` and `itms-apps:`. */
const COLONS = [4, 5, 6, 8, 9] as const;
const isLetter = (byte = 0): boolean => (byte | 32) >= 97 && (byte | 32) <= 122;
const isLast = (byte = 0): boolean =>
  isLetter(byte) || (byte >= 48 && byte <= 57) || byte === 45 || byte === 95;
