import { MdmFault } from '../../actions/mdm/connector.ts';
import { isBadRecord, type JamfApi, notUnderstood, understood } from './api.ts';
import { smallerSteps } from './page-size.ts';
import { ending, joined, type Pieces, view } from './pieces.ts';
import { DevicePage } from './schema.ts';

/** What is asked for of each device. OpenAPI 11.7.1, read 2026-11-25. */
export type Section = 'GENERAL' | 'HARDWARE' | 'USER_AND_LOCATION' | 'APPLICATIONS' | 'PROFILES';

/** More unreadable devices than this in one page, and it is the server that has a fault. */
const MOST_UNREADABLE = 10;

export type RawPage = {
  readonly pieces: Pieces;
  readonly total: number;
};
/** A page that had to be taken apart. `unread`: devices of it that Jamf could not give at all. */
export type MendedPage = {
  readonly results: readonly unknown[];
  readonly unread: number;
  readonly total: number;
};

const WHAT = 'a page of devices';

// The order must not change while one turns the pages: new devices get higher numbers, so they come last. That mobileDeviceId can be
// sorted by is unverified for old versions (the list of sortable fields was read in part).
const path = (sections: readonly Section[], page: number, size: number): string =>
  `/api/v2/mobile-devices/detail?${sections.map((one) => `section=${one}&`).join('')}page=${page}&page-size=${size}&sort=mobileDeviceId%3Aasc`;

/** One page as Jamf sends it; null where Jamf fails on it because of a device in it (STRICT, its default). */
export async function rawPage(
  api: JamfApi,
  sections: readonly Section[],
  page: number,
  size: number,
  signal: AbortSignal,
): Promise<RawPage | null> {
  try {
    const { body } = await api.bytes({ what: WHAT, path: path(sections, page, size) }, signal);
    return countedPage(body);
  } catch (error) {
    if (isBadRecord(error)) return null;
    throw error;
  }
}

/**
 * The same page in ever smaller ones, until the device that cannot be read stands alone. Of that one, what Jamf can still give is
 * taken, its other sections are null, as LENIENT would have them. (That mode is not asked for: the name of its parameter is not
 * known to us.)
 */
export async function mendedPage(
  api: JamfApi,
  sections: readonly Section[],
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
  signal: AbortSignal,
): Promise<MendedPage> {
  const steps = smallerSteps(pageSize);
  const results: unknown[] = [];
  let [unread, bad, total] = [0, 0, 0];
  const take = async (first: number, step: number): Promise<void> => {
    const size = steps[step] ?? 1;
    const found = await rawPage(api, sections, first / size, size, signal);
    if (found !== null) {
      total = Math.max(total, found.total);
      results.push(...parsed(found.pieces).results);
      return;
    }
    if (size > 1) {
      const smaller = steps[step + 1] ?? 1;
      for (let at = first; at < first + size; at += smaller) await take(at, step + 1);
      return;
    }
    bad += 1;
    if (bad > MOST_UNREADABLE) throw brokenServer();
    const rest = await rawPage(api, ['GENERAL'], first, 1, signal);
    const device = rest === null ? undefined : parsed(rest.pieces).results[0];
    if (rest !== null) total = Math.max(total, rest.total);
    if (typeof device !== 'object' || device === null) unread += 1;
    else results.push({ ...device, ...nulls(sections) });
  };
  const first = page * pageSize;
  for (let at = first; at < first + pageSize; at += steps[0] ?? 1) await take(at, 0);
  if (results.length === 0) throw brokenServer();
  return { results, unread, total: Math.max(total, first + results.length + unread) };
}

const nulls = (sections: readonly Section[]): Readonly<Record<string, null>> =>
  Object.fromEntries(
    sections.flatMap((one) => (one === 'GENERAL' ? [] : [[MEMBER[one], null] as const])),
  );
const MEMBER: Readonly<Record<Section, string>> = {
  GENERAL: 'general',
  HARDWARE: 'hardware',
  USER_AND_LOCATION: 'userAndLocation',
  APPLICATIONS: 'applications',
  PROFILES: 'profiles',
};

const brokenServer = (): MdmFault =>
  new MdmFault(
    'unavailable',
    'Jamf Pro could not give its devices, not even one by one.',
    'Look at the log of Jamf Pro, which names the devices whose records are damaged; try again later.',
    { status: 500 },
  );

export function parsed(pieces: Pieces): { readonly results: readonly unknown[] } {
  try {
    return understood(DevicePage, JSON.parse(joined(pieces).toString('utf8')), WHAT);
  } catch {
    throw notUnderstood(WHAT);
  }
}

// In JSON's texts a quotation mark is never without a backslash before it, so that these can only be names of members.
const TOTAL = Buffer.from('"totalCount"');
const ID = Buffer.from('"mobileDeviceId"');
/** As much as a device takes, nearly always. */
const LAST_DEVICE = 128 * 1024;

/**
 * A page with its count of the whole fleet, without parsing it: it is the fold that reads it. A page is whole in itself, and the count
 * would have its reader miss all other pages: the member gets another name of the same length. Jamf writes it first.
 */
function countedPage(body: Pieces): RawPage {
  const [first, ...others] = body;
  const beginning = first === undefined ? Buffer.alloc(0) : view(first);
  if (!/^\s*\{/.test(beginning.toString('latin1', 0, 20))) throw notUnderstood(WHAT);
  const early = totalIn(beginning);
  const page = early === null ? joined(body) : beginning;
  const found = early ?? totalIn(page);
  if (found === null) throw notUnderstood(WHAT);
  page.write('"fleetCount"', found.at, 'latin1');
  return { pieces: early === null ? [page] : [page, ...others], total: found.total };
}

function totalIn(page: Buffer): { readonly at: number; readonly total: number } | null {
  const at = page.indexOf(TOTAL);
  if (at === -1) return null;
  // A digit more may stand in the next piece.
  const found = /^\s*:\s*(\d{1,9})[^\d]/.exec(
    page.toString('latin1', at + TOTAL.length, at + TOTAL.length + 40),
  );
  return found === null ? null : { at, total: Number(found[1]) };
}

/** The number of the last device of a page; null where it has none. */
export function lastIdIn(pieces: Pieces): number | null {
  const end = ending(pieces, LAST_DEVICE);
  const page = end.includes(ID) ? end : joined(pieces);
  const at = page.lastIndexOf(ID);
  if (at === -1) return null;
  const found = /^\s*:\s*"?(\d{1,15})\b/.exec(
    page.toString('latin1', at + ID.length, at + ID.length + 40),
  );
  if (found === null) throw notUnderstood(WHAT);
  return Number(found[1]);
}
