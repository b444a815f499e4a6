/** A sample of delimited text, cut into records: for recognising only, the scanners read the data. */
export type Records = {
  readonly records: readonly (readonly string[])[];
  /** False where the last record may go on behind the sample; it is not in `records` unless it is the only one. */
  readonly whole: boolean;
};

const MOST = 400;

/**
 * Splits as RFC 4180 has it. A quotation mark within an unquoted cell is a character; a blank after a delimiter
 * (`, "x"`) is not part of the cell. Without `quoted` no mark has a meaning.
 */
export function splitRecords(
  text: string,
  delimiter: string,
  quoted: boolean,
  ended: boolean,
): Records {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length && records.length < MOST) {
    let start = at;
    while (text[start] === ' ') start += 1;
    let cell: string;
    if (quoted && text[start] === '"') {
      const [inner, behind] = quotedCell(text, start + 1);
      if (behind === null) break;
      const end = endOfCell(text, behind, delimiter);
      cell = inner + text.slice(behind, end).trim();
      at = end;
    } else {
      const end = endOfCell(text, at, delimiter);
      cell = text.slice(start, end);
      at = end;
    }
    record.push(cell);
    if (at >= text.length) break;
    if (text[at] === delimiter) {
      at += 1;
      // A delimiter as the very last character: one more, empty, cell.
      if (at < text.length) continue;
      record.push('');
      break;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    records.push(record);
    record = [];
  }
  const whole = ended && at >= text.length;
  if (record.length > 0 && (whole || records.length === 0)) records.push(record);
  return { records, whole };
}

function quotedCell(text: string, from: number): [string, number | null] {
  let inner = '';
  let at = from;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark === -1) return [inner, null];
    inner += text.slice(at, mark);
    if (text[mark + 1] !== '"') return [inner, mark + 1];
    inner += '"';
    at = mark + 2;
  }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r')
    at += 1;
  return at;
}

export const isEmptyRecord = (record: readonly string[]): boolean =>
  record.every((cell) => cell.trim() === '');
