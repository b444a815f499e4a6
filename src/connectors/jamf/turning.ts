import { MdmFault } from '../../actions/mdm/connector.ts';
import type { JamfApi } from './api.ts';
import { lastIdIn, mendedPage, parsed, rawPage, type Section } from './pages.ts';
import type { Pieces } from './pieces.ts';

/** Where a page ended: the number of the next one, and the last device of this one. */
export type Cursor = { readonly page: number; readonly last: number };
export const START: Cursor = { page: 0, last: -1 };

/** `size`: devices of a page. */
export type Asked = { readonly sections: readonly Section[]; readonly size: number };

export type Turned = {
  /** `{results: […]}` and what else Jamf sent with it; its `totalCount` only where devices are missing from it. */
  readonly pieces: Pieces;
  readonly next: Cursor | null;
  /** Devices of the whole fleet. */
  readonly total: number;
  /** Devices of this page of which nothing could be read. */
  readonly unread: number;
};

/**
 * The page after the one that ended there, in the order of the devices' numbers. Where devices were deleted meanwhile, those behind
 * them moved up, some of them onto a page that was already read: the page begins again where the one before it ended.
 */
export async function turn(
  api: JamfApi,
  { sections, size }: Asked,
  cursor: Cursor,
  signal: AbortSignal,
): Promise<Turned> {
  const turned = ({ last, ...found }: Found, number: number): Turned => ({
    ...found,
    next:
      (number + 1) * size < found.total ? { page: number + 1, last: last ?? cursor.last } : null,
  });
  for (let number = cursor.page; ; number -= 1) {
    const found = await read(api, { sections, size }, number, signal);
    // Looked at after the page was read: a device deleted in between costs a page more, never a device.
    const before = number === 0 ? -1 : await idAt(api, number * size - 1, signal);
    if (before === cursor.last || before === 'unreadable') return turned(found, number);
    if (before !== 'none' && before < cursor.last)
      return turned(onlyAfter(found, cursor.last), number);
  }
}

type Found = Omit<Turned, 'next'> & { readonly last: number | null };

async function read(
  api: JamfApi,
  { sections, size }: Asked,
  number: number,
  signal: AbortSignal,
): Promise<Found> {
  const raw = await rawPage(api, sections, number, size, signal);
  if (raw !== null) {
    const { pieces, total } = raw;
    return { pieces, last: lastIdIn(pieces), total, unread: 0 };
  }
  const { results, unread, total } = await mendedPage(
    api,
    sections,
    { page: number, pageSize: size },
    signal,
  );
  // A count that is larger than what came is how a reader is told that something is missing.
  const count = unread === 0 ? {} : { totalCount: results.length + unread };
  const pieces = [Buffer.from(JSON.stringify({ ...count, results }))];
  return { pieces, last: lastIdIn(pieces), total, unread };
}

/** The number of the device at this place of the whole list; `none` where the list has become shorter than that. */
async function idAt(
  api: JamfApi,
  place: number,
  signal: AbortSignal,
): Promise<number | 'none' | 'unreadable'> {
  const found = await rawPage(api, ['GENERAL'], place, 1, signal);
  return found === null ? 'unreadable' : (lastIdIn(found.pieces) ?? 'none');
}

function onlyAfter(found: Found, last: number): Found {
  const { results } = parsed(found.pieces);
  const numbers = results.map(numberOf);
  // Another order than the one asked for: where a page ends says nothing then.
  if (numbers.some((number, nth) => number <= (numbers[nth - 1] ?? -1))) throw lost();
  const kept = results.filter((result) => numberOf(result) > last);
  return { ...found, pieces: [Buffer.from(JSON.stringify({ results: kept }))] };
}

const numberOf = (result: unknown): number =>
  typeof result === 'object' && result !== null && 'mobileDeviceId' in result
    ? Number(result.mobileDeviceId)
    : Number.NaN;

export const lost = (): MdmFault =>
  new MdmFault(
    'cursor-lost',
    'The place in the list of devices is lost.',
    'Nothing to do: the reading begins again.',
  );
