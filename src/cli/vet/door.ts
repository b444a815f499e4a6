import type { Examined } from '../../core/vetting/report.ts';

/** App files: found on the disk, read behind walls, results kept. */
export type VettingDoor = {
  /** The files that are meant: a folder's with all folders within, `-` for a path per line on the standard input; hidden ones are left out. */
  readonly listed: (words: readonly string[]) => AsyncIterable<string>;
  /** Reads them; outcomes come in their order. Begins at once. */
  readonly examine: (
    files: AsyncIterable<string>,
    request: ExamineRequest,
  ) => AsyncIterable<FileOutcome>;
  /** Where results are kept, a line each. With `resume` what is there already is kept and read; else the file is new, or `UserError`. */
  readonly results: (file: string, resume: boolean) => KeptResults;
};

type ExamineRequest = {
  /** Folder of the data pack; the shipped one where null. */
  readonly catalogue: string | null;
  /** Asked when the first file is with its reader: SHA-256 of the data pack as it is judged by. What is known of signs must be of the same one. */
  readonly digest: () => Promise<string>;
  /** How many are read at a time; as many as there are cores where null. */
  readonly processes: number | null;
  /** Known from an earlier run; asked with '': whether there was one. */
  readonly isKnown: (sha256: string) => boolean;
};

export type FileOutcome = { readonly file: string } & (
  | { readonly kind: 'examined'; readonly examined: Examined }
  | { readonly kind: 'same'; readonly sha256: string; readonly as: string | null }
  | { readonly kind: 'not-opened'; readonly code: string }
);

export type KeptResults = {
  /** Whole lines of an earlier run. */
  readonly lines: Iterable<string>;
  readonly write: (line: string) => void;
  readonly end: () => void;
};
