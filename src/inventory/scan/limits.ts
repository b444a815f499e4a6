/** Bounds of what a file can make us hold. What is longer is skipped and reported, and reading goes on. */

/** A row of a CSV is held whole: cells may refer to all of it. */
export const MAX_RECORD = 16 * 1024 * 1024;
/**
 * Of JSON only the values that the layout names are held, never the record; a longer value is no identifier,
 * name or date, and counts as absent. A longer member name is none that a layout knows.
 */
export const MAX_VALUE = 64 * 1024;
export const MAX_DEPTH = 256;
/** Blocks are cut to this, so that they stay in the processor's cache whatever the reader hands over. */
export const BLOCK = 256 * 1024;
/** Spellings of an identifier or name kept with one hit. */
export const MAX_SPELLINGS = 16;
/** Problems kept one by one for each code; later ones are counted on the last. */
export const MAX_PROBLEMS = 50;
/** Values of one field in one app object (`installed_versions.*.bundle_identifier`). */
export const MAX_VALUES = 256;
