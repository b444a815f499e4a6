/** How many letters may be wrong: none in what is short, since half of all short names differ by one. */
export const mostWrong = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * Whether one text becomes the other by at most so many letters left out, put in, changed, or two neighbours that changed places.
 * Stops as soon as it can't.
 */
export function isNear(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    [before, last] = [last, row];
  }
  return (last.at(-1) ?? most + 1) <= most;
}

/** One bit for each letter that is in it: texts whose letters differ too much need not be compared. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (const letter of text) letters |= 1 << ((letter.codePointAt(0) ?? 0) % 31);
  return letters;
}

export function bitsOf(number: number): number {
  let count = 0;
  for (let rest = number >>> 0; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
