import type { Say } from './say.ts';
import { BOUNDS } from './bounds.ts';
import { emptyDict } from './value.ts';
import type { PlistValue } from './value.ts';

/** A file that is JSON, with the value it would have as a property list; null where it is none. `{}` is a property list of NeXT as well: null. */
export const readJson = (text: string, say: Say): PlistValue | null => {
  try {
    const value: unknown = JSON.parse(text);
    const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
    return typeof value !== 'object' || isEmpty
      ? null
      : asPlist(value, 0, { left: BOUNDS.values, say });
  } catch {
    return null;
  }
};

type Limit = { left: number; readonly say: Say };

const asPlist = (value: unknown, depth: number, limit: Limit): PlistValue | null => {
  limit.left -= 1;
  if (limit.left < 0) limit.say('plist.bomb', null);
  if (limit.left < 0) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value !== 'object' || value === null) return null;
  if (depth > BOUNDS.depth) limit.say('plist.too-deep', null);
  if (depth > BOUNDS.depth) return null;
  if (Array.isArray(value))
    return value.flatMap((item) => [asPlist(item, depth + 1, limit)].filter((one) => one !== null));
  const dict = emptyDict();
  for (const [key, item] of Object.entries(value)) {
    const one = asPlist(item, depth + 1, limit);
    if (one !== null) dict[key] = one;
  }
  return dict;
};
