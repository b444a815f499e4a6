/**
 * What a packed file may do to us. The size of an export is not bounded (an honest one of 5 GB passes); how much a
 * few bytes may unpack to is. Text tables pack 10 to 60 times; deflate's own limit is about 1,030 times.
 */
export type Bounds = {
  /** Unpacked bytes below which no ratio is looked at. */
  readonly ratioFloor: number;
  /** Unpacked bytes per packed byte of the outermost file. */
  readonly ratio: number;
  /** Members of an archive, nested ones included. */
  readonly members: number;
  /** Archives within archives: an export in a ZIP in a ZIP. */
  readonly depth: number;
  /** A workbook is held whole while it is read: packed, and unpacked. */
  readonly workbookPacked: number;
  readonly workbookUnpacked: number;
  /** A property list, or one event of a webhook log, is held whole. */
  readonly document: number;
};

const MIB = 1024 * 1024;

export const BOUNDS: Bounds = {
  ratioFloor: 1024 * MIB,
  ratio: 250,
  members: 1000,
  depth: 2,
  workbookPacked: 64 * MIB,
  workbookUnpacked: 384 * MIB,
  document: 32 * MIB,
};

/** Counts what was read and what came out of it. */
export type Meter = { packed: number; unpacked: number; members: number };

export const isBomb = (meter: Meter, bounds: Bounds): boolean =>
  meter.unpacked > bounds.ratioFloor && meter.unpacked > meter.packed * bounds.ratio;
