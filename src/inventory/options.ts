import type { SavedMappings } from './mapping.ts';
import type { Mapping } from './mapping-lookup.ts';
import type { Bounds } from './unwrap/bounds.ts';

/** Something to read, once: a file, a pipe, an upload. */
export type Source = {
  /** As the user named it. */
  readonly name: string;
  /** Bytes; null where it is not known beforehand. */
  readonly size: number | null;
  /** Throws an Error with a `code` (ENOENT, EACCES, EISDIR) where it cannot be read. */
  readonly stream: () => AsyncIterable<Uint8Array>;
};

export type ReadOptions = {
  /** `--map`: which column holds which fact; takes the place of recognising. */
  readonly mapping: Mapping | null;
  /** Mappings saved before, looked up by the names of the columns. */
  readonly saved: SavedMappings | null;
  /** `--encoding`: a label that TextDecoder knows; null to tell from the content. */
  readonly encoding: string | null;
  /** `--device`: whose export it is, where the file does not say. */
  readonly device: string | null;
  /** Does the policy cover private apps of personal enrolments? */
  readonly coverPersonal: boolean;
  readonly bounds: Bounds;
  /** A small export that those to come are laid out as: recognised once, for thousands of them. Null: each is recognised by itself. */
  readonly like: string | null;
  /** Hears the names of the columns of each content that `mapping` was applied to: what a saved mapping is found by. */
  readonly onMapped?: (columns: readonly string[]) => void;
};

/** Bytes read of the packed file. */
export type OnProgress = (bytes: number) => void;
