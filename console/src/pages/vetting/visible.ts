/**
 * A text of a file, harmless: what moves the cursor, turns the direction or hides is written out (`⟨U+202E⟩`), and a text of a megabyte is shown as
 * its beginning. (Unicode: Cc, Cf, Zl, Zp, Cs, Co, Cn.)
 */
export function visible(text: string, most = 300): string {
  const cut = Array.from(text.slice(0, most * 2)).slice(0, most);
  const shown = cut
    .map((char) =>
      /[\p{C}\p{Zl}\p{Zp}]/u.test(char)
        ? `⟨U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
        : char,
    )
    .join('');
  return cut.join('').length < text.length ? `${shown}…` : shown;
}
