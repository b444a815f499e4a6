import { xmlReader } from '../../markup/xml.ts';

/** The parts of a workbook (ECMA-376) that tell what its sheets' cells mean. */
export type Sheet = { readonly name: string; readonly part: string };

export function sheetsOf(
  workbook: string,
  relations: string,
): { sheets: readonly Sheet[]; from1904: boolean } {
  const targets = new Map<string, string>();
  read(relations, (name, attribute) => {
    const target = attribute('Target');
    const id = attribute('Id');
    if (name === 'Relationship' && target !== null && id !== null)
      targets.set(id, partName(target));
  });
  const sheets: Sheet[] = [];
  let from1904 = false;
  read(workbook, (name, attribute) => {
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute('date1904') ?? '');
    if (name !== 'sheet') return;
    const part = targets.get(attribute('id') ?? '');
    if (part !== undefined) sheets.push({ name: attribute('name') ?? '', part });
  });
  return { sheets, from1904 };
}

const partName = (target: string): string =>
  target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^(\.\/)+/, '')}`;

/** How a number is to be read: as a date, or with zeros before it; by the index of its style. */
export type NumberStyle = { readonly date: boolean; readonly digits: number };

export function stylesOf(styles: string): readonly NumberStyle[] {
  const formats = new Map<number, string>();
  const list: NumberStyle[] = [];
  let within = false;
  const reader = xmlReader({
    open(name, attribute) {
      if (name === 'cellXfs') within = true;
      if (name === 'numFmt')
        formats.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (name !== 'xf' || !within) return;
      const id = Number(attribute('numFmtId') ?? 0);
      const code = formats.get(id) ?? '';
      list.push({ date: isDate(id, code), digits: /^0{2,}$/.test(code) ? code.length : 0 });
    },
    close(name) {
      if (name === 'cellXfs') within = false;
    },
    text() {},
  });
  reader.push(styles);
  return list;
}

/** Built-in formats of dates and times (ECMA-376 18.8.30, memory), and codes with letters of a date. */
const isDate = (id: number, code: string): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58) ||
  /[dmyhs]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|general|_./gi, ''));

/** Shared strings, as they come. Text in other scripts' reading aids (`rPh`) is no part of the string. */
export function sharedStrings(): { push: (text: string) => void; list: string[] } {
  const list: string[] = [];
  let text = '';
  let inText = false;
  let inAid = false;
  const reader = xmlReader({
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') inAid = true;
      inText = name === 't' && !inAid;
    },
    close(name) {
      if (name === 'si') list.push(text);
      if (name === 'rPh') inAid = false;
      if (name === 't') inText = false;
    },
    text(part) {
      if (inText) text += part;
    },
  });
  return { push: reader.push, list };
}

function read(
  xml: string,
  open: (name: string, attribute: (name: string) => string | null) => void,
): void {
  xmlReader({ open, close() {}, text() {} }).push(xml);
}
