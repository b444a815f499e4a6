import type { FileFindingCode } from '../../core/vetting/file-finding-codes.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';

/** A finding about the file itself, at a byte of it; `reads` where phones and tools differ. */
export const finding = (
  code: FileFindingCode,
  offset: number | null,
  facts: FileFinding['facts'] = {},
  reads: { readonly phone: string; readonly tools: string } | null = null,
): FileFinding => findingIn(code, '', offset, facts, reads);

/** The same about an entry of the archive. */
export const findingIn = (
  code: FileFindingCode,
  entry: string,
  offset: number | null,
  facts: FileFinding['facts'] = {},
  reads: { readonly phone: string; readonly tools: string } | null = null,
): FileFinding => ({
  code,
  place: { entry: entry.slice(0, MOST_NAME), offset },
  phoneReads: reads?.phone ?? null,
  toolsRead: reads?.tools ?? null,
  facts,
});

/** Names of entries can have 65,535 bytes; this many characters tell which one it is. */
const MOST_NAME = 256;

export const hex = (id: number): string => `0x${id.toString(16).padStart(8, '0')}`;
