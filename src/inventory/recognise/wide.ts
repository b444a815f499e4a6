import type { Field } from '../layout.ts';
import type { Columns } from './columns.ts';
import type { Rewrite } from './recognised.ts';
import type { Table } from './table.ts';
import { DEVICE_KEYS } from './fields.ts';
import { looksLikeStoreLink } from '../store-link.ts';
import {
  looksLikeDeviceId,
  looksLikeIdentifier,
  looksLikeMark,
  looksLikeSerial,
  mostly,
} from './values.ts';
import { fieldNamed, isAppList, isDeviceList } from './vocabulary.ts';

/** A table with a column per app and a mark where the device has it; null where it is none. */
export function findWide(
  table: Table,
  columns: Columns,
): { columns: Columns; rewrite: Rewrite } | null {
  if (table.header === null || !DEVICE_KEYS.some((key) => columns.includes(key))) return null;
  const apps = table.header.flatMap((name, at) => {
    const isApp =
      looksLikeIdentifier(name.trim()) ||
      (columns[at] === null && fieldNamed(name) === null && name.trim() !== '');
    const cells = table.rows.map((row) => row[at] ?? '');
    return isApp && cells.every(looksLikeMark) && mostly(cells, looksLikeMark, 0.01)
      ? [{ at, app: name.trim() }]
      : [];
  });
  if (apps.length < 2) return null;
  const taken = new Set(apps.map(({ at }) => at));
  const device = columns.flatMap((field, at) => (field === null || taken.has(at) ? [] : [at]));
  const lead: Field = apps.some(({ app }) => looksLikeIdentifier(app)) ? 'identifier' : 'app-name';
  return {
    columns: [...device.map((at) => columns[at] ?? null), lead],
    rewrite: {
      delimiter: table.delimiter,
      quoted: table.quoted,
      skip: table.skip,
      device,
      apps: { kind: 'columns', columns: apps },
    },
  };
}

/** A column of links to stores, where no other column has identifiers; null where there is none. */
export function findLinks(
  table: Table,
  columns: Columns,
): { columns: Columns; rewrite: Rewrite } | null {
  const cells = (at: number): string[] => table.rows.map((row) => row[at] ?? '');
  // Links may stand among package names: what is no link is kept as it is.
  const at = columns.findIndex((field, i) =>
    mostly(cells(i), looksLikeStoreLink, field === 'identifier' ? 0.01 : 0.6),
  );
  const others = columns.flatMap((field, i) =>
    field === null || i === at || field === 'track-id' ? [] : [i],
  );
  if (at === -1 || others.some((i) => columns[i] === 'identifier')) return null;
  return {
    columns: [...others.map((i) => columns[i] ?? null), 'identifier', 'track-id'],
    rewrite: {
      delimiter: table.delimiter,
      quoted: table.quoted,
      skip: table.skip,
      device: others,
      apps: { kind: 'links', at },
    },
  };
}

/** `App 1`, `App 2`, …: a cell for each app; null where it is none. */
export function findNumbered(
  table: Table,
  columns: Columns,
): { columns: Columns; rewrite: Rewrite } | null {
  if (table.header === null || !DEVICE_KEYS.some((key) => columns.includes(key))) return null;
  const at = table.header.flatMap((name, i) => {
    const bare = /^(.*?)[\s_#-]*\d+$/.exec(name.trim())?.[1] ?? '';
    const field = fieldNamed(bare)?.field;
    return field === 'app-name' || field === 'identifier' || isAppList(bare) ? [i] : [];
  });
  if (at.length < 2) return null;
  const cells = at.flatMap((i) => table.rows.map((row) => row[i] ?? ''));
  const device = columns.flatMap((field, i) => (field === null || at.includes(i) ? [] : [i]));
  return {
    columns: [
      ...device.map((i) => columns[i] ?? null),
      mostly(cells, looksLikeIdentifier) ? 'identifier' : 'app-name',
    ],
    rewrite: {
      delimiter: table.delimiter,
      quoted: table.quoted,
      skip: table.skip,
      device,
      apps: { kind: 'cells', at },
    },
  };
}

/** A row per app, and the devices that have it in a cell; null where it is none. */
export function findDeviceCell(
  table: Table,
  columns: Columns,
): { columns: Columns; rewrite: Rewrite } | null {
  if (table.header === null || DEVICE_KEYS.some((key) => columns.includes(key))) return null;
  const at = table.header.findIndex((name, i) => columns[i] === null && isDeviceList(name));
  const cells = table.rows.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '');
  if (at === -1 || cells.length === 0 || mostly(cells, (cell) => /^[\d.,]+$/.test(cell)))
    return null;
  const separator =
    [';', '\n', '|', ','].find((mark) => cells.some((cell) => cell.includes(mark))) ?? ';';
  const devices = cells.flatMap((cell) => cell.split(separator)).map((device) => device.trim());
  const key: Field = mostly(devices, looksLikeSerial)
    ? 'serial'
    : mostly(devices, looksLikeDeviceId)
      ? 'device-id'
      : 'device-name';
  const app = columns.flatMap((field, i) => (field === null || i === at ? [] : [i]));
  return {
    columns: [...app.map((i) => columns[i] ?? null), key],
    rewrite: {
      delimiter: table.delimiter,
      quoted: table.quoted,
      skip: table.skip,
      device: app,
      apps: { kind: 'devices', at, separator },
    },
  };
}
