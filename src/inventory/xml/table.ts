import { xmlReader } from '../../markup/xml.ts';

/**
 * The rows of a table in HTML, or in Excel's XML of 2003, as a CSV: consoles hand out both under the name `.xls`. Rows of all
 * tables of the page follow one another. Null where there is none.
 */
export function tableToCsv(text: string): string | null {
  const lines: string[] = [];
  let row: string[] | null = null;
  let cell: string | null = null;
  const reader = xmlReader({
    open(name, attribute) {
      const tag = name.toLowerCase();
      if (ROW.has(tag)) row = [];
      if (!CELL.has(tag) || row === null) return;
      // `ss:Index`: cells before this one were left out.
      const place = Number(attribute('ss:Index') ?? 0) - 1;
      while (row.length < place && row.length < MOST_CELLS) row.push('');
      cell = '';
    },
    close(name) {
      const tag = name.toLowerCase();
      if (CELL.has(tag) && row !== null && cell !== null) {
        row.push(cell.replaceAll(/&nbsp;|\s+/g, ' ').trim());
        cell = null;
      }
      if (!ROW.has(tag) || row === null) return;
      lines.push(row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','));
      row = null;
    },
    text(part) {
      if (cell !== null) cell += part;
    },
  });
  reader.push(text);
  return lines.length > 0 ? `${lines.join('\n')}\n` : null;
}

const ROW: ReadonlySet<string> = new Set(['tr', 'row']);
const CELL: ReadonlySet<string> = new Set(['td', 'th', 'cell']);
const MOST_CELLS = 16_384;
