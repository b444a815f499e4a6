import type { CsvLayout } from '../layout.ts';
import { equals } from './bytes.ts';
import { columnsOf } from './csv-columns.ts';
import type { Spans } from './fields.ts';

const BLANK = 32;

/** Fields whose texts people write, so that a delimiter may stand in them. */
const FREE_TEXT: ReadonlySet<string> = new Set([
  'app-name',
  'publisher',
  'device-name',
  'holder',
  'organisation',
  'model',
]);

/**
 * For writers that never quote: a row with more cells than columns has a delimiter inside a text. It is put right where
 * that is unambiguous: the surplus cells begin with a blank, as behind a comma in a sentence and nowhere else; or only
 * one column holds free text.
 */
export type Realign = (
  bytes: Uint8Array,
  from: number,
  end: number,
  cells: number,
  spans: Spans,
) => 'fits' | 'shifted-cells' | 'unclear-cells';

export function realigner(layout: CsvLayout): Realign {
  const { delimiter, columns } = layout;
  const width = columns.length;
  const { slots } = columnsOf(columns);
  const free = columns.flatMap((field, column) =>
    field !== null && FREE_TEXT.has(field) ? [column] : [],
  );

  return (bytes, from, end, cells, spans) => {
    const surplus = cells - width;
    if (equals(bytes, end - surplus, end, new Uint8Array(surplus).fill(delimiter))) return 'fits';
    const starts = [from];
    for (let at = from; at < end; at++) if (bytes[at] === delimiter) starts.push(at + 1);
    const wholes = starts.filter((at, cell) => cell === 0 || bytes[at] !== BLANK);
    let kept: readonly number[];
    const [only = -1] = free;
    if (wholes.length === width) kept = wholes;
    else if (free.length === 1)
      kept = [...starts.slice(0, only + 1), ...starts.slice(only + 1 + surplus)];
    else return 'unclear-cells';
    for (const [column, slot] of slots.entries()) {
      const next = kept[column + 1];
      spans[2 * slot] = kept[column] ?? end;
      spans[2 * slot + 1] = next === undefined ? end : next - 1;
    }
    return 'shifted-cells';
  };
}
