import type { Element } from '@xmldom/xmldom';
import { build, type PlistValue } from 'plist';
import { childrenOf, MarkupError, parseXml } from './xml.ts';

export type { PlistValue } from 'plist';
export type Dict = { readonly [key: string]: PlistValue };

const DEEPEST = 64;

/**
 * A property list in XML. Not read by `plist` itself, whose XML parser prints what it finds wrong, with words of the file, to the
 * terminal. Throws `MarkupError` where it is none.
 */
export function readPlist(text: string): PlistValue {
  const root = parseXml(text);
  const [only, ...more] = childrenOf(root);
  if (root.nodeName !== 'plist' || only === undefined || more.length > 0) throw new MarkupError();
  return valueOf(only, 0);
}

export const writePlist = (value: PlistValue): string => build(value);

export const isDict = (value: unknown): value is Dict =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof Uint8Array);

function valueOf(element: Element, depth: number): PlistValue {
  if (depth > DEEPEST) throw new MarkupError();
  const text = element.textContent ?? '';
  switch (element.nodeName) {
    case 'string':
      return text;
    case 'true':
    case 'false':
      return element.nodeName === 'true';
    case 'integer':
    case 'real':
      return Number(text);
    case 'date':
      return new Date(text);
    case 'data':
      return Buffer.from(text, 'base64');
    case 'array':
      return [...childrenOf(element)].map((child) => valueOf(child, depth + 1));
    case 'dict':
      return dictOf(element, depth);
    default:
      throw new MarkupError();
  }
}

function dictOf(element: Element, depth: number): Dict {
  const members: [string, PlistValue][] = [];
  let key: string | null = null;
  for (const child of childrenOf(element)) {
    if (child.nodeName === 'key') {
      if (key !== null) throw new MarkupError();
      key = child.textContent ?? '';
    } else {
      if (key === null) throw new MarkupError();
      members.push([key, valueOf(child, depth + 1)]);
      key = null;
    }
  }
  if (key !== null) throw new MarkupError();
  return Object.fromEntries(members);
}
