import { MdmFault } from '../../actions/mdm/connector.ts';
import { isBadRecord, type JamfApi, notUnderstood, understood } from './api.ts';
import { DevicePage } from './schema.ts';

/** What is asked for of each device. OpenAPI 11.7.1, read 2026-11-25. */
export type Section = 'GENERAL' | 'HARDWARE' | 'USER_AND_LOCATION' | 'APPLICATIONS' | 'PROFILES';

/**
 * Jamf's own default. Larger pages are faster until a device in them cannot be read; then the page is taken apart, down these
 * steps: each is a divisor of the one before it.
 */
export const PAGE_SIZE = 100;
const STEPS = [PAGE_SIZE, 50, 25, 5, 1] as const;
/** More unreadable devices than this in one page, and it is the server that has a fault. */
const MOST_UNREADABLE = 10;

export type RawPage = {
  readonly bytes: Uint8Array;
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
    return { bytes: body, total: totalIn(body) };
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
  page: number,
  signal: AbortSignal,
): Promise<MendedPage> {
  const results: unknown[] = [];
  let [unread, bad, total] = [0, 0, 0];
  const take = async (first: number, step: number): Promise<void> => {
    const size = STEPS[step] ?? 1;
    const found = await rawPage(api, sections, first / size, size, signal);
    if (found !== null) {
      total = Math.max(total, found.total);
      results.push(...parsed(found.bytes).results);
      return;
    }
    if (size > 1) {
      const smaller = STEPS[step + 1] ?? 1;
      for (let at = first; at < first + size; at += smaller) await take(at, step + 1);
      return;
    }
    bad += 1;
    if (bad > MOST_UNREADABLE) throw brokenServer();
    const rest = await rawPage(api, ['GENERAL'], first, 1, signal);
    const device = rest === null ? undefined : parsed(rest.bytes).results[0];
    if (rest !== null) total = Math.max(total, rest.total);
    if (typeof device !== 'object' || device === null) unread += 1;
    else results.push({ ...device, ...nulls(sections) });
  };
  for (let at = page * PAGE_SIZE; at < (page + 1) * PAGE_SIZE; at += STEPS[1]) await take(at, 1);
  if (results.length === 0) throw brokenServer();
  return { results, unread, total: Math.max(total, page * PAGE_SIZE + results.length + unread) };
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

export function parsed(bytes: Uint8Array): { readonly results: readonly unknown[] } {
  try {
    return understood(DevicePage, JSON.parse(Buffer.from(bytes).toString('utf8')), WHAT);
  } catch {
    throw notUnderstood(WHAT);
  }
}

// In JSON's texts a quotation mark is never without a backslash before it, so that these can only be names of members.
const TOTAL = Buffer.from('"totalCount"');
const ID = Buffer.from('"mobileDeviceId"');

/** Of the whole fleet, without parsing the page: it is the fold that reads it. */
function totalIn(bytes: Uint8Array): number {
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = page.indexOf(TOTAL);
  const found = /^\s*:\s*(\d{1,9})/.exec(
    at === -1 ? '' : page.toString('latin1', at + TOTAL.length, at + TOTAL.length + 40),
  );
  if (found === null || !/^\s*\{/.test(page.toString('latin1', 0, 20))) throw notUnderstood(WHAT);
  return Number(found[1]);
}

/** The number of the last device of a page; null where it has none. */
export function lastIdIn(bytes: Uint8Array): number | null {
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = page.lastIndexOf(ID);
  if (at === -1) return null;
  const found = /^\s*:\s*"?(\d{1,15})\b/.exec(
    page.toString('latin1', at + ID.length, at + ID.length + 40),
  );
  if (found === null) throw notUnderstood(WHAT);
  return Number(found[1]);
}

/**
 * A page is whole in itself. Its count is of the whole fleet, and would have its reader miss all other pages: the member gets
 * another name of the same length.
 */
export function withoutTotal(bytes: Uint8Array): Uint8Array {
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  page.write('"fleetCount"', page.indexOf(TOTAL), 'latin1');
  return page;
}
