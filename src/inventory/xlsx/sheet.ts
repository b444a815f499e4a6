import type { NumberStyle } from './parts.ts';
import { xmlReader } from '../../markup/xml.ts';

export type SheetContext = {
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly from1904: boolean;
};

/** Excel's own last column. A cell beyond it, or one far to the right alone, costs nothing: only cells that are there are written. */
const COLUMNS = 16_384;

/**
 * Turns a sheet's XML into rows of a CSV, in pieces. Formulas give the value that was stored with them; error values
 * (`#N/A`) are empty; dates become ISO text; numbers keep every digit that the file has.
 */
export function sheetToCsv(context: SheetContext): {
  push: (xml: string) => string;
  end: () => void;
} {
  let out = '';
  let row: string[] = [];
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let inValue = false;
  const reader = xmlReader({
    open(name, attribute) {
      if (name === 'row') {
        row = [];
        column = -1;
      } else if (name === 'c') {
        column = columnOf(attribute('r')) ?? column + 1;
        type = attribute('t') ?? 'n';
        style = Number(attribute('s') ?? 0);
        value = '';
      }
      inValue = name === 'v' || name === 't';
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'c' && column >= 0 && column < COLUMNS)
        row[column] = cellText(type, value, context.styles[style], context);
      else if (name === 'row')
        out += `${Array.from(row, (cell) => quoted(cell ?? '')).join(',')}\n`;
    },
    text(part) {
      if (inValue) value += part;
    },
  });
  return {
    push(xml) {
      reader.push(xml);
      const text = out;
      out = '';
      return text;
    },
    end: reader.end,
  };
}

function columnOf(reference: string | null): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(
  type: string,
  value: string,
  style: NumberStyle | undefined,
  context: SheetContext,
): string {
  if (type === 's') return context.strings[Number(value)] ?? '';
  if (type === 'e') return '';
  if (type === 'b') return value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
  if (type !== 'n' || value === '') return value;
  const number = Number(value);
  if (Number.isNaN(number)) return value;
  if (style?.date === true && number > 0 && number < 2_958_466)
    return dateText(number, context.from1904);
  // `3.50000000000017E+14` in the file is exact; what Excel shows is not.
  const plain = /e/i.test(value) && Number.isSafeInteger(number) ? String(number) : value;
  return /^\d+$/.test(plain) ? plain.padStart(style?.digits ?? 0, '0') : plain;
}

function dateText(serial: number, from1904: boolean): string {
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(start + Math.round(serial * 86_400) * 1000).toISOString().slice(0, 19);
}

const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
