import type { PlistValue } from '../../markup/plist-xml.ts';

export type { PlistValue } from '../../markup/plist-xml.ts';
export type Dict = { readonly [key: string]: PlistValue };

const isDict = (value: PlistValue | null | undefined): value is { [key: string]: PlistValue } =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof Uint8Array);

const NOTHING: Dict = Object.freeze(Object.create(null) as Dict);

/** A dict without a prototype, so that no key of a file means anything to JavaScript. */
export const emptyDict = (): { [key: string]: PlistValue } =>
  Object.create(null) as { [key: string]: PlistValue };

/** The value as what is asked for; empty or null where it is something else. */
export const dictOf = (value: PlistValue | null | undefined): Dict =>
  isDict(value) ? value : NOTHING;
export const listOf = (value: PlistValue | null | undefined): readonly PlistValue[] =>
  Array.isArray(value) ? value : [];
export const textOf = (value: PlistValue | null | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
export const textsOf = (value: PlistValue | null | undefined): readonly string[] =>
  listOf(value).flatMap((one) => textOf(one) ?? []);
export const bytesOf = (value: PlistValue | null | undefined): Uint8Array | null =>
  value instanceof Uint8Array ? value : null;
