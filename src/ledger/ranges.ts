/** From the first leaf up to, not including, the last. */
export type Range = readonly [from: number, to: number];

/** The subtrees whose roots prove that leaf `index` is in a tree of `size`, nearest to the leaf first (RFC 6962, 2.1.1). */
export function inclusionRanges(index: number, size: number): readonly Range[] {
  if (!isIndex(index) || !isIndex(size) || index >= size)
    throw new RangeError(`the log has ${size} entries`);
  const ranges: Range[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + split(to - from);
    if (index < middle) {
      ranges.unshift([middle, to]);
      to = middle;
    } else {
      ranges.unshift([from, middle]);
      from = middle;
    }
  }
  return ranges;
}

/** Those whose roots prove that a tree of the smaller size is how the larger one begins (RFC 6962, 2.1.2). */
export function consistencyRanges(smaller: number, larger: number): readonly Range[] {
  if (!isIndex(smaller) || !isIndex(larger) || smaller === 0 || smaller > larger)
    throw new RangeError(`nothing leads from ${smaller} to ${larger} entries`);
  const ranges: Range[] = [];
  let from = 0;
  let to = larger;
  while (smaller !== to) {
    const middle = from + split(to - from);
    if (smaller <= middle) {
      ranges.unshift([middle, to]);
      to = middle;
    } else {
      ranges.unshift([from, middle]);
      from = middle;
    }
  }
  // Whoever verifies has the root of the smaller tree, where that is a subtree of the larger one.
  return from === 0 ? ranges : [[from, to], ...ranges];
}

export const isIndex = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

/** The largest power of two that is smaller than `count`. */
export function split(count: number): number {
  let half = 1;
  while (half * 2 < count) half *= 2;
  return half;
}
