/** Bytes of an entry in which texts stand; offsets count from the start of the entry. */
export type Region = {
  readonly bytes: Buffer;
  readonly entry: string;
  readonly from: number;
  readonly to: number;
};

/** Where these bytes occur, at most so often. */
export function* occurrences(
  { bytes, from, to }: Region,
  wanted: Buffer,
  most: number,
): Iterable<number> {
  let at = bytes.indexOf(wanted, from);
  for (let seen = 0; at !== -1 && at < to && seen < most; seen++) {
    yield at;
    at = bytes.indexOf(wanted, at + wanted.length);
  }
}
