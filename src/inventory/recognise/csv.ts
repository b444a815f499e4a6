import { isUnreadTime, orderOf } from '../dates.ts';
import { familyOf } from '../formats/index.ts';
import type { Family } from '../formats/family.ts';
import type { CsvLayout, Field } from '../layout.ts';
import * as problems from '../problems.ts';
import { absentStates } from '../states.ts';
import { PLAIN_TRAITS, type Traits } from '../traits.ts';
import { type Columns, columnsOf, separatorOf } from './columns.ts';
import { DEVICE_KEYS } from './fields.ts';
import { columnMissing, mappedColumns, notRecognised } from './csv-mapping.ts';
import { type Recognised, type RecogniseOptions, type Refused, refused } from './recognised.ts';
import { findTable, type Table } from './table.ts';
import { looksLikeIdentifier, mostly } from './values.ts';
import { fieldNamed, foldName } from './vocabulary.ts';
import { findDeviceCell, findLinks, findNumbered, findWide } from './wide.ts';

const GENERIC = 'A table of unknown maker';

/** Recognises delimited text from the sample. */
export function recogniseCsv(
  sample: string,
  ended: boolean,
  options: RecogniseOptions,
): Recognised | Refused {
  const table = findTable(sample, ended);
  if (table === null) return refused('unknown', 'Unknown', problems.emptyFile());
  const names = table.header ?? [];
  const mapping = options.mapping ?? options.saved(names);
  const family =
    mapping === null && table.header !== null
      ? familyOf('csv', new Set(names.map(foldName)))
      : null;
  if (family?.refuse !== undefined)
    return refused(
      family.id,
      family.title,
      problems.problem(family.refuse.code, family.refuse.message, family.refuse.remedy),
    );
  const mapped = mapping === null ? null : mappedColumns(table, mapping);
  if (mapped !== null && 'missing' in mapped)
    return refused('mapped-csv', 'A table, mapped', columnMissing(mapped.missing, table));
  return tableWith(
    table,
    family,
    mapped?.columns ?? withFamily(columnsOf(table), table, family),
    mapping !== null,
  );
}

function tableWith(
  table: Table,
  family: Family | null,
  columns: Columns,
  mapped: boolean,
): Recognised | Refused {
  const format = family?.id ?? (mapped ? 'mapped-csv' : 'generic-csv');
  const title = family?.title ?? GENERIC;
  const anchor = family?.anchor ?? 'other';
  const has = (...fields: readonly Field[]): boolean =>
    fields.some((field) => columns.includes(field));
  const numbered = mapped ? null : findNumbered(table, columns);
  if (numbered !== null)
    return recognised(
      table,
      family,
      'wide-csv',
      'A table with several apps in a row',
      numbered.columns,
      numbered.rewrite,
    );
  const links = mapped ? null : findLinks(table, columns);
  if (links !== null) return recognised(table, family, format, title, links.columns, links.rewrite);
  const namesDevice = has(...DEVICE_KEYS);
  // A count beside a device is of the fleet, and not of this row.
  if (namesDevice && !mapped && has('device-count'))
    return tableWith(
      table,
      family,
      columns.map((field) => (field === 'device-count' ? null : field)),
      mapped,
    );
  if (!has('identifier', 'app-name', 'track-id')) {
    const wide = findWide(table, columns);
    if (wide !== null)
      return recognised(
        table,
        family,
        'wide-csv',
        'A table with a column per app',
        wide.columns,
        wide.rewrite,
      );
    if (namesDevice && DEVICE_FACTS.filter((field) => columns.includes(field)).length > 1)
      return refused(
        format === 'generic-csv' ? 'devices-csv' : format,
        title,
        problems.noApps(anchor),
      );
    return refused('unknown', 'Unknown', notRecognised(table));
  }
  const inverted = mapped ? null : findDeviceCell(table, columns);
  // A list of words with a heading that happens to be known is no inventory.
  if (
    inverted === null &&
    !has('identifier', 'track-id') &&
    !mapped &&
    family === null &&
    !namesDevice &&
    !has('device-count', 'version', 'publisher', 'state')
  )
    return refused('unknown', 'Unknown', notRecognised(table));
  if (table.rows.length === 0 && table.whole)
    return refused(format, title, problems.headerAlone(anchor));
  if (inverted !== null)
    return recognised(table, family, format, title, inverted.columns, inverted.rewrite);
  const cell = composite(table, columns);
  if (cell !== null) return recognised(table, family, format, title, cell.columns, cell.rewrite);
  return recognised(table, family, format, title, columns, null);
}

