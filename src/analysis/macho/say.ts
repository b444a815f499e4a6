import type { FileFindingCode } from '../../core/vetting/file-finding-codes.ts';

/** Says what is odd, and at which byte of the entry. */
export type Say = (
  code: FileFindingCode,
  offset: number | null,
  facts?: Readonly<Record<string, string | number>>,
) => void;
