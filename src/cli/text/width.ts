/** How many columns a text takes on a terminal: East Asian wide characters and emoji take two, accents none. */
export function widthOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes().segment(text)) width += widthOfGrapheme(segment);
  return width;
}

/** Cut to at most `width` columns, never inside a character; `ellipsis` says that something is missing. */
export function fit(text: string, width: number, ellipsis: string): string {
  if (widthOf(text) <= width) return text;
  const room = width - widthOf(ellipsis);
  if (room <= 0) return '.'.repeat(Math.max(0, width));
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes().segment(text)) {
    used += widthOfGrapheme(segment);
    if (used > room) break;
    kept += segment;
  }
  return kept.trimEnd() + ellipsis;
}

export function pad(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const gap = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'left' ? text + gap : gap + text;
}

/** Words on lines of at most `width` columns. A word that is longer stands alone and is not cut: it may be an address. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

const NARROW = /^[\x20-\x7e\u00a0-\u02ff\u2010-\u2027\u2500-\u257f]*$/;
const ONLY_MARKS = /^[\p{M}\p{Cf}]*$/u;
/** East Asian Wide and Fullwidth (Unicode UAX 11), as far as scripts and blocks tell them. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const HALF_WIDTH = /[\uff61-\uffdc]/;

function widthOfGrapheme(grapheme: string): number {
  if (ONLY_MARKS.test(grapheme)) return 0;
  return WIDE.test(grapheme) && !HALF_WIDTH.test(grapheme) ? 2 : 1;
}

let segmenter: Intl.Segmenter | null = null;
/** Made when first needed: most reports are Latin, and making it costs a small scan some milliseconds. */
function graphemes(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter;
}
