/**
 * Where everything lies in the memory that the scanners share with `kernel.wasm`, in bytes. The kernel is compiled with
 * this file (`kernel/`), so that both sides have one map; only numbers may stand here.
 *
 *     0 … INDEX_END      stops, as `find` writes them
 *     WATCHED            filter of the identifiers and numbers that are looked for
 *     WORDS              filter of the words for which an app is not simply installed
 *     SPANS              of the record at hand: start and end per slot, as in `Spans`
 *     JUDGED …           what the kernel is told before it runs, and what it answers
 *     MEMBERS, COLUMNS   the layout: JSON's wanted members, or the columns of a CSV
 *     SHAPE, REFERENCE   the kernel's own: members of the object before, or the device's cells of the row before
 *     TEXT …             the text of the file; SLACK bytes behind it belong to nobody and may be read
 */
export const WINDOW = 32768;
/** Entries behind the last stop that a scanner may look ahead at. */
export const LOOK_AHEAD = 4;
/** Sixteen bytes are looked at together, so that sixteen stops may be written behind the window. */
export const INDEX_END = 131152;

export const WATCHED = 135168;
/** Bits of a filter are counted in powers of two. */
export const WATCHED_BITS = 18;
export const WORDS = 167936;
export const WORDS_BITS = 11;

export const SPANS = 168192;
export const SPANS_END = 168448;

/** Addresses of the spans of identifier, number in the store, state, managed and device count, a number each. */
export const JUDGED = 168448;
/** Answers: why the kernel stopped, apps that passed, line ends gone by, bit per slot whose cell has doubled marks. */
export const OUTCOME = 168512;
export const PASSED = 168516;
export const LINES = 168520;
export const DOUBLED = 168524;
/** CSV: delimiter, mark (the delimiter where nothing is quoted), columns, and how many at the front are the device's. */
export const DELIMITER = 168528;
export const MARK = 168532;
export const WIDTH = 168536;
export const FRONT = 168540;
/** CSV: length of the device's cells at the front of the row before; -1 where there is none to compare with. */
export const REFERENCE_LENGTH = 168544;
/** CSV, an answer: where the row begins behind which the kernel stopped. */
export const ROW = 168556;
/** CSV: bits of the judged slots. */
export const JUDGED_BITS = 168548;
/** JSON: how many members are wanted. */
export const MEMBER_COUNT = 168552;

/** The kernel's own: the state and the word in `managed` that it last let pass, 32 bytes each: length, text from 16. */
export const KNOWN_STATE = 168576;
export const KNOWN_MANAGED = 168608;

/** Sixteen times the same byte: read from memory faster than made anew. */
export const QUOTES = 168640;
export const BACKSLASHES = 168656;
export const FEEDS = 168672;

/**
 * Per member, 64 bytes: length of its name, address of its span (0: none), 1 where the first value counts, 1 where it
 * is judged; the name from 16.
 */
export const MEMBERS = 169984;
export const MEMBERS_END = 174080;
/** Per column, 16 bytes: address of its span, bit of its slot, address of the cell of the row before (0: no device's). */
export const COLUMNS = 169984;
export const COLUMNS_END = 186368;
/**
 * Per member, 128 bytes: length of `"name":`, address of the wanted member (0: none), a bit for each of its first and of its next
 * sixteen bytes that counts (-1: it is too long to be compared); its bytes from 16; from 48 on `"name":"text"` as it is expected to be
 * repeated: length (0: nothing is expected), and its bytes from 64. One more behind the end, for those without room.
 */
export const SHAPE = 174080;
export const SHAPE_END = 182144;
export const SHAPE_ENTRY = 128;
export const SHAPE_ROOM = 32;
export const REPEATED = 48;
export const REPEATED_TEXT = 64;
export const REPEATED_ROOM = 64;
export const ENTRY = 64;
export const NAME = 16;
export const NAME_ROOM = 48;

export const REFERENCE = 186368;
export const REFERENCE_ROOM = 1024;
/** Cells of the row before that do not stand at the front, 128 bytes each: length (-1: too long) and bytes from 4. */
export const LATE = 187392;
export const LATE_END = 189440;
export const LATE_SIZE = 128;

export const TEXT = 196608;
export const SLACK = 128;

/** The kernel ran until something else than a further record came. */
export const DONE = 0;
/** The record behind which it stopped has to be looked at; its spans lie in SPANS. */
export const FOUND = 1;
/** The record before which it stopped is of no plain shape. */
export const IRREGULAR = -1;
/** The text ends in the record before which it stopped. */
export const INCOMPLETE = -2;
