import type { Field } from '../layout.ts';
import { DEVICE_KEYS, fits } from './fields.ts';
import type { Table } from './table.ts';
import * as looks from './values.ts';
import { mostly } from './values.ts';
import { fieldNamed, isAppList, vagueName } from './vocabulary.ts';

export type Columns = readonly (Field | null)[];

/** Gives every column its field: by its name, checked against its values; by its values alone where names fail. */
export function columnsOf(table: Table): Columns {
  const width = widthOf(table);
  const values = Array.from({ length: width }, (_, i) => table.rows.map((row) => row[i] ?? ''));
  const columns: (Field | null)[] = Array.from({ length: width }, () => null);
  const header = table.header ?? [];
  nameColumns(header, values, columns);
  settleVague(header, values, columns);
  listColumn(header, values, columns);
  byValues(header, values, columns);
  // Nothing names the device: its holder tells it apart, rather than that all fall together.
  const holder = columns.indexOf('holder');
  if (holder !== -1 && !DEVICE_KEYS.some((key) => columns.includes(key)))
    columns[holder] = 'device-name';
  return columns;
}

/** As wide as the header; without one as most rows are: a delimiter in a name makes single rows wider. */
export function widthOf(table: Table): number {
  if (table.header !== null) return table.header.length;
  const times = new Map<number, number>();
  for (const row of table.rows) times.set(row.length, (times.get(row.length) ?? 0) + 1);
  return [...times].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function nameColumns(
  header: readonly string[],
  values: readonly (readonly string[])[],
  columns: (Field | null)[],
): void {
  const found = header.flatMap((name, column) => {
    const named = fieldNamed(name);
    return named === null
      ? []
      : [{ column, ...named, fits: fits(named.field, values[column] ?? []) }];
  });
  for (const candidate of found.toSorted(
    (a, b) => b.fits - a.fits || a.rank - b.rank || a.column - b.column,
  )) {
    if (candidate.fits >= 0 && !columns.includes(candidate.field))
      columns[candidate.column] = candidate.field;
    // `iOS Bundle ID` beside `Android package name`: each row has one of them.
    else if (candidate.fits > 0 && candidate.field === 'identifier')
      columns[candidate.column] = candidate.field;
  }
}

/** `Name` and `Display Name` are the app's where a device is told otherwise, and the device's where the app is. */
function settleVague(
  header: readonly string[],
  values: readonly (readonly string[])[],
  columns: (Field | null)[],
): void {
  const has = (...fields: Field[]): boolean => fields.some((field) => columns.includes(field));
  settleTwins(header, columns);
  for (const [column, name] of header.entries()) {
    if (columns[column] !== null) continue;
    const vague = vagueName(name);
    const cells = values[column] ?? [];
    if (vague === null) continue;
    if (!has('identifier') && mostly(cells, looks.looksLikeIdentifier)) {
      columns[column] = 'identifier';
    } else if (vague === 'name') {
      const devicesOnly = !has(
        'identifier',
        'app-name',
        'track-id',
        'version',
        'publisher',
        'device-count',
      );
      if (
        !has('app-name') &&
        !devicesOnly &&
        (has('device-name', 'serial', 'device-id', 'imei', 'device-count') ||
          !has('holder', 'model'))
      )
        columns[column] = 'app-name';
      else if (!has('device-name')) columns[column] = 'device-name';
    } else if (
      !has('device-id', 'serial', 'device-name', 'device-count') &&
      has('model', 'os-version', 'holder')
    ) {
      columns[column] = 'device-id';
    }
  }
}

/** `Name` twice: the one beside the identifier is the app's. */
function settleTwins(header: readonly string[], columns: (Field | null)[]): void {
  const twins = header.flatMap((name, i) =>
    columns[i] === null && vagueName(name) === 'name' ? [i] : [],
  );
  const identifier = columns.indexOf('identifier');
  if (
    twins.length !== 2 ||
    identifier === -1 ||
    columns.includes('device-name') ||
    columns.includes('app-name')
  )
    return;
  const [near, far] = twins.toSorted((a, b) => Math.abs(a - identifier) - Math.abs(b - identifier));
  if (near !== undefined) columns[near] = 'app-name';
  if (far !== undefined) columns[far] = 'device-name';
}

/** A column called `Apps`: identifiers, or names where its cells have none. */
function listColumn(
  header: readonly string[],
  values: readonly (readonly string[])[],
  columns: (Field | null)[],
): void {
  if (columns.includes('identifier') || columns.includes('app-name')) return;
  const at = header.findIndex(
    (name, i) =>
      isAppList(name) && columns[i] === null && !mostly(values[i] ?? [], looks.looksLikeMark),
  );
  if (at === -1 || mostly(values[at] ?? [], (value) => /^\d+$/.test(value))) return;
  columns[at] = fits('identifier', values[at] ?? []) === 1 ? 'identifier' : 'app-name';
}

/** Shapes that tell a column whose name says nothing. Order matters: the more particular shape first. */
const SHAPES: readonly [Field, (value: string) => boolean][] = [
  ['identifier', looks.looksLikeIdentifier],
  ['device-id', looks.looksLikeDeviceId],
  ['imei', looks.looksLikeImei],
  ['serial', looks.looksLikeSerial],
  ['holder', looks.looksLikeEmail],
  ['collected', looks.looksLikeDate],
  ['platform', looks.looksLikePlatform],
];

function byValues(
  header: readonly string[],
  values: readonly (readonly string[])[],
  columns: (Field | null)[],
): void {
  for (const [field, shape] of SHAPES) {
    if (columns.includes(field)) continue;
    const column = columns.findIndex(
      (taken, i) => (taken === null || isWeak(taken, field)) && mostly(values[i] ?? [], shape),
    );
    if (column !== -1) columns[column] = field;
  }
  if (header.length === 0) nameByPlace(values, columns);
  if (columns.includes('identifier') || columns.includes('app-name')) return;
  // `package:com.example.app`, as `pm list packages` writes it.
  const packed = columns.findIndex(
    (taken, i) => taken === null && mostly(values[i] ?? [], (value) => /^package:\S+$/.test(value)),
  );
  if (packed !== -1) columns[packed] = 'identifier';
}

/** A column called `App` or `Application` that holds package names is the identifier. */
const isWeak = (taken: Field, wanted: Field): boolean =>
  wanted === 'identifier' && taken === 'app-name';

/** Without a header: the words next to an identifier are the app's name, the first words of a line the device's. */
function nameByPlace(values: readonly (readonly string[])[], columns: (Field | null)[]): void {
  const isWords = (i: number): boolean =>
    columns[i] === null &&
    mostly(values[i] ?? [], (value) => /\p{L}{2}/u.test(value) && !looks.looksLikeMark(value));
  const identifier = columns.indexOf('identifier');
  if (identifier !== -1) {
    const beside = [identifier - 1, identifier + 1].filter(
      (i) => i >= 0 && i < columns.length && isWords(i),
    );
    const app = beside.find((i) => i > 0 || columns.length < 3) ?? beside[0];
    if (app !== undefined) columns[app] = 'app-name';
  }
  const first = columns.findIndex((_, i) => isWords(i));
  if (
    first !== -1 &&
    (first === 0 || identifier !== -1) &&
    columns.length > 1 &&
    !columns.includes('device-name')
  )
    columns[first] = 'device-name';
}

/**
 * What separates the apps of a cell, where a cell holds several: one row per device. Null for one app a row.
 * A column of names is looked at only where its name says that it is a list.
 */
export function separatorOf(table: Table, column: number, field: Field): string | null {
  const cells = table.rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
  const isList = field === 'identifier' || isAppList(table.header?.[column] ?? '');
  if (!isList) return null;
  const valid = (part: string): boolean =>
    field === 'identifier' ? looks.looksLikeIdentifier(part.trim()) : part.trim() !== '';
  for (const separator of ['\r\n', '\n', ';', '|', ',', '\t', ' ']) {
    if (separator === ' ' && field !== 'identifier') continue;
    const several = cells.filter((cell) => cell.includes(separator));
    if (several.length === 0) continue;
    const pieces = several
      .flatMap((cell) => cell.split(separator))
      .filter((part) => part.trim() !== '');
    if (pieces.filter(valid).length >= pieces.length * 0.7) return separator;
  }
  return null;
}
