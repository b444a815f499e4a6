import { styleText } from 'node:util';
import type { Terminal } from './terminal.ts';
import { ascii, visible } from './visible.ts';
import { fit, pad, widthOf, wrap } from './width.ts';

/** How to write for one terminal. Colour never stands alone: the word is always there too. */
export type Style = {
  readonly columns: number;
  readonly symbols: Symbols;
  /** Text from outside, or a sentence that holds such: fit to be shown here. */
  readonly show: (text: string) => string;
  readonly paint: (tone: Tone, text: string) => string;
};

export type Tone = 'prohibited' | 'undetermined' | 'permitted' | 'quiet' | 'strong' | 'none';

const COLOURS = {
  prohibited: ['bold', 'red'],
  undetermined: ['bold', 'yellow'],
  permitted: ['bold', 'green'],
  quiet: ['dim'],
  strong: ['bold'],
} as const;

type Symbols = {
  readonly dot: string;
  readonly ellipsis: string;
  readonly corner: string;
  readonly full: string;
  readonly rest: string;
};
const UNICODE: Symbols = { dot: '·', ellipsis: '…', corner: '└─', full: '━', rest: '─' };
const ASCII: Symbols = { dot: '-', ellipsis: '...', corner: '`-', full: '#', rest: '.' };

export function styleOf({ columns, colour, unicode }: Terminal): Style {
  return {
    columns,
    symbols: unicode ? UNICODE : ASCII,
    show: unicode ? visible : ascii,
    paint: (tone, text) =>
      tone === 'none' || !colour || text === ''
        ? text
        : styleText([...COLOURS[tone]], text, { validateStream: false }),
  };
}

/** For messages: on a terminal they are wrapped, in a log each is one line that can be searched. */
export const messageStyleOf = (terminal: Terminal): Style => ({
  ...styleOf(terminal),
  columns: terminal.interactive ? terminal.columns : Infinity,
});

/** A paragraph: `first` before its first line, the same width of blanks before the others. */
export function paragraph(
  style: Style,
  text: string,
  first = '',
  tone: Tone = 'none',
): readonly string[] {
  const indent = widthOf(first);
  return wrap(style.show(text), style.columns - indent).map(
    (line, i) => (i === 0 ? first : ' '.repeat(indent)) + style.paint(tone, line),
  );
}

export type Column = {
  /** Columns it may take at most; the text is cut to it. */
  readonly width: number;
  readonly side?: 'left' | 'right';
  readonly tone?: Tone;
};

/** One line of a table: each text cut and filled to its column, two blanks between. The last is not filled. */
export function row(
  style: Style,
  columns: readonly Column[],
  texts: readonly string[],
  indent = 2,
): string {
  const cells = columns.map(({ width, side = 'left', tone = 'none' }, i) => {
    const text = fit(style.show(texts[i] ?? ''), width, style.symbols.ellipsis);
    const last = i === columns.length - 1 && side === 'left';
    const painted = style.paint(tone, text);
    const gap = last ? '' : pad('', width - widthOf(text));
    return side === 'left' ? painted + gap : gap + painted;
  });
  return (' '.repeat(indent) + cells.join('  ')).trimEnd();
}

/** What the columns before it leave to the last one; never so little that it says nothing. */
export function roomAfter(style: Style, columns: readonly Column[], indent = 2): number {
  const used = columns.reduce((sum, { width }) => sum + width + 2, indent);
  return Math.max(style.columns - used, 10);
}

/** The width that the widest text of a column needs, within bounds. */
export function widest(
  style: Style,
  texts: readonly string[],
  least: number,
  most: number,
): number {
  const needed = texts.reduce((max, text) => Math.max(max, widthOf(style.show(text))), least);
  return Math.min(needed, most);
}