const DEVICE_FACTS: readonly Field[] = [
  ...DEVICE_KEYS,
  'model',
  'os-version',
  'platform',
  'holder',
  'collected',
  'supervised',
  'ownership',
];

function recognised(
  table: Table,
  family: Family | null,
  format: string,
  title: string,
  columns: Columns,
  rewrite: Recognised['rewrite'],
): Recognised {
  const has = (field: Field): boolean => columns.includes(field);
  const namesDevice = DEVICE_KEYS.some(has);
  const counts = has('device-count') && !namesDevice;
  const place = (field: Field): number => columns.indexOf(field);
  const cells = (field: Field): string[] =>
    has(field) ? table.rows.map((row) => row[place(field)] ?? '') : [];
  const lead: Field | undefined = (['identifier', 'app-name'] as const).find(has);
  const separator =
    rewrite !== null || lead === undefined ? null : separatorOf(table, place(lead), lead);
  const namesOnly =
    !has('track-id') &&
    (!has('identifier') || cells('identifier').every((cell) => cell.trim() === ''));
  const layout: CsvLayout = {
    kind: 'csv',
    delimiter: (rewrite === null ? table.delimiter : ',').charCodeAt(0),
    quoted: rewrite !== null || table.quoted,
    skip: rewrite === null ? table.skip : 0,
    columns,
    apps: separator === null ? 'rows' : { separator },
  };
  const traits: Traits = {
    ...PLAIN_TRAITS,
    ...family?.traits,
    namesOnly,
    dateOrder: orderOf(cells('collected')),
  };
  return {
    kind: 'recognised',
    format,
    title,
    anchor: family?.anchor ?? 'other',
    layout,
    traits,
    absentIf: absentStates(table.header?.[place('state')] ?? '', family !== null),
    shows: counts
      ? 'counts'
      : namesDevice
        ? 'devices'
        : family?.aggregate === true
          ? 'counts'
          : 'one-device',
    columns: table.header ?? [],
    total: null,
    moment: null,
    problems: unreadTimes(table, columns),
    rewrite,
  };
}

/** A column of times, by its name, of which most cannot be read. */
function unreadTimes(table: Table, columns: Columns): Recognised['problems'] {
  const at = table.header?.findIndex((name) => fieldNamed(name)?.field === 'collected') ?? -1;
  const name = table.header?.[at];
  if (name === undefined || columns.some((field, i) => field === 'collected' && i !== at))
    return [];
  const cells = table.rows.map((row) => row[at] ?? '');
  return mostly(cells, isUnreadTime, 0.5) ? [problems.timesUnread(name)] : [];
}

/** A cell such as `TikTok (com.zhiliaoapp.musically) 39.0; Signal (…)`: its parts hold more than an identifier. */
function composite(
  table: Table,
  columns: Columns,
): { columns: Columns; rewrite: NonNullable<Recognised['rewrite']> } | null {
  const at = columns.findIndex((field) => field === 'identifier' || field === 'app-name');
  const cells = table.rows.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '');
  const hasParts = (cell: string): boolean =>
    /[\p{L}\d] *[([<=:|-] *[A-Za-z][\w-]*(\.[\w-]+){1,}|(\.[\w-]+){1,} *[(:=@ ] *v?\d/u.test(cell);
  if (
    at === -1 ||
    !(mostly(cells, hasParts) || mostly(cells, (cell) => cell.startsWith('package:'))) ||
    mostly(cells, looksLikeIdentifier)
  )
    return null;
  const separator =
    [';', '\n', '|', ','].find((mark) => cells.some((cell) => cell.includes(mark))) ?? ';';
  const device = columns.flatMap((field, i) => (field === null || i === at ? [] : [i]));
  return {
    columns: [...device.map((i) => columns[i] ?? null), 'identifier', 'app-name'],
    rewrite: {
      delimiter: table.delimiter,
      quoted: table.quoted,
      skip: table.skip,
      device,
      apps: { kind: 'cell', at, separator },
    },
  };
}

function withFamily(columns: Columns, table: Table, family: Family | null): Columns {
  if (family?.fields === undefined || table.header === null) return columns;
  const result = [...columns];
  for (const [field, name] of Object.entries(family.fields) as [Field, string][]) {
    const at = table.header.findIndex((cell) => foldName(cell) === name);
    if (at === -1) continue;
    for (const [i, taken] of result.entries()) if (taken === field) result[i] = null;
    result[at] = field;
  }
  return result;
}
