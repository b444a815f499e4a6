import { BOUNDS } from './bounds.ts';
import type { Image } from './image.ts';

/** Sections that hold the texts of a program, in UTF-8 and in UTF-16. */
const NARROW = new Set(['__cstring', '__oslogstring']);
const WIDE = '__ustring';

/** The texts of an image as UTF-8 with NULs between, section by section. `offset`: where it begins in the slice; null where it was UTF-16. */
export const textsOf = function* (
  image: Image,
): Generator<{ readonly bytes: Buffer; readonly offset: number | null }> {
  let left: number = BOUNDS.strings;
  for (const section of image.commands.sections) {
    const isWide = section.name === WIDE;
    if ((!isWide && !NARROW.has(section.name)) || left <= 0) continue;
    const bytes = image.content(section, left);
    if (bytes === null) continue;
    left -= bytes.length;
    yield isWide
      ? { bytes: Buffer.from(bytes.toString('utf16le'), 'utf8'), offset: null }
      : { bytes, offset: section.offset };
  }
};
