import type { FileFinding } from '../../core/vetting/file-finding.ts';

export type TraceKind = 'hosts' | 'addresses' | 'leads';

/** Bytes of an entry in which texts stand; offsets count from the start of the entry. */
export type Region = {
  readonly bytes: Buffer;
  readonly entry: string;
  readonly from: number;
  readonly to: number;
  /** Called where there are more of a kind than are kept, or more places than are looked at. */
  readonly full: (kind: TraceKind) => void;
};

/** Says once of a kind that of an entry's texts not all is known. */
export function tellsFull(
  entry: string,
  offset: number | null,
  report: (finding: FileFinding) => void,
): Region['full'] {
  const told = new Set<TraceKind>();
  return (kind) => {
    if (told.has(kind)) return;
    told.add(kind);
    const place = { entry, offset };
    report({ code: 'limit.searched', place, phoneReads: null, toolsRead: null, facts: { kind } });
  };
}

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
    if (seen === most) return full(kind);
    yield at;
    at = within.indexOf(wanted, at + wanted.length);
  }
}
