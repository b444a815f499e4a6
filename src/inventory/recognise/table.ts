import type { Field } from '../layout.ts';
import { isEmptyRecord, type Records, splitRecords } from './records.ts';
import { plausibleHeader } from './header.ts';
import { looksLikeDate, looksLikeIdentifier, looksLikeMark } from './values.ts';
import { fieldNamed, isAppList, vagueName } from './vocabulary.ts';

/** Delimited text as found in the sample: where its header is, and what stands below it. */
export type Table = {
  readonly delimiter: string;
  readonly quoted: boolean;
  /** Records before the data. */
  readonly skip: number;
  /** Null where there is no header line. */
  readonly header: readonly string[] | null;
  /** `#TYPE …` of PowerShell, and other lines before the header. */
  readonly preamble: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The sample held everything. */
  readonly whole: boolean;
};

const DELIMITERS = [',', ';', '\t', '|'];
const LINES_BEFORE_HEADER = 25;

export function findTable(sample: string, ended: boolean): Table | null {
  const declared = /^\s*"?sep=(.)"?\r?\n/i.exec(sample)?.[1];
  const delimiters = declared === undefined ? DELIMITERS : [declared];
  const candidates = delimiters.map((delimiter) => ({
    delimiter,
    split: splitRecords(sample, delimiter, true, ended),
  }));
  const best = candidates.toSorted((a, b) => worth(b.split) - worth(a.split))[0];
  if (best === undefined) return null;
  const quoted = isQuoted(sample, best.delimiter, best.split, ended);
  const split = quoted ? best.split : splitRecords(sample, best.delimiter, false, ended);
  return tableOf(split, best.delimiter, quoted);
}

/**
 * How well a delimiter explains the sample: words of the vocabulary in some early line count most, then how many cells
 * there are and how alike the lines are.
 */
function worth(split: Records): number {
  const early = split.records.slice(0, LINES_BEFORE_HEADER);
  const words = Math.max(
    0,
    ...early.map((record) => (record.length > 1 ? namesIn(record) : namesIn(record) / 4)),
  );
  const widths = split.records
    .slice(0, 100)
    .filter((r) => !isEmptyRecord(r))
    .map((r) => r.length);
  if (widths.length === 0) return 0;
  const usual = mostCommon(widths);
  const alike = widths.filter((width) => width === usual).length / widths.length;
  return words * 10 + (usual > 1 ? 5 * alike + Math.min(usual, 20) / 10 : 0);
}

/** Writers that never quote leave single marks in their cells; then lines would be swallowed. */
function isQuoted(sample: string, delimiter: string, split: Records, ended: boolean): boolean {
  // Not one mark, and names that have shifted cells: the writer never quotes.
  if (!sample.includes('"')) {
    const widths = split.records.filter((r) => !isEmptyRecord(r)).map((r) => r.length);
    const usual = mostCommon(widths);
    return usual < 2 || !widths.some((width) => width > usual);
  }
  const plain = splitRecords(sample, delimiter, false, ended);
  const spread = (records: Records): number => {
    const widths = records.records.filter((r) => !isEmptyRecord(r)).map((r) => r.length);
    const usual = mostCommon(widths);
    return widths.filter((width) => width !== usual).length / Math.max(1, widths.length);
  };
  const swallowed =
    split.records.some((r) => r.some((cell) => /\n.*\n.*\n/s.test(cell))) ||
    split.records.length < plain.records.length / 4;
  return !(
    swallowed &&
    spread(plain) < spread(split) + 0.01 &&
    plain.records.length > split.records.length
  );
}

function tableOf(split: Records, delimiter: string, quoted: boolean): Table {
  const { records } = split;
  const at = headerAt(records);
  if (at === null) {
    const first = records.findIndex((record) => !isEmptyRecord(record) && !isNote(record));
    const skip = Math.max(0, first);
    const unknown = plausibleHeader(body(records, skip));
    if (unknown !== null)
      return {
        delimiter,
        quoted,
        skip: skip + 1,
        header: unknown,
        preamble: [],
        rows: body(records, skip + 1),
        whole: split.whole,
      };
    return {
      delimiter,
      quoted,
      skip,
      header: null,
      preamble: [],
      rows: body(records, skip),
      whole: split.whole,
    };
  }
  const header = withGroups(records[at] ?? [], records[at - 1] ?? []);
  const second = records[at + 1];
  const skip =
    at + (second !== undefined && (isSecondHeader(header, second) || isRule(second)) ? 2 : 1);
  return {
    delimiter,
    quoted,
    skip,
    header,
    preamble: records.slice(0, at).map((record) => record.join(delimiter)),
    rows: body(records, skip),
    whole: split.whole,
  };
}

