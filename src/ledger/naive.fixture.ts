import { createHash } from 'node:crypto';

/** RFC 6962, 2.1 as it stands there, recursive and slow: shares nothing with the code that it judges. */

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const of = createHash('sha256');
  for (const part of parts) of.update(part);
  return of.digest();
};

/** The largest power of two smaller than n. */
function k(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/** MTH(D[n]). Remembers what it knows by the range, or 300 sizes would take minutes. */
export function naiveTree(entries: readonly Uint8Array[]) {
  const known = new Map<string, Buffer>();

  function mth(from: number, to: number): Buffer {
    const key = `${from}:${to}`;
    const before = known.get(key);
    if (before) return before;
    const n = to - from;
    const hash =
      n === 0
        ? sha256()
        : n === 1
          ? sha256(Buffer.of(0), entries[from] ?? Buffer.alloc(0))
          : sha256(Buffer.of(1), mth(from, from + k(n)), mth(from + k(n), to));
    known.set(key, hash);
    return hash;
  }

  /** PATH(m, D[from:to]). */
  function path(m: number, from: number, to: number): readonly Buffer[] {
    const n = to - from;
    if (n === 1) return [];
    const half = k(n);
    return m < half
      ? [...path(m, from, from + half), mth(from + half, to)]
      : [...path(m - half, from + half, to), mth(from, from + half)];
  }

  /** SUBPROOF(m, D[from:to], b). */
  function subproof(m: number, from: number, to: number, b: boolean): readonly Buffer[] {
    const n = to - from;
    if (m === n) return b ? [] : [mth(from, to)];
    const half = k(n);
    return m <= half
      ? [...subproof(m, from, from + half, b), mth(from + half, to)]
      : [...subproof(m - half, from + half, to, false), mth(from, from + half)];
  }

  return {
    root: (size: number): Buffer => mth(0, size),
    over: mth,
    inclusion: (index: number, size: number): readonly Buffer[] => path(index, 0, size),
    consistency: (smaller: number, larger: number): readonly Buffer[] =>
      subproof(smaller, 0, larger, true),
  };
}
