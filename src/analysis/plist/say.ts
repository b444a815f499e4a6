import type { FileFindingCode } from '../../core/vetting/file-finding-codes.ts';

/** Says what is odd, and at which byte. */
export type Say = (code: FileFindingCode, offset: number | null) => void;
