/** The words nearest to a misspelt one, best first: few enough letters apart to be meant. */
export function nearest(word: string, words: readonly string[], most = 1): readonly string[] {
  const wanted = word.toLowerCase();
  return words
    .map((candidate) => ({ candidate, far: distance(wanted, candidate.toLowerCase()) }))
    .filter(
      ({ candidate, far }) =>
        far <= Math.max(1, Math.floor(Math.min(wanted.length, candidate.length) / 3)),
    )
    .toSorted((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** Edits from one word to another, where two letters that changed places are one edit (optimal string alignment). */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 8) return 99;
  let older: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(
        (before[j] ?? 0) + 1,
        (now[j - 1] ?? 0) + 1,
        (before[j - 1] ?? 0) + same,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (older[j - 2] ?? 0) + 1);
      }
      now.push(least);
    }
    older = before;
    before = now;
  }
  return before[b.length] ?? 0;
}
