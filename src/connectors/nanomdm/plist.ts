import { build } from 'plist';
// The one reader of property lists that bounds what it unfolds and prints nothing of what it reads.
import { parsePlist } from '../../markup/plist.ts';

export type Dict = Readonly<Record<string, unknown>>;

export const isDict = (value: unknown): value is Dict =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Uint8Array) &&
  !(value instanceof Date);

/** A property list whose root is a dict; null where it is none, or broken. */
export async function readDict(bytes: Uint8Array): Promise<Dict | null> {
  try {
    const value = parsePlist(bytes);
    return isDict(value) ? value : null;
  } catch {
    // The parser's own message may hold words of a device.
    return null;
  }
}

/** As XML: what NanoMDM takes and what phones send. */
export const writePlist = (value: object): Buffer<ArrayBuffer> =>
  Buffer.from(build(value as Parameters<typeof build>[0]));

export const textIn = (dict: Dict, key: string): string | null => {
  const value = dict[key];
  return typeof value === 'string' && value !== '' ? value : null;
};
export const flagIn = (dict: Dict, key: string): boolean | null => {
  const value = dict[key];
  return typeof value === 'boolean' ? value : null;
};
export const dictIn = (dict: Dict, key: string): Dict => {
  const value = dict[key];
  return isDict(value) ? value : {};
};
export const dictsIn = (dict: Dict, key: string): readonly Dict[] => {
  const value = dict[key];
  return Array.isArray(value) ? value.filter(isDict) : [];
};
export const textsIn = (dict: Dict, key: string): readonly string[] => {
  const value = dict[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
};
