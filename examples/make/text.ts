/** CSV as RFC 4180 has it: quoted only where it must be. */
export function csvLine(cells: readonly string[], delimiter = ','): string {
  const needsQuotes = new RegExp(`["\\r\\n${delimiter}]`);
  return cells
    .map((cell) => (needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(delimiter);
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The characters of Windows-1252 that stand elsewhere in Unicode; only those that our names use. */
const WINDOWS_1252: Readonly<Record<string, number>> = { '’': 0x92, '–': 0x96, '€': 0x80 };

/** As Windows writes it: what the code page has not becomes a question mark. */
export function windows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const same = code < 0x80 || (code >= 0xa0 && code <= 0xff);
    bytes[i] = same ? code : (WINDOWS_1252[text.charAt(i)] ?? 0x3f);
  }
  return bytes;
}

/** `2026-11-24T07:12:09Z`, with milliseconds on wish. */
export const instant = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');

/** `24-11-2026 07:12`, as a Dutch Excel shows it. */
export function dutchMoment(at: number): string {
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  return `${date.split('-').toReversed().join('-')} ${time.slice(0, 5)}`;
}

/** Text order without a locale, so that every machine sorts alike. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
