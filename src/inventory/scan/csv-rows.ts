import type { CsvLayout } from '../layout.ts';
import { isApp } from './app.ts';
import { decode, encode, equals, lower } from './bytes.ts';
import { columnsOf, UNWANTED } from './csv-columns.ts';
import { appsOfCell } from './csv-apps.ts';
import { halveQuotes, type CsvRecord } from './csv-record.ts';
import { realigner } from './csv-realign.ts';
import { has, IDENTIFIER, type Spans } from './fields.ts';
import type { ProblemCode } from './problems.ts';
import type { Sink } from './sink.ts';

/** Takes a whole record: header, total, fault or row. Answers whether it was a row. */
export type RowTaker = (
  bytes: Uint8Array,
  record: CsvRecord,
  from: number,
  line: number,
) => boolean;

/** `sawHeader`: the last record before the data, which may be repeated inside it, as its cells. */
export function rowTaker(
  layout: CsvLayout,
  sink: Sink,
  sawHeader: (spans: Spans) => void,
): RowTaker {
  const width = layout.columns.length;
  const realign = realigner(layout);
  const hand = layout.apps === 'rows' ? sink.row : appsOfCell(layout.apps.separator, sink);
  const { slots, settle } = columnsOf(layout.columns);
  const noRow = (code: ProblemCode, line: number): false => {
    sink.problem(code, line);
    return false;
  };
  let skip = layout.skip;
  let header = new Uint8Array(0);

  return (bytes, record, from, line) => {
    const { spans, textEnd } = record;
    if (skip > 0) {
      skip--;
      if (textEnd > from) {
        header = bytes.slice(from, textEnd);
        sawHeader(spans);
      }
      return false;
    }
    if (textEnd === from) return false;
    if (equals(bytes, from, textEnd, header)) return noRow('repeated-header', line);
    for (let rest = record.doubled; rest !== 0; rest &= rest - 1) {
      const slot = 31 - Math.clz32(rest & -rest);
      const start = spans[2 * slot] as number;
      spans[2 * slot + 1] = halveQuotes(bytes, start, spans[2 * slot + 1] as number);
    }
    if (record.stray) sink.problem('stray-quote', line);

    settle(spans);

    if (record.cells < width) {
      if (!record.closed) {
        // The last cell may lack its end, and half a name could be another app's.
        const slot = slots[record.cells - 1] ?? UNWANTED;
        spans.fill(-1, 2 * slot, 2 * slot + 2);
        settle(spans);
        sink.problem('cut-off', line);
      } else if (isTotal(bytes, from, textEnd, layout.delimiter)) return noRow('totals-row', line);
      else sink.problem('too-few-cells', line);
      // Without an app it is a remark (`(14 rows)`), hardly a device.
      if (!isApp(spans)) return false;
    } else if (record.cells > width) {
      if (!layout.quoted) {
        const outcome = realign(bytes, from, textEnd, record.cells, spans);
        if (outcome !== 'fits') sink.problem(outcome, line);
        if (outcome === 'unclear-cells') return false;
        settle(spans);
      } else if (!onlyDelimiters(bytes, layout.delimiter, record.cells - width, textEnd))
        sink.problem('too-many-cells', line);
    } else if (!has(spans, IDENTIFIER) && isTotal(bytes, from, textEnd, layout.delimiter))
      return noRow('totals-row', line);

    hand(bytes, spans, line);
    return true;
  };
}

/** Many writers end each line with a delimiter: cells beyond the header that are empty mean nothing. */
function onlyDelimiters(bytes: Uint8Array, delimiter: number, extra: number, end: number): boolean {
  for (let at = end - extra; at < end; at++) if (bytes[at] !== delimiter) return false;
  return true;
}

/** How a line of totals begins, in the languages of the fleets we know: the word, perhaps a number, and the cell ends. */
const TOTAL =
  /^"?(?:(?:grand |sub)?totals?|count|sum|totaal|aantal|(?:gesamt)?summe|gesamt|anzahl|totaux|somme|razem|suma|[łl][ąa]cznie|totale|итого|всего)\s*[:=]?\s*\d*\s*(?:"|$)/iu;
/** First bytes of those words, lower case; beyond ASCII all. */
const MAY_BE_TOTAL = new Set(encode('"gstcarl'));

/** Asked only of rows without an identifier; decodes only where the first letter is right. */
function isTotal(bytes: Uint8Array, from: number, end: number, delimiter: number): boolean {
  const first = bytes[from] as number;
  if (first < 128 && !MAY_BE_TOTAL.has(lower(first))) return false;
  const behind = bytes.subarray(from, Math.min(end, from + 64)).indexOf(delimiter);
  return TOTAL.test(decode(bytes, from, behind < 0 ? Math.min(end, from + 64) : from + behind));
}
