import type { Catalogue } from '../core/catalogue.ts';
import { isDay, type Day } from '../core/day.ts';
import type { Kit, KnownSigner } from '../core/vetting/knowledge.ts';
import { cellReader, type Cells } from './cell.ts';
import { digestOf, VERSION, type PackFiles } from './files.ts';
import { problemAt, quote, type Report, type RowProblem } from './problem.ts';
import { readListing } from './rows-listing.ts';
import { readDomain, readSourceQuality, type Domain, type SourceQuality } from './rows-other.ts';
import * as signs from './rows-signs.ts';
import * as rows from './rows.ts';
import { cellOf, readTable, type Row } from './table.ts';
import { fileOf, TABLES, type TableName } from './tables.ts';

/** A row that could be read, beside what it says. */
export type Read<T> = { readonly row: Row; readonly value: T };

/** The tables of a catalogue, row by row, as far as they could be read. */
export type Pack = {
  readonly version: Day;
  readonly digest: string;
  readonly tables: {
    readonly [T in keyof Omit<Catalogue, 'version' | 'digest'>]: readonly Read<
      Catalogue[T][number]
    >[];
  };
  /** The tables that the core does not need, read only when asked for. */
  readonly sdks: readonly Read<Kit>[];
  readonly packers: readonly Read<Kit>[];
  readonly loaders: readonly Read<Kit>[];
  readonly channels: readonly Read<Kit>[];
  readonly anchors: readonly Read<signs.Anchor>[];
  readonly signers: readonly Read<KnownSigner>[];
  readonly code: readonly Read<signs.OwnCode>[];
  readonly domains: readonly Read<Domain>[];
  readonly sources: readonly Read<SourceQuality>[];
  readonly problems: readonly RowProblem[];
};

/** The tables by which parts, makers and signers of apps are recognised. */
export const signTables = (pack: Pack) => [
  pack.sdks,
  pack.packers,
  pack.loaders,
  pack.channels,
  pack.anchors,
  pack.signers,
  pack.code,
];

/** Where a pack does not say of what day it is. */
const NO_VERSION = '0001-01-01' as Day;

/**
 * Reads the files of a catalogue. Nothing in them makes it throw. `thorough` also reads the tables that the core
 * does not need; a start has no time for it.
 */
export function readPack(files: PackFiles, options: { readonly thorough: boolean }): Pack {
  const { thorough } = options;
  const problems: RowProblem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const rowsOf = (table: TableName): readonly Row[] => {
    const bytes = files.get(fileOf(table));
    if (bytes !== undefined) return readTable(table, bytes, report);
    if (TABLES[table].needed) report(missing(fileOf(table)));
    return [];
  };
  const read = <T>(table: TableName, one: (cells: Cells, row: Row) => T): readonly Read<T>[] =>
    readRows(table, rowsOf(table), one, report);

  const entities = read('entities', rows.readEntity);
  const apps = read('apps', rows.readApp);
  const known = {
    entities: new Set(entities.map((e) => e.value.id as string)),
    apps: new Set(apps.map((a) => a.value.id as string)),
  };
  const persons = new Set(
    entities.flatMap(({ value }) => (value.kind === 'person' ? [value.id as string] : [])),
  );
  const tables: Pack['tables'] = {
    entities,
    apps,
    seats: read('seats', (cells, row) => rows.readSeat(cells, row, known, persons)),
    interests: read('interests', (cells, row) => rows.readInterest(cells, row, known)),
    identifiers: read('identifiers', (cells) => rows.readIdentifier(cells, known)),
    names: read('names', (cells) => rows.readName(cells, known)),
    publications: read('publications', (cells, row) => rows.readPublication(cells, row, known)),
    traits: read('traits', (cells, row) => rows.readTrait(cells, row, known)),
    namespaces: read('namespaces', (cells) => rows.readNamespace(cells, known)),
    listings: read('listings', (cells) => readListing(cells, known)),
  };
  const extra = <T>(table: TableName, one: (cells: Cells, row: Row) => T) =>
    thorough ? read(table, one) : [];
  return {
    version: readVersion(files.get(VERSION), report),
    digest: digestOf(files),
    tables,
    sdks: extra('sdks', (cells) => signs.readSdk(cells, known)),
    packers: extra('packers', (cells) => signs.readKitOf('packers')(cells, known)),
    loaders: extra('loaders', (cells) => signs.readKitOf('loaders')(cells, known)),
    channels: extra('channels', (cells) => signs.readKitOf('channels')(cells, known)),
    anchors: extra('anchors', (cells) => signs.readAnchor(cells, known)),
    signers: extra('signers', (cells) => signs.readSigner(cells, known)),
    code: extra('code', (cells) => signs.readCode(cells, known)),
    domains: extra('domains', (cells) => readDomain(cells, known)),
    sources: extra('sources', readSourceQuality),
    problems,
  };
}

/** Reads the rows of one table; of two with the same key the first counts. */
function readRows<T>(
  table: TableName,
  all: readonly Row[],
  one: (cells: Cells, row: Row) => T,
  report: Report,
): readonly Read<T>[] {
  const first = new Map<string, number>();
  const result: Read<T>[] = [];
  const cells = cellReader(report);
  for (const row of all) {
    cells.open(row);
    const value = one(cells, row);
    findDouble(table, row, first, cells);
    if (cells.broken()) continue;
    result.push({ row, value });
  }
  return result;
}

function findDouble(table: TableName, row: Row, first: Map<string, number>, cells: Cells): void {
  const key = keyOf(table, row);
  const before = first.get(key);
  if (before === undefined) {
    first.set(key, row.line);
    return;
  }
  const [column = 'id'] = table === 'identifiers' ? ['identifier'] : TABLES[table].key;
  const shown = TABLES[table].key.map((name) => cellOf(row, name)).filter(Boolean);
  const message = `${quote(shown.join(' '))} stands already in line ${before}.`;
  cells.fail(column, 'double', message, 'Keep one of the two rows.');
}

/** Apple compares bundle IDs without regard to case; no two products may differ by it alone. */
export function keyOf(table: TableName, row: Row): string {
  const { key: columns } = TABLES[table];
  let key = cellOf(row, columns[0] ?? '');
  for (let i = 1; i < columns.length; i++) key += `\t${cellOf(row, columns[i] ?? '')}`;
  if (table !== 'identifiers') return key;
  return cellOf(row, 'platform') === 'ios' ? key.toLowerCase() : key;
}

function readVersion(bytes: Uint8Array | undefined, report: Report): Day {
  const text = new TextDecoder().decode(bytes).trim();
  if (isDay(text)) return text;
  const message = bytes ? `${quote(text)} is no day.` : 'is missing.';
  const remedy = 'Write the day the pack was made into it, as 2026-11-26.';
  report(
    problemAt(
      { file: VERSION, line: bytes ? 1 : null },
      null,
      'version',
      message,
      remedy,
      'warning',
    ),
  );
  return NO_VERSION;
}

const missing = (file: string): RowProblem =>
  problemAt(
    { file, line: null },
    null,
    'table-missing',
    'is missing.',
    'A catalogue needs apps, entities, identifiers and publications: look at the folder’s path.',
  );