/** `Device,,App,` above `Name,Serial,Name,Bundle ID`: a name that says nothing takes its group's. */
function withGroups(header: readonly string[], above: readonly string[]): readonly string[] {
  const groups = above.filter((cell) => cell.trim() !== '');
  if (above.length !== header.length || groups.length < 2 || groups.length === above.length)
    return header;
  let group = '';
  return header.map((name, i) => {
    group = above[i]?.trim() || group;
    return vagueName(name) === null || fieldNamed(`${group} ${name}`) === null
      ? name
      : `${group} ${name}`;
  });
}

const body = (records: Records['records'], skip: number): Records['records'] =>
  records.slice(skip).filter((record) => !isEmptyRecord(record));

const isNote = (record: readonly string[]): boolean => /^\s*(#|sep=)/i.test(record[0] ?? '');

/** The line with the most names of the vocabulary; of equals the first. Lines above it are titles and groups. */
function headerAt(records: Records['records']): number | null {
  let best: number | null = null;
  let most = 0;
  for (const [i, record] of records.slice(0, LINES_BEFORE_HEADER).entries()) {
    if (isNote(record) || (looksLikeData(record) && !isWideHeader(record, records[i + 1] ?? [])))
      continue;
    const names = namesIn(record) + record.filter((cell) => vagueName(cell) !== null).length / 2;
    if (names > most) {
      most = names;
      best = i;
    }
  }
  if (best === null || most >= 2) return best;
  // A single known name: a header only where it stands among other words, or above marks.
  const found = records[best] ?? [];
  return mostlyWords(found) || isWideHeader(found, records[best + 1] ?? []) ? best : null;
}

const mostlyWords = (record: readonly string[]): boolean =>
  record.every((cell) => /^[\p{L}\s_./#()'-]{0,60}$/u.test(cell) && !looksLikeIdentifier(cell));

/** A line with an identifier of an app, a date or a sentence in it is no header. */
const looksLikeData = (record: readonly string[]): boolean =>
  record.some(
    (cell) =>
      cell.length > 80 ||
      looksLikeDate(cell) ||
      /^(com|org|net|nl|de|cn|io|ru)\.[a-z0-9_.-]+\.[A-Za-z0-9_.-]+$/.test(cell),
  );

/** Identifiers of apps as names of columns, with marks below them. */
const isWideHeader = (record: readonly string[], below: readonly string[]): boolean => {
  const apps = record.flatMap((cell, i) => (looksLikeIdentifier(cell.trim()) ? [i] : []));
  return apps.length > 1 && namesIn(record) > 0 && apps.every((i) => looksLikeMark(below[i] ?? ''));
};

/** The line of dashes that databases and Markdown draw under a header. */
const isRule = (record: readonly string[]): boolean =>
  record.some((cell) => cell.includes('--')) && record.every((cell) => /^[\s:+-]*$/.test(cell));

/** Names again, in another language or as the technical ones, in the line below. */
const isSecondHeader = (header: readonly string[], record: readonly string[]): boolean =>
  record.length >= header.length - 1 &&
  !looksLikeData(record) &&
  namesIn(record) >= 2 &&
  namesIn(record) >= record.filter((cell) => cell.trim() !== '').length / 2 &&
  mostlyWords(record);

function namesIn(record: readonly string[]): number {
  const fields = new Set<Field>();
  for (const cell of record) {
    if (cell.length > 60) continue;
    const field = fieldNamed(cell)?.field ?? (isAppList(cell) ? 'identifier' : null);
    if (field !== null) fields.add(field);
  }
  return fields.size;
}

function mostCommon(numbers: readonly number[]): number {
  const times = new Map<number, number>();
  for (const n of numbers) times.set(n, (times.get(n) ?? 0) + 1);
  return [...times].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
