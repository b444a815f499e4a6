import { zipSync } from 'fflate';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export type RawCell = string | { readonly xml: string };

/** For tests only: a workbook of one sheet, its strings inline; a cell may also be given as XML. */
export function xlsxOf(
  rows: readonly (readonly RawCell[])[],
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const body = rows
    .map(
      (cells, r) =>
        `<row r="${r + 1}">${cells.map((cell, c) => (typeof cell === 'string' ? `<c r="${column(c)}${r + 1}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>` : cell.xml)).join('')}</row>`,
    )
    .join('');
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${body}</sheetData></worksheet>`,
    ...more,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])),
  );
}

const column = (index: number): string => String.fromCharCode(65 + index);
