import type { Problem } from '../core/inventory.ts';
import { type Anchor, seeExport } from './formats/family.ts';

/** A problem without a place; places are given where there is one. */
export function problem(
  code: string,
  message: string,
  remedy: string,
  place: Partial<Pick<Problem, 'line' | 'column' | 'times'>> = {},
): Problem {
  return {
    code,
    message,
    remedy,
    line: place.line ?? null,
    column: place.column ?? null,
    times: place.times ?? 1,
  };
}

export const emptyFile = (): Problem =>
  problem(
    'empty',
    'The file is empty',
    'Export again; an empty file is no inventory without apps.',
  );

export const headerAlone = (anchor: Anchor): Problem =>
  problem(
    'header-alone',
    'There is a header and no row below it',
    `Check the filter of the export. ${seeExport(anchor)}`,
  );

export const emptyList = (anchor: Anchor): Problem =>
  problem(
    'empty-list',
    'The lists in the file are empty: neither devices nor apps',
    `Check filter and rights of the export. ${seeExport(anchor)}`,
  );

export const noApps = (anchor: Anchor): Problem =>
  problem(
    'no-apps',
    'The export lists devices and none of their apps',
    `Export the apps of the devices. ${seeExport(anchor)}`,
  );

export const countsOnly = (anchor: Anchor): Problem =>
  problem(
    'counts-only',
    'The export counts apps and names no device: nobody can be called',
    `Export the apps by device. ${seeExport(anchor)}`,
  );

export const namesOnly = (anchor: Anchor): Problem =>
  problem(
    'names-only',
    'The export has names of apps and no identifiers: a hit is a possible one, and an app under another name is missed',
    `Export with identifiers, or have the MDM report restricted apps. ${seeExport(anchor)}`,
  );

export const timesUnread = (column: string): Problem =>
  problem(
    'times-unread',
    'The times of collection are written in a way that is not known: which devices are stale cannot be told',
    'Export with dates such as 2026-11-20, or tell us this form.',
    { column },
  );

export const oneDevice = (): Problem =>
  problem(
    'device-not-in-file',
    'The export does not say which device it is of; all its apps were put under one',
    'Name the device with --device, or export with a device column.',
  );

export const errorPage = (): Problem =>
  problem(
    'error-page',
    'This is an error message or a login page, not an export',
    'Sign in again or check the rights of the account, and export again.',
  );

export const unreadable = (why: string): Problem =>
  problem('unreadable', `The file cannot be read: ${why}`, 'Check the path and the rights.');

export const notAnExport = (what: string): Problem =>
  problem(
    'not-an-export',
    `This is ${what}, not an export`,
    'Hand in CSV, JSON, XLSX, a property list, or a ZIP or gzip of those.',
  );

export const blockProfile = (): Problem =>
  problem(
    'block-policy',
    'This is a configuration profile: what is to be blocked, not what is installed',
    `Hand in an inventory of apps. ${seeExport('nanomdm')}`,
  );

export const binary = (): Problem =>
  problem(
    'binary',
    'The file is full of NUL bytes and is no text',
    'Check that the file is whole, and its encoding (--encoding).',
  );

export const unknownEncoding = (): Problem =>
  problem(
    'unknown-encoding',
    'The encoding that was named is not known',
    'Name one of the WHATWG Encoding Standard: utf-8, utf-16le, windows-1250, windows-1252, iso-8859-2 …',
  );

export const tooLarge = (what: string, limit: number): Problem =>
  problem(
    'too-large',
    `${what} of more than ${Math.floor(limit / 1048576)} MiB is not read`,
    'Export as CSV, or in parts.',
  );

export const brokenDocument = (what: string): Problem =>
  problem('damaged', `The ${what} is broken or cut off`, 'Export it again.');

export const listNotRead = (times: number): Problem =>
  problem(
    'list-not-read',
    'The document has further lists of apps beside the one that was read',
    'Hand in the lists one by one, or name the members with --map.',
    { times },
  );

export const nextPage = (anchor: Anchor): Problem =>
  problem(
    'next-page-missing',
    'The answer says that another page follows, and it is not in the file',
    `Fetch all pages. ${seeExport(anchor)}`,
  );

export const fewerThanTotal = (total: number, came: number, anchor: Anchor): Problem =>
  problem(
    'fewer-than-total',
    `The export says that it has ${total} entries, and ${came} came`,
    `Fetch all pages. ${seeExport(anchor)}`,
  );

export const roundCap = (rows: number): Problem =>
  problem(
    'round-cap',
    `The export has exactly ${rows} rows: it may have been cut at a limit`,
    'Check the number of devices in the MDM, and export in parts.',
  );

export const appsWithoutDevices = (times: number): Problem =>
  problem(
    'app-without-devices',
    'An app of the catalogue is listed with neither devices nor their number',
    'Export with the devices of each app.',
    { times },
  );

/** What was not seen or read because of it: the inventory is partly read, and silence is no all-clear. */
const NOT_SEEN: ReadonlySet<string> = new Set([
  'cut-off',
  'damaged',
  'encrypted',
  'bomb',
  'unsupported',
  'too-many-members',
  'unreadable',
  'open-quote',
  'too-few-cells',
  'too-many-cells',
  'unclear-cells',
  'record-too-long',
  'value-too-long',
  'nul-bytes',
  'invalid-utf8',
  'broken-json',
  'too-deep',
  'device-without-apps',
  'fewer-devices',
  'app-without-devices',
  'names-only',
  'times-unread',
  'next-page-missing',
  'fewer-than-total',
  'round-cap',
  'device-busy',
  'device-error',
  'broken-event',
  'list-not-read',
]);
export const isUnseen = (found: Problem): boolean => NOT_SEEN.has(found.code);
