import type { Problem } from '../../core/inventory.ts';
import { MAX_PROBLEMS } from './limits.ts';

/** What can be wrong, in words that hold nothing of the file, and what the reader can do. */
const PROBLEMS = {
  'cut-off': [
    'The file ends in the middle of a record',
    'Export it again; what stood before was read.',
  ],
  'open-quote': [
    'A quotation mark opens a cell and nothing closes it',
    'The line was read as if the mark were text; correct it or export again.',
  ],
  'stray-quote': [
    'Text follows a closing quotation mark',
    'The cell was read with that text; check the line.',
  ],
  'too-few-cells': [
    'The row has fewer cells than the header',
    'Check the line; cells that are missing count as empty.',
  ],
  'too-many-cells': [
    'The row has more cells than the header',
    'Check the line; cells beyond the header were left out.',
  ],
  'shifted-cells': [
    'A delimiter inside a text has shifted the cells of the row; they were put back',
    'Export with quotation marks, so that nothing has to be guessed.',
  ],
  'unclear-cells': [
    'A delimiter inside a text has shifted the cells of the row, and it is not clear where',
    'The row was left out. Export with quotation marks.',
  ],
  'repeated-header': ['The header is repeated inside the data', 'Nothing; the line was left out.'],
  'totals-row': ['The row is a total, not a device', 'Nothing; the line was left out.'],
  'record-too-long': [
    'The row is longer than 16 MiB and was left out',
    'Check the line; most often a quotation mark is missing.',
  ],
  'value-too-long': [
    'A value that is needed is longer than 64 KiB; it counts as absent',
    'Check the record at this line.',
  ],
  'too-many-values': [
    'An app has more than 256 values of one field; the others were left out',
    'Check the record at this line.',
  ],
  'nul-bytes': [
    'The file has NUL bytes, which no text has',
    'Check that the file is whole and its encoding is right (--encoding).',
  ],
  'invalid-utf8': [
    'The file has bytes that are not UTF-8',
    'Name the encoding with --encoding, or export as UTF-8.',
  ],
  'broken-json': [
    'The JSON is broken here',
    'Export it again. One record per line: the rest was read; one document: what stood before was read.',
  ],
  'too-deep': [
    'The JSON is nested more than 256 levels deep',
    'No inventory is; check what the file is.',
  ],
  'device-by-name': [
    'The device has no id, serial number or IMEI that can be relied on; it was told apart by its name and holder',
    'Export with serial numbers; open the file in no spreadsheet.',
  ],
  'damaged-number': [
    'A serial number or IMEI was damaged by a spreadsheet (as in 3.5E+14) and not used',
    'Export again and open the file in no spreadsheet.',
  ],
  'shared-serial': [
    'Devices with different ids share a serial number; they were kept apart',
    'Look whether the device was enrolled twice.',
  ],
  'no-device': [
    'The row does not say which device it is of',
    'Its apps were looked at and put under one unnamed device; export with device ids.',
  ],
  'device-without-apps': [
    'The device is listed without any app: what is on it is unknown',
    'Ask the device for its inventory again; check the enrolment and the MDM’s privacy setting.',
  ],
  'fewer-devices': [
    'The inventory counts more devices with an app than it lists',
    'Fetch all pages; the devices that are missing were not seen.',
  ],
  'app-without-devices': [
    'An app of the catalogue is listed with neither devices nor their number',
    'Export with the devices of each app.',
  ],
  'over-reported': [
    'Private apps of a personal enrolment were reported; they were dropped at the door',
    'Set the MDM to report only managed apps of personal devices.',
  ],
} as const satisfies Record<string, readonly [message: string, remedy: string]>;

export type ProblemCode = keyof typeof PROBLEMS;

export type Problems = {
  readonly add: (code: ProblemCode, line: number | null, column?: string) => void;
  /** By line; those of the file as a whole last. */
  readonly list: () => readonly Problem[];
};

const LAST = Number.MAX_SAFE_INTEGER;

/** Keeps the first of each code, and counts the rest on the last kept: a broken file costs no memory. */
export function collectProblems(): Problems {
  const kept: { code: ProblemCode; line: number | null; column: string | null; times: number }[] =
    [];
  const last = new Map<ProblemCode, { count: number; problem: (typeof kept)[number] }>();
  return {
    add(code, line, column) {
      const seen = last.get(code);
      // Without a line one is like the other, and a reader gains nothing by seeing it again.
      const isSame = line === null && seen?.problem.line === null;
      if (seen !== undefined && (seen.count === MAX_PROBLEMS || isSame)) {
        seen.problem.times++;
        return;
      }
      const problem = { code, line, column: column ?? null, times: 1 };
      kept.push(problem);
      last.set(code, { count: (seen?.count ?? 0) + 1, problem });
    },
    list: () =>
      kept
        .toSorted((a, b) => (a.line ?? LAST) - (b.line ?? LAST) || (a.code < b.code ? -1 : 1))
        .map((problem) => {
          const [message, remedy] = PROBLEMS[problem.code];
          return { ...problem, message, remedy };
        }),
  };
}
