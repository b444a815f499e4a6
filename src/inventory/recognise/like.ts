import { momentOf, recogniseJson } from './json.ts';
import { pagingIn } from './paging.ts';
import { parsePrefix } from './prefix.ts';
import type { Recognised } from './recognised.ts';
import { shapeAt, shapeOf } from './shape.ts';

/** How much of a page is looked at, to see that it is like the example: its first device, or the better part of it. */
const BEGINNING = 16 * 1024;
/** An example for each MDM, and for those of a version before. */
const MOST = 16;
const known = new Map<string, Recognised | null>();

/**
 * JSON that begins as the example does, recognised as the example was: to look at a quarter of a megabyte anew takes three times as long
 * as to scan two. What a page tells of itself is its own: its count, its moment. Null where it begins otherwise.
 */
export function recognisedLike(example: string, sample: string): Recognised | null {
  const like = recognisedExample(example);
  if (like === null || like.layout.kind !== 'json') return null;
  const { layout } = like;
  const prefix = parsePrefix(sample.slice(0, BEGINNING));
  const root = shapeOf(prefix.documents);
  const { 'device-id': id, serial } = layout.device;
  const key = id ?? serial;
  const isThere = (...path: readonly string[]): boolean => shapeAt(root, path) !== null;
  if (key === undefined || !isThere(...layout.devices, ...key)) return null;
  if (!isThere(...layout.devices, ...layout.apps, ...(layout.app.identifier ?? []))) return null;
  const { total } = pagingIn(prefix, layout, false);
  return { ...like, total, moment: momentOf(root) };
}

function recognisedExample(example: string): Recognised | null {
  const before = known.get(example);
  if (before !== undefined) return before;
  const found = recogniseJson(example, true, { mapping: null, saved: () => null });
  const like = found.kind === 'recognised' ? found : null;
  if (known.size >= MOST) known.clear();
  known.set(example, like);
  return like;
}
