import { gzipSync, zipSync } from 'fflate';
import { utf8 } from '../text.ts';

// A ZIP holds local time: the same clock reading everywhere needs a Date made from its parts.
const PACKED_AT = new Date(2026, 10, 24, 7, 0, 0);

export const zipped = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, utf8(text)])), {
    level: 9,
    mtime: PACKED_AT,
  });

/** Without a time in its header. */
export const gzipped = (text: string): Uint8Array => gzipSync(utf8(text), { level: 9, mtime: 0 });
