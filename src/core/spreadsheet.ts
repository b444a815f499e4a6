/**
 * GUARD: a cell that a spreadsheet would take for a formula is made text by an apostrophe (OWASP, CSV injection, from memory): also
 * after blanks, which some strip, and in the full-width forms that Japanese ones read alike.
 */
export const FORMULA = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** A spreadsheet takes a file without a byte order mark for its own code page. */
export const BYTE_ORDER_MARK = '\ufeff';
