import Papa from 'papaparse';
import { BYTE_ORDER_MARK, FORMULA } from '../core/spreadsheet.ts';
import type { Exported, ExportedRow, Trailer } from '../actions/exceptions/export.ts';

export type FileFormat = 'csv' | 'json';
const CSV = 'text/csv; charset=utf-8; header=present';

/** A file whose rows are written as they are read. What lacks its trailer was cut off, and says nothing of what it lacks. */
export function exportedFile(exported: Exported, format: FileFormat, name: string): Response {
  const { type, write } = FORMATS[format];
  return new Response(ReadableStream.from(bytesOf(write(exported, name))), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}.${format}"`,
    },
  });
}

const FORMATS = {
  csv: { type: CSV, write: csvOf },
  json: { type: 'application/json', write: jsonOf },
} as const;

async function* bytesOf(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}

async function* jsonOf({ columns, rows, trailer }: Exported, name: string): AsyncGenerator<string> {
  yield `{"grendel":${JSON.stringify(`${name}/1`)},"rows":[`;
  let isFirst = true;
  for await (const row of rows) {
    const cells = columns.map((column) => [column, row[column] ?? null] as const);
    yield `${isFirst ? '' : ','}\n${JSON.stringify(Object.fromEntries(cells))}`;
    isFirst = false;
  }
  yield `\n],"trailer":${JSON.stringify(await trailer())}}\n`;
}

async function* csvOf({ columns, rows, trailer }: Exported): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${line(columns)}`;
  for await (const row of rows) yield line(columns.map((column) => cellOf(row[column])));
  yield line(closing(await trailer(), columns.length));
}

/** As long as any row, so that no reader takes it for a damaged one. */
function closing(trailer: Trailer, length: number): readonly string[] {
  const cells = Object.entries(trailer).map(([name, value]) => `${name}=${value ?? ''}`);
  return ['#end', ...cells, ...Array<string>(Math.max(0, length - cells.length - 1)).fill('')];
}

const cellOf = (value: ExportedRow[string] | undefined): string | number => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? value : harmless(value);
};

/** GUARD: nothing that people wrote may turn the reading direction or start an escape sequence; ends of lines stay. */
const harmless = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(
      HARMFUL,
      (char) => `<U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
    );
// oxlint-disable-next-line no-control-regex
const HARMFUL =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const line = (cells: readonly (string | number)[]): string =>
  `${Papa.unparse([[...cells]], { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`;
