import { createHash } from 'node:crypto';
import type { z } from '@hono/zod-openapi';

export type CursorFault = 'cursor-unreadable' | 'cursor-of-another-list';

/** A place in a list, and of which list: a cursor of one filter would skip rows under another. */
export function writeCursor(list: unknown, place: unknown): string {
  return Buffer.from(JSON.stringify({ list: listMark(list), place })).toString('base64url');
}

/** The text comes from outside: whatever is in it is checked as any input is. */
export function readCursor<Place extends z.ZodType>(
  text: string,
  list: unknown,
  shape: Place,
): z.output<Place> | { readonly fault: CursorFault } {
  const unreadable = { fault: 'cursor-unreadable' } as const;
  const parsed = parse(text);
  if (parsed === null) return unreadable;
  const place = shape.safeParse(parsed.place);
  if (!place.success) return unreadable;
  if (parsed.list !== listMark(list)) return { fault: 'cursor-of-another-list' };
  return place.data;
}

function parse(text: string): { readonly list: unknown; readonly place: unknown } | null {
  try {
    const json: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (typeof json !== 'object' || json === null || !('list' in json) || !('place' in json))
      return null;
    return { list: json.list, place: json.place };
  } catch {
    return null;
  }
}

/** Short: it guards against a mistake, not against somebody. */
const listMark = (list: unknown): string =>
  createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 11);
