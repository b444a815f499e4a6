import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Source } from '../source.ts';

/** An archive, read as Android's libziparchive does; how it differs from what other tools see was reported while it was opened. */
export type Zip = {
  readonly kind: 'zip';
  readonly source: Source;
  /** In the order of the central directory, as far as the phone reads it. */
  readonly entries: readonly Entry[];
  /** What the phone takes for this name (exact bytes, as UTF-8); null where there is none. */
  entry(name: string): Entry | null;
  /** All of that name: more than one only in archives that phones since Android 4.4 refuse. */
  all(name: string): readonly Entry[];
  /** Offset of the first byte of the archive: 0, or the length of what was put before it. */
  readonly before: number;
  /** Offsets in the source, `before` included. */
  readonly centralDirectory: Extent;
  readonly endRecord: Extent;
  /** Where `contentOf` says what is odd about the content of an entry. */
  readonly report: (finding: FileFinding) => void;
  /** Content that was inflated before. */
  readonly kept: Map<Entry, Uint8Array>;
  /** Bytes inflated so far, over all entries and over archives inside: bounded together. */
  readonly spent: { inflated: number };
};

type Extent = { readonly offset: number; readonly size: number };

export type Entry = {
  /** For people, as UTF-8; never a path on a disk. Hostile, and up to 65,535 characters long (4,096 bytes where not ASCII): `placeOf` cuts it. */
  readonly name: string;
  readonly rawName: Uint8Array;
  /** As the central directory says. 8 is deflated; the phone takes all others as stored. */
  readonly method: number;
  readonly flags: number;
  /** Bytes of the content, as the central directory says. */
  readonly size: number;
  /** Bytes in the archive, as the central directory says. */
  readonly packed: number;
  readonly crc: number;
  readonly headerOffset: number;
  /** Where its bytes begin; null where its local header is none, so that nothing of it can be read. */
  readonly dataOffset: number | null;
};

export type NotZip = {
  readonly kind: 'not-zip';
  readonly why: 'no-end-record' | 'no-entries' | 'broken';
};
