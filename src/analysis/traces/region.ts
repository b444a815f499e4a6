export type TraceKind = 'hosts' | 'addresses' | 'leads';

/** Bytes of an entry in which texts stand; offsets count from the start of the entry. */
export type Region = {
  readonly bytes: Buffer;
  readonly entry: string;
  readonly from: number;
  readonly to: number;
  /** Called where there are more of a kind than are kept, or more places than are looked at. */
  readonly full?: (kind: TraceKind) => void;
};

/** Where these bytes occur, at most so often. */
export function* occurrences(
  { bytes, from, to, full }: Region,
  wanted: Buffer,
  most: number,
  kind: TraceKind,
): Iterable<number> {
  const within = bytes.subarray(0, to);
  let at = within.indexOf(wanted, from);
  for (let seen = 0; at !== -1; seen++) {
    if (seen === most) return full?.(kind);
    yield at;
    at = within.indexOf(wanted, at + wanted.length);
  }
}
