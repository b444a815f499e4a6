import { roomAfter, row, widest, type Column, type Style } from './style.ts';

/** How wide a column may become; `most` of the last one is what the others leave. */
export type ColumnSpec = Omit<Column, 'width'> & { readonly most: number };

/** Lines of a simple table: each column as wide as its widest text, within bounds; the last takes the rest. */
export function table(
  style: Style,
  specs: readonly ColumnSpec[],
  rows: readonly (readonly string[])[],
  indent = 2,
): readonly string[] {
  const columns: Column[] = [];
  for (const [i, { most, ...spec }] of specs.entries()) {
    const texts = rows.map((texts) => texts[i] ?? '');
    const bound = i === specs.length - 1 ? roomAfter(style, columns, indent) : most;
    columns.push({ ...spec, width: widest(style, texts, 0, bound) });
  }
  return rows.map((texts) => row(style, columns, texts, indent));
}
