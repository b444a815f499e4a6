/**
 * The first line of a table, if it can only be a header: words without digits, all different, above a column of which
 * the cells are of another kind. Anything else may be data, and data are never shown.
 */
export function plausibleHeader(rows: readonly (readonly string[])[]): readonly string[] | null {
  const [first, ...rest] = rows;
  // One word or sentence alone is text, and not the head of a table.
  if (first === undefined || rest.length === 0 || first.length < 2) return null;
  const isName = (cell: string): boolean =>
    /^[\p{L}][\p{L}\s_./#()'-]{0,40}$/u.test(cell.trim()) && !/\p{L}\.(\p{L}|$)/u.test(cell.trim());
  if (!first.every(isName) || new Set(first.map((cell) => cell.trim())).size !== first.length)
    return null;
  const differs = first.some((_, i) => {
    const cells = rest.map((row) => row[i] ?? '').filter((cell) => cell.trim() !== '');
    return cells.length > 0 && cells.every((cell) => /[\d@.]/.test(cell));
  });
  return differs ? first : null;
}

/** Names of members that are words, not keys made of data. */
export const isMemberName = (name: string): boolean =>
  /^[@$]?[A-Za-z_][\w@$-]{0,40}$/.test(name.replaceAll(/[.: ]/g, '_')) && !/\d{4}/.test(name);
