/** Where an export is written to. */
export type FileSink = {
  /** Whole or not at all, a path that is new. `secret`: it names people, so nobody else on the machine may read it. */
  readonly write: (
    path: string,
    content: Uint8Array | AsyncIterable<Uint8Array>,
    options?: { readonly secret: boolean },
  ) => Promise<void>;
};

export type ReadFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  /** No file, or no right to read it. */
  | { readonly kind: 'unreadable'; readonly why: string };

/** A folder that came from somebody: it may hold anything. */
export type Folder = {
  /** All of a file of at most so many bytes. */
  readonly read: (path: string, most: number) => Promise<ReadFile>;
  /** The bytes of a large file, in pieces; null where it is not there or can't be read. */
  readonly stream: (path: string) => Promise<AsyncIterable<Uint8Array> | null>;
  /** Paths of all files, below the folder, with `/`. In any order. */
  readonly list: () => AsyncIterable<string>;
};

/** The files of an exported folder beside `tile/`. */
export const CHECKPOINT_FILE = 'checkpoint';
export const KEY_FILE = 'key.vkey';
export const OPENINGS_FILE = 'openings.ndjson';
export const MANIFEST_FILE = 'manifest.json';
