import { bytes, many } from '../text/amounts.ts';
import { row, widest, type Column, type Style } from '../text/style.ts';
import type { ScanView } from '../view.ts';

/** One line per file: what it is, how large, how many rows, and whether all of it was read. */
export function inputLines({ inputs }: ScanView, style: Style): readonly string[] {
  const files = inputs.map((input) => baseName(input.file));
  const titles = inputs.map(({ title }) => title);
  const sizes = inputs.map((input) => bytes(input.bytes));
  const rows = inputs.map((input) => (input.outcome === 'refused' ? '' : many(input.rows, 'row')));
  const states = inputs.map(({ outcome }) => STATES[outcome]);
  const right = [sizes, rows, states].map((texts) => widest(style, texts, 0, 14));
  const room = style.columns - right.reduce((sum, width) => sum + width + 2, 2);
  const file = widest(style, files, 4, Math.floor(room * 0.48));
  const columns: readonly Column[] = [
    { width: file },
    { width: widest(style, titles, 4, room - file) },
    { width: right[0] ?? 0, side: 'right', tone: 'quiet' },
    { width: right[1] ?? 0, side: 'right', tone: 'quiet' },
    { width: right[2] ?? 0, tone: 'undetermined' },
  ];
  return inputs.map((_, i) => {
    const texts = [files[i], titles[i], sizes[i], rows[i], states[i]];
    return row(
      style,
      columns,
      texts.map((text) => text ?? ''),
      0,
    );
  });
}

const STATES = { read: '', partly: 'partly', refused: 'refused' } as const;

/** The folder says nothing that the reader did not type. */
function baseName(file: string): string {
  return file.split(/[/\\]/).findLast((part) => part !== '') ?? file;
}
