import type { Say } from './say.ts';
import { BOUNDS } from './bounds.ts';
import { emptyDict } from './value.ts';
import type { PlistValue } from './value.ts';

type Cursor = { readonly text: string; at: number; left: number };

const BARE = /[\w$/:.-]+/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
};

/**
 * The property lists of NeXT, and the `.strings` files that are their dicts without braces. All values are texts, lists, dicts or data. Null: it
 * is none, or beyond the bounds on depth and number of values.
 */
export const readOpenStep = (text: string, say: Say): PlistValue | null => {
  const cursor: Cursor = { text, at: 0, left: BOUNDS.values };
  skip(cursor);
  const first = text[cursor.at];
  const isBraced = first === '{' || first === '(' || first === '<';
  const value = isBraced ? readValue(cursor, 0) : readPairs(cursor, 0);
  skip(cursor);
  if (cursor.left < 0) say('plist.bomb', null);
  return value !== null && cursor.at === text.length ? value : null;
};

/** Goes over blanks and comments. */
const skip = (cursor: Cursor): void => {
  const { text } = cursor;
  for (;;) {
    while (isBlank(text.charCodeAt(cursor.at))) cursor.at += 1;
    const ending = text.startsWith('//', cursor.at)
      ? '\n'
      : text.startsWith('/*', cursor.at)
        ? '*/'
        : null;
    if (ending === null) return;
    const end = text.indexOf(ending, cursor.at + 2);
    cursor.at = end === -1 ? text.length : end + ending.length;
  }
};

/** NaN, behind the end, is none. */
const isBlank = (code: number): boolean => code <= 0x20 || code === 0x2028 || code === 0x2029;

const take = (cursor: Cursor, character: string): boolean => {
  skip(cursor);
  if (cursor.text[cursor.at] !== character) return false;
  cursor.at += 1;
  return true;
};

const readValue = (cursor: Cursor, depth: number): PlistValue | null => {
  cursor.left -= 1;
  if (depth > BOUNDS.depth || cursor.left < 0) return null;
  if (take(cursor, '{')) {
    const value = readPairs(cursor, depth);
    return take(cursor, '}') ? value : null;
  }
  if (take(cursor, '(')) return readItems(cursor, depth);
  if (take(cursor, '<')) return readData(cursor);
  return readText(cursor);
};

const readPairs = (cursor: Cursor, depth: number): PlistValue | null => {
  const value = emptyDict();
  for (;;) {
    skip(cursor);
    if (cursor.at >= cursor.text.length || cursor.text[cursor.at] === '}') return value;
    const key = readText(cursor);
    if (key === null) return null;
    // `"a";` alone says that the value is the key.
    const item = take(cursor, '=') ? readValue(cursor, depth + 1) : alone(cursor, key);
    if (item === null) return null;
    value[key] = item;
    if (!take(cursor, ';') && cursor.text[cursor.at] !== '}') return null;
  }
};

const alone = (cursor: Cursor, key: string): string | null => {
  cursor.left -= 1;
  return cursor.left < 0 ? null : key;
};

const readItems = (cursor: Cursor, depth: number): PlistValue | null => {
  const value: PlistValue[] = [];
  while (!take(cursor, ')')) {
    const item = readValue(cursor, depth + 1);
    if (item === null) return null;
    value.push(item);
    if (!take(cursor, ',')) return take(cursor, ')') ? value : null;
  }
  return value;
};

const readData = (cursor: Cursor): PlistValue | null => {
  const end = cursor.text.indexOf('>', cursor.at);
  if (end === -1) return null;
  const hex = cursor.text.slice(cursor.at, end).replaceAll(/\s/g, '');
  cursor.at = end + 1;
  return /^(?:[0-9a-f]{2})*$/i.test(hex) ? Buffer.from(hex, 'hex') : null;
};

const readText = (cursor: Cursor): string | null => {
  skip(cursor);
  const quote = cursor.text[cursor.at];
  if (quote === '"' || quote === "'") return readQuoted(cursor, quote);
  BARE.lastIndex = cursor.at;
  const bare = BARE.exec(cursor.text)?.[0] ?? null;
  cursor.at += bare?.length ?? 0;
  return bare;
};

const readQuoted = (cursor: Cursor, quote: string): string | null => {
  const { text } = cursor;
  const start = cursor.at + 1;
  let end = start;
  while (end < text.length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1;
  if (end >= text.length) return null;
  cursor.at = end + 1;
  return text
    .slice(start, end)
    .replaceAll(
      /\\(?:U([0-9a-f]{1,4})|([0-7]{1,3})|([^]))/gi,
      (_, unicode: string | undefined, octal: string | undefined, other: string | undefined) =>
        other === undefined
          ? String.fromCharCode(
              unicode === undefined
                ? Number.parseInt(octal ?? '0', 8)
                : Number.parseInt(unicode, 16),
            )
          : (ESCAPES[other] ?? other),
    );
};
